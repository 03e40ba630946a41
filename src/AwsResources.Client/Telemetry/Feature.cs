namespace AwsResources.Client.Telemetry;

/// <summary>The ids by which AWS's SDKs say in the user agent what of them a request used. AWS gives them out, and they mean the same in all languages.</summary>
internal static class Feature
{
    public const string ResourceModel = "A";
    public const string Waiter = "B";
    public const string Paginator = "C";
    public const string LegacyRetries = "D";
    public const string StandardRetries = "E";
    public const string AdaptiveRetries = "F";
    public const string ExpressBucket = "J";
    public const string Gzip = "L";
    public const string CborProtocol = "M";
    public const string EndpointOverride = "N";
    public const string AccountIdPreferred = "P";
    public const string AccountIdDisabled = "Q";
    public const string AccountIdRequired = "R";
    public const string SigV4a = "S";
    public const string ResolvedAccountId = "T";
    public const string RequestChecksumsWhenSupported = "Z";
    public const string RequestChecksumsWhenRequired = "a";
    public const string ResponseChecksumsWhenSupported = "b";
    public const string ResponseChecksumsWhenRequired = "c";

    /// <summary>The id of the algorithm that protects a request.</summary>
    public static string? OfChecksum(ReadOnlySpan<char> algorithm) => algorithm switch
    {
        "crc32" => "U",
        "crc32c" => "V",
        "crc64nvme" => "W",
        "sha1" => "X",
        "sha256" => "Y",
        "md5" => "AE",
        "sha512" => "AF",
        "xxhash3" => "AG",
        "xxhash64" => "AH",
        "xxhash128" => "AI",
        _ => null,
    };
}

/// <summary>A set of feature ids: a bit for each, so that two sets are compared and joined without an allocation.</summary>
/// <remarks>Two words, not one UInt128: no compiler of ahead-of-time code takes a method that touches that type, or whatever holds it.</remarks>
/// <param name="Short">The ids of one letter.</param>
/// <param name="Long">Those of an A and a letter.</param>
internal readonly record struct FeatureSet(ulong Short, ulong Long)
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-";

    public static FeatureSet Of(string id) => default(FeatureSet).With(id);

    /// <summary>The set with an id: a letter, or A and a letter. What is neither is no id that AWS gave out, and is left out.</summary>
    public FeatureSet With(string id)
    {
        var isLong = id is ['A', _];
        var index = isLong || id.Length == 1 ? Letters.IndexOf(id[^1]) : -1;
        if (index < 0) return this;
        return isLong ? this with { Long = Long | (1UL << index) } : this with { Short = Short | (1UL << index) };
    }

    public FeatureSet With(FeatureSet other) => new(Short | other.Short, Long | other.Long);

    public FeatureSet With(IReadOnlyList<string> ids)
    {
        var set = this;
        for (var i = 0; i < ids.Count; i++) set = set.With(ids[i]);
        return set;
    }

    /// <summary>The ids, parted by commas.</summary>
    public override string ToString()
    {
        var ids = new List<string>();
        for (var i = 0; i < Letters.Length; i++)
            if ((Short >> i & 1) != 0) ids.Add(Letters.Substring(i, 1));
        for (var i = 0; i < Letters.Length; i++)
            if ((Long >> i & 1) != 0) ids.Add("A" + Letters[i]);
        return string.Join(',', ids);
    }
}
