namespace AwsResources.Client.Retries;

/// <summary>A send rate that falls with throttling and grows back along a cubic curve, as TCP CUBIC does.</summary>
/// <remarks>Unlimited until the service throttles for the first time. Rates are requests a second.</remarks>
internal sealed class AdaptiveRate
{
    private const double Beta = 0.7;
    private const double Scale = 0.4;
    private const double Smoothing = 0.8;
    private const double BucketSeconds = 0.5;
    private const double LowestRate = 0.5;
    private const double LargestLead = 2;

    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly long _start;

    // What is sent: counted in buckets of half a second, and smoothed.
    private double _measured;
    private double _lastBucket;
    private int _count;

    // The curve: the rate at the last throttling, when that was, and how long it takes to get back there.
    private double _rateAtThrottling;
    private double _throttledAt;
    private double _secondsToRecover;

    // The tokens, which may be promised ahead: whoever takes one that is not there yet waits for it.
    private bool _isLimited;
    private double _rate = LowestRate;
    private double _capacity = 1;
    private double _tokens;
    private double _filledAt;

    public AdaptiveRate(TimeProvider time)
    {
        _time = time;
        _start = time.GetTimestamp();
    }

    /// <summary>Takes a token, and says how long to wait until it is there.</summary>
    public TimeSpan Reserve()
    {
        lock (_lock)
        {
            if (!_isLimited) return TimeSpan.Zero;
            Fill(Now);
            _tokens--;
            return _tokens >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-_tokens / _rate);
        }
    }

    /// <summary>Takes an attempt's outcome.</summary>
    public void Record(bool throttled)
    {
        lock (_lock)
        {
            var now = Now;
            Measure(now);
            var rate = throttled ? Fall(now) : Grow(now);
            _isLimited |= throttled;
            SetRate(Math.Min(rate, LargestLead * _measured), now);
        }
    }

    private double Now => _time.GetElapsedTime(_start).TotalSeconds;

    private void Measure(double now)
    {
        _count++;
        var bucket = Math.Floor(now / BucketSeconds) * BucketSeconds;
        if (bucket <= _lastBucket) return;
        _measured = (_count / (bucket - _lastBucket) * Smoothing) + (_measured * (1 - Smoothing));
        _count = 0;
        _lastBucket = bucket;
    }

    private double Fall(double now)
    {
        _rateAtThrottling = _isLimited ? Math.Min(_measured, _rate) : _measured;
        _throttledAt = now;
        _secondsToRecover = Math.Cbrt(_rateAtThrottling * (1 - Beta) / Scale);
        return _rateAtThrottling * Beta;
    }

    private double Grow(double now) => (Scale * Math.Pow(now - _throttledAt - _secondsToRecover, 3)) + _rateAtThrottling;

    private void SetRate(double rate, double now)
    {
        Fill(now);
        _rate = Math.Max(rate, LowestRate);
        _capacity = Math.Max(rate, 1);
        _tokens = Math.Min(_tokens, _capacity);
    }

    private void Fill(double now)
    {
        _tokens = Math.Min(_capacity, _tokens + ((now - _filledAt) * _rate));
        _filledAt = now;
    }
}
