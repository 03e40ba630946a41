using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace AwsResources.Client.Signing;

/// <summary>The asymmetric part of Signature Version 4a: a key pair on the curve P-256 that both sides derive from the secret.</summary>
/// <remarks>
/// The signature names no region, so one holds in several. The private key comes from the secret by a key derivation function in
/// counter mode (NIST SP 800-108, over HMAC-SHA-256), once for each pair of access key id and secret.
/// </remarks>
internal static class SigV4a
{
    public const string Algorithm = "AWS4-ECDSA-P256-SHA256";

    /// <summary>The most bytes that a signature takes in DER.</summary>
    public const int LongestSignature = 72;

    private const int KeyLength = 32;
    private const int KeyBits = KeyLength * 8;
    private const int Limit = 64;

    private static readonly ConcurrentDictionary<(string AccessKeyId, string Secret), ECDsa> Known = new();

    // The order of the curve's group, less two.
    private static ReadOnlySpan<byte> OrderLessTwo =>
    [
        0xFF, 0xFF, 0xFF, 0xFF, 0x00, 0x00, 0x00, 0x00, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
        0xBC, 0xE6, 0xFA, 0xAD, 0xA7, 0x17, 0x9E, 0x84, 0xF3, 0xB9, 0xCA, 0xC2, 0xFC, 0x63, 0x25, 0x4F,
    ];

    /// <summary>Signs text; writes the signature in DER and returns its length. No two signatures of a text are the same.</summary>
    public static int Sign(AwsCredentials credentials, ReadOnlySpan<byte> text, Span<byte> signature)
    {
        var key = KeyOf(credentials);
        // The platform does not promise that a key may be used by two threads at once.
        lock (key) return key.SignData(text, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    private static ECDsa KeyOf(AwsCredentials credentials)
    {
        var id = (credentials.AccessKeyId, credentials.SecretAccessKey);
        if (Known.TryGetValue(id, out var key)) return key;
        // Temporary secrets change. A key that is dropped may be in use: it is left to be collected.
        if (Known.Count >= Limit) Known.Clear();
        var secret = DerivePrivateKey(credentials.AccessKeyId, credentials.SecretAccessKey);
        return Known.GetOrAdd(id, _ => ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = secret }));
    }

    /// <summary>The private key, as a big-endian number: the first candidate within the curve's order, plus one.</summary>
    internal static byte[] DerivePrivateKey(string accessKeyId, string secret)
    {
        var inputKey = Encoding.UTF8.GetBytes("AWS4A" + secret);
        var label = Encoding.UTF8.GetBytes(Algorithm);
        var id = Encoding.UTF8.GetBytes(accessKeyId);
        var key = new byte[KeyLength];
        for (var counter = 1; counter <= byte.MaxValue; counter++)
        {
            _ = HMACSHA256.HashData(inputKey, FixedInput(label, id, (byte)counter), key);
            if (!IsAbove(key, OrderLessTwo))
            {
                AddOne(key);
                return key;
            }
        }

        throw new CryptographicException("No signing key can be derived from this secret access key."); // One chance in 2^8000.
    }

    // The number of the block, the label, a zero, the context (the id and the counter), and the length wanted in bits.
    private static byte[] FixedInput(ReadOnlySpan<byte> label, ReadOnlySpan<byte> id, byte counter)
    {
        var input = new byte[sizeof(int) + label.Length + 1 + id.Length + 1 + sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(input, 1);
        label.CopyTo(input.AsSpan(sizeof(int)));
        id.CopyTo(input.AsSpan(sizeof(int) + label.Length + 1));
        input[^(sizeof(int) + 1)] = counter;
        BinaryPrimitives.WriteInt32BigEndian(input.AsSpan(input.Length - sizeof(int)), KeyBits);
        return input;
    }

    // Both of these touch every byte whatever it is: how long they take says nothing of the key.
    private static bool IsAbove(ReadOnlySpan<byte> value, ReadOnlySpan<byte> limit)
    {
        var borrow = 0;
        for (var i = value.Length - 1; i >= 0; i--) borrow = ((limit[i] - value[i] - borrow) >> 8) & 1;
        return borrow != 0;
    }

    private static void AddOne(Span<byte> value)
    {
        var carry = 1;
        for (var i = value.Length - 1; i >= 0; i--)
        {
            carry += value[i];
            value[i] = (byte)carry;
            carry >>= 8;
        }
    }
}
