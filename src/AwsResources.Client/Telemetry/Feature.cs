namespace AwsResources.Client.Telemetry;

/// <summary>The ids by which AWS's SDKs say in the user agent what of them a request used. AWS gives them out, and they mean the same in all languages.</summary>
internal static class Feature
{
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
internal readonly record struct FeatureSet(UInt128 Bits)
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-";

    public static FeatureSet Of(string id) => default(FeatureSet).With(id);

    /// <summary>The set with an id: a letter, or A and a letter. What is neither is no id that AWS gave out, and is left out.</summary>
    public FeatureSet With(string id)
    {
        var index = id.Length == 1 ? Letters.IndexOf(id[0]) : id.Length == 2 && id[0] == 'A' ? Letters.IndexOf(id[1]) : -1;
        return index < 0 ? this : new FeatureSet(Bits | (UInt128.One << (index + (id.Length == 2 ? Letters.Length : 0))));
    }

    public FeatureSet With(FeatureSet other) => new(Bits | other.Bits);

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
        for (var i = 0; i < 2 * Letters.Length; i++)
            if ((Bits >> i & 1) != 0) ids.Add(i < Letters.Length ? $"{Letters[i]}" : $"A{Letters[i - Letters.Length]}");
        return string.Join(',', ids);
    }
}
