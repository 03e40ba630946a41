namespace AwsResources.Emulator.Services.Ec2.Networks;

/// <summary>Public addresses. They come from 198.18.0.0/15, which is kept for tests and belongs to nobody.</summary>
internal sealed class PublicAddresses
{
    private const uint First = (198u << 24) | (18u << 16);
    private const uint Count = 1u << 17;

    private readonly HashSet<uint> _used = [];
    private uint _next;

    public uint Take()
    {
        if (_used.Count == Count - 1) throw new EmulatorException("InsufficientAddressCapacity", "Not enough available addresses to satisfy your request.");
        uint address;
        do
        {
            _next = (_next + 1) % Count;
            address = First + _next;
        }
        while (_next == 0 || !_used.Add(address));
        return address;
    }

    public void Free(uint address) => _used.Remove(address);
}
