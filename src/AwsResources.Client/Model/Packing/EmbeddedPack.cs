using System.Buffers;

namespace AwsResources.Client.Model.Packing;

/// <summary>The pack that the build embedded, read in place: the assembly's pages are mapped, nothing is copied.</summary>
internal static unsafe class EmbeddedPack
{
    private const string ResourceName = "AwsResources.models.pack";

    public static PackFile Open()
    {
        using var stream = typeof(EmbeddedPack).Assembly.GetManifestResourceStream(ResourceName)
            ?? throw new AwsModelException($"The assembly was built without its models: it has no resource '{ResourceName}'.");
        return new PackFile(stream is UnmanagedMemoryStream mapped ? new MappedBytes(mapped.PositionPointer, checked((int)mapped.Length)).Memory : Copy(stream));
    }

    private static byte[] Copy(Stream stream)
    {
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Memory over the resource, which stays where it is for as long as the assembly is loaded.</summary>
    private sealed class MappedBytes(byte* start, int length) : MemoryManager<byte>
    {
        public override Span<byte> GetSpan() => new(start, length);

        public override MemoryHandle Pin(int elementIndex = 0) => new(start + elementIndex);

        public override void Unpin()
        {
        }

        protected override void Dispose(bool disposing)
        {
        }
    }
}
