using System.Buffers.Binary;

namespace AwsResources.Emulator.Core;

/// <summary>Identifiers in the forms that AWS gives them. The same seed and the same calls yield the same ones.</summary>
internal sealed class EmulatorIds(int seed)
{
    private const string Hexadecimal = "0123456789abcdef";
    private const string UpperAlphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private const string Alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private readonly Random _random = new(seed);
    private readonly Lock _gate = new();

    /// <summary>A resource's id with seventeen hexadecimal digits, such as <c>i-0a1b2c3d4e5f60718</c>.</summary>
    public string Resource(string prefix) => $"{prefix}-0{Pick(Hexadecimal, 16)}";

    /// <summary>Lower-case hexadecimal digits.</summary>
    public string Hex(int digits) => Pick(Hexadecimal, digits);

    /// <summary>Letters of both cases and digits.</summary>
    public string Token(int length) => Pick(Alphanumeric, length);

    /// <summary>Upper-case letters and digits, such as the request ids of S3 and DynamoDB.</summary>
    public string Upper(int length) => Pick(UpperAlphanumeric, length);

    /// <summary>Bytes in base64, such as S3's second request id.</summary>
    public string Base64(int bytes)
    {
        var buffer = new byte[bytes];
        lock (_gate) _random.NextBytes(buffer);
        return Convert.ToBase64String(buffer);
    }

    /// <summary>A GUID of version 4, such as the request ids of EC2.</summary>
    public Guid Guid()
    {
        Span<byte> bytes = stackalloc byte[16];
        lock (_gate) _random.NextBytes(bytes);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[6..], (ushort)((BinaryPrimitives.ReadUInt16BigEndian(bytes[6..]) & 0x0FFF) | 0x4000));
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    private string Pick(string alphabet, int length)
    {
        lock (_gate)
        {
            return string.Create(length, (alphabet, _random), static (text, state) =>
            {
                foreach (ref var letter in text) letter = state.alphabet[state._random.Next(state.alphabet.Length)];
            });
        }
    }
}
