using AwsResources.Client.Model;
using AwsResources.Client.Values;

namespace AwsResources;

/// <summary>How the value of a member becomes a <typeparamref name="T"/>. Readers are made once, by <see cref="AwsReaders"/>.</summary>
/// <typeparam name="T">The type that is read.</typeparam>
public abstract class AwsReader<T>
{
    private protected AwsReader(T unset, bool isCached)
    {
        Unset = unset;
        IsCached = isCached;
    }

    /// <summary>What an unset member reads as.</summary>
    internal T Unset { get; }

    /// <summary>Whether a decoded value is kept: strings and everything larger, but not numbers, which would be boxed.</summary>
    internal bool IsCached { get; }

    internal abstract T FromTape(ValueTape tape, int node, Shape shape);

    /// <summary>Reads a value that a caller or a header gave.</summary>
    internal abstract T FromObject(object value);
}
