using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace AwsResources.Emulator.Services.Ec2.Networks;

/// <summary>A range of IPv4 addresses.</summary>
internal readonly record struct CidrBlock(uint First, int Prefix)
{
    public long Size => 1L << (32 - Prefix);

    public uint Last => (uint)(First + Size - 1);

    /// <summary>Reads <c>10.0.0.0/16</c>; bits behind the prefix are dropped.</summary>
    public static bool TryParse(string? text, out CidrBlock block)
    {
        block = default;
        if (text?.Split('/') is not [var address, var bits] || !TryParseAddress(address, out var first)
            || !int.TryParse(bits, NumberStyles.None, CultureInfo.InvariantCulture, out var prefix) || prefix > 32)
        {
            return false;
        }
        block = new CidrBlock(prefix == 0 ? 0 : first & (uint.MaxValue << (32 - prefix)), prefix);
        return true;
    }

    public static bool TryParseAddress(string? text, out uint address)
    {
        address = 0;
        if (!IPAddress.TryParse(text, out var parsed) || parsed.AddressFamily != AddressFamily.InterNetwork || text.Split('.').Length != 4)
            return false;
        foreach (var part in parsed.GetAddressBytes()) address = (address << 8) | part;
        return true;
    }

    public static string Text(uint address) =>
        string.Create(CultureInfo.InvariantCulture, $"{address >> 24}.{(address >> 16) & 255}.{(address >> 8) & 255}.{address & 255}");

    public bool Contains(uint address) => address >= First && address <= Last;

    public bool Contains(CidrBlock other) => other.First >= First && other.Last <= Last;

    public bool Overlaps(CidrBlock other) => other.First <= Last && other.Last >= First;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Text(First)}/{Prefix}");
}
