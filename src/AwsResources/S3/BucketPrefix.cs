using AwsResources.S3;

namespace AwsResources;

/// <summary>
/// A part of a bucket that reads like a folder: what is directly in it, and what is a level below. A view; S3 has no folders. Made without a call, never changed,
/// and safe to share between threads.
/// </summary>
public sealed class BucketPrefix : IEquatable<BucketPrefix>
{
    // Directory buckets list in no order, and take no key to begin after.
    private const string DirectoryBucket = "--x-s3";

    internal BucketPrefix(IBucket bucket, string name, string delimiter)
    {
        ArgumentNullException.ThrowIfNull(bucket);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentException.ThrowIfNullOrEmpty(delimiter);
        (Bucket, Name, Delimiter) = (bucket, name, delimiter);
    }

    /// <summary>The bucket.</summary>
    public IBucket Bucket { get; }

    /// <summary>What all keys in it begin with, such as <c>2026/may/</c>; empty for the whole bucket.</summary>
    public string Name { get; }

    /// <summary>What separates the levels. Default: a slash.</summary>
    public string Delimiter { get; }

    /// <summary>
    /// The objects directly in it: those with no delimiter behind the prefix. An object whose key is the prefix itself, as tools make them to show an empty folder, is
    /// left out, except in directory buckets. Listed with <c>ListObjectsV2</c> when it is read.
    /// </summary>
    public ResourceCollection<IObject, BucketObjectsOptions> Objects => Bucket.Objects.Filter(IsFolder && !Bucket.Name.EndsWith(DirectoryBucket, StringComparison.Ordinal)
        ? new() { Prefix = Name, Delimiter = Delimiter, StartAfter = Name }
        : new() { Prefix = Name, Delimiter = Delimiter });

    /// <summary>All objects in it, on every level. Listed with <c>ListObjectsV2</c> when it is read.</summary>
    public ResourceCollection<IObject, BucketObjectsOptions> AllObjects => Bucket.Objects.Filter(new() { Prefix = Name });

    /// <summary>The prefixes a level below: <c>2026/may/</c> and <c>2026/june/</c> in <c>2026/</c>. Listed with <c>ListObjectsV2</c> when it is read.</summary>
    public BucketPrefixes Prefixes => new(this);

    /// <summary>The prefix that this one is directly in; null for the whole bucket.</summary>
    public BucketPrefix? Parent
    {
        get
        {
            if (Name.Length == 0) return null;
            var inner = IsFolder ? Name[..^Delimiter.Length] : Name;
            var end = inner.LastIndexOf(Delimiter, StringComparison.Ordinal);
            return new BucketPrefix(Bucket, end < 0 ? "" : inner[..(end + Delimiter.Length)], Delimiter);
        }
    }

    private bool IsFolder => Name.EndsWith(Delimiter, StringComparison.Ordinal);

    /// <summary>A prefix within this one. No call is made.</summary>
    /// <param name="name">What follows this prefix, such as <c>may/</c>.</param>
    public BucketPrefix Prefix(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new BucketPrefix(Bucket, Name + name, Delimiter);
    }

    /// <summary>An object in it. No call is made.</summary>
    /// <param name="name">What follows the prefix in the object's key.</param>
    public IObject Object(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return Bucket.Object(Name + name);
    }

    /// <summary>Whether two prefixes are the same part of the same bucket.</summary>
    public bool Equals(BucketPrefix? other) => other is not null && Name == other.Name && Delimiter == other.Delimiter && Bucket.Equals(other.Bucket);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as BucketPrefix);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Bucket, Name, Delimiter);

    /// <summary>The place, such as <c>s3://photos/2026/may/</c>.</summary>
    public override string ToString() => $"s3://{Bucket.Name}/{Name}";
}
