namespace AwsResources.Client.Retries;

/// <summary>What a client may spend on retries: it runs dry when most calls fail, and fills again as they succeed.</summary>
internal sealed class RetryQuota
{
    public const int Capacity = 500;

    private int _available = Capacity;

    public int Available => Volatile.Read(ref _available);

    public bool TryTake(int cost)
    {
        while (true)
        {
            var available = Available;
            if (cost > available) return false;
            if (Interlocked.CompareExchange(ref _available, available - cost, available) == available) return true;
        }
    }

    public void GiveBack(int amount)
    {
        while (true)
        {
            var available = Available;
            if (available == Capacity) return;
            if (Interlocked.CompareExchange(ref _available, Math.Min(Capacity, available + amount), available) == available) return;
        }
    }
}
