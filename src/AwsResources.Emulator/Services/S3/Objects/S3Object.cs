namespace AwsResources.Emulator.Services.S3.Objects;

/// <summary>One version of an object, or a delete marker. Immutable but for its tags and grants.</summary>
internal sealed class S3Object
{
    /// <summary>The id of a version that was written while versioning was not enabled.</summary>
    public const string NullVersion = "null";

    public required string Key { get; init; }

    public required string VersionId { get; init; }

    public bool IsDeleteMarker { get; init; }

    public ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>The entity tag with its quotes.</summary>
    public string ETag { get; init; } = "";

    public required DateTimeOffset LastModified { get; init; }

    public ObjectHeaders Headers { get; init; } = ObjectHeaders.None;

    public IReadOnlyDictionary<string, string> Tags { get; set; } = new Dictionary<string, string>();

    public IReadOnlyList<AwsStructure> Grants { get; set; } = [];

    public ObjectChecksum? Checksum { get; init; }

    /// <summary>The parts of an object that was uploaded in parts; empty for others.</summary>
    public IReadOnlyList<ObjectPart> Parts { get; init; } = [];
}

/// <summary>A checksum that is kept with an object.</summary>
/// <param name="Algorithm">The algorithm.</param>
/// <param name="Value">Base64; of a composite one, with the number of parts behind a hyphen.</param>
/// <param name="IsComposite">Whether it is the checksum of the parts' checksums.</param>
internal sealed record ObjectChecksum(ChecksumAlgorithm Algorithm, string Value, bool IsComposite)
{
    public string Type => IsComposite ? "COMPOSITE" : "FULL_OBJECT";
}

/// <summary>A part of a whole object.</summary>
internal sealed record ObjectPart(int Number, long Offset, int Size, string? Checksum);

/// <summary>What is said of an object beside its bytes, and answered with them.</summary>
internal sealed record ObjectHeaders
{
    public static ObjectHeaders None { get; } = new();

    private static readonly string[] Names =
        ["CacheControl", "ContentDisposition", "ContentEncoding", "ContentLanguage", "ContentType", "WebsiteRedirectLocation", "ServerSideEncryption", "SSEKMSKeyId"];

    private const string DefaultContentType = "binary/octet-stream";

    /// <summary>The members of inputs and outputs that hold text, by their names in the model.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>As the uploader wrote it, whether or not it is a date.</summary>
    public string? Expires { get; init; }

    public string StorageClass { get; init; } = "STANDARD";

    /// <summary>Reads what a request says; aws-chunked is the request's own coding and no property of the object.</summary>
    public static ObjectHeaders From(EmulatorCall call)
    {
        var input = call.Input;
        var texts = new Dictionary<string, string>();
        foreach (var name in Names)
            if (input.Text(name) is { Length: > 0 } text) texts[name] = text;
        if (texts.TryGetValue("ContentEncoding", out var encoding))
        {
            var kept = string.Join(", ", encoding.Split(',', StringSplitOptions.TrimEntries).Where(part => part is not ("aws-chunked" or "")));
            if (kept.Length == 0) _ = texts.Remove("ContentEncoding");
            else texts["ContentEncoding"] = kept;
        }
        _ = texts.TryAdd("ContentType", DefaultContentType);
        return new ObjectHeaders
        {
            Texts = texts,
            Metadata = input.TextMap("Metadata").ToDictionary(pair => pair.Key.ToLowerInvariant(), pair => pair.Value),
            Expires = call.Request.Headers.TryGet("Expires", out var expires) ? expires : null,
            StorageClass = input.Text("StorageClass") ?? "STANDARD",
        };
    }

    /// <summary>Puts everything into an answer; the standard storage class is left out, as S3 does.</summary>
    public void WriteTo(EmulatorCall call, AwsStructure output)
    {
        foreach (var (name, text) in Texts) output[name] = text;
        output["Metadata"] = Metadata;
        if (Expires is not null) call.ResponseHeaders.Set("Expires", Expires);
        if (StorageClass != "STANDARD") output["StorageClass"] = StorageClass;
    }
}
