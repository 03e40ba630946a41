using System.Globalization;

namespace AwsResources.Emulator.Services.S3.Objects;

/// <summary>A part of an object's bytes.</summary>
internal readonly record struct ByteRange(int Start, int Length)
{
    private const string Unit = "bytes=";

    /// <summary>The range that a Range header asks for; null where there is none, or one that S3 ignores.</summary>
    /// <exception cref="EmulatorException">The range lies outside the object.</exception>
    public static ByteRange? Parse(string? header, int size)
    {
        if (header is null || !header.StartsWith(Unit, StringComparison.Ordinal)) return null;
        var text = header.AsSpan(Unit.Length).Trim();
        var hyphen = text.IndexOf('-');
        if (hyphen < 0 || !TryNumber(text[..hyphen], out var first) || !TryNumber(text[(hyphen + 1)..], out var last)) return null;
        if (first is null && last is null || first > last) return null;
        var (start, end) = first is { } from ? (from, Math.Min(last ?? size - 1, size - 1)) : (Math.Max(size - last!.Value, 0), size - 1L);
        if (start >= size || end < start) throw S3Errors.InvalidRange(header, size);
        return new ByteRange((int)start, (int)(end - start + 1));
    }

    public string ContentRange(int size) => string.Create(CultureInfo.InvariantCulture, $"bytes {Start}-{Start + Length - 1}/{size}");

    private static bool TryNumber(ReadOnlySpan<char> text, out long? number)
    {
        number = null;
        if (text.IsEmpty) return true;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)) return false;
        number = value;
        return true;
    }
}
