namespace AwsResources.Emulator.Services.S3.Listings;

/// <summary>What all listings of a bucket's content have in common.</summary>
internal sealed class ListingRequest
{
    private const int LargestPage = 1000;

    private readonly bool _isEncoded;
    private readonly bool _isEmptyPage;

    private ListingRequest(EmulatorCall call, string limitMember)
    {
        Prefix = call.Input.Text("Prefix") ?? "";
        Delimiter = call.Input.Text("Delimiter") is { Length: > 0 } delimiter ? delimiter : null;
        var limit = call.Input.Integer(limitMember) ?? LargestPage;
        if (limit < 0)
            throw S3Errors.InvalidArgument($"Argument {Header(limitMember)} must be an integer between 0 and 2147483647", Header(limitMember), call.Input.Text(limitMember));
        Limit = Math.Min(limit, LargestPage);
        _isEncoded = call.Input.Text("EncodingType") switch
        {
            null or "" => false,
            "url" => true,
            var other => throw S3Errors.InvalidArgument("Invalid Encoding Method specified in Request", "encoding-type", other),
        };
        _isEmptyPage = call.EmptyPage;
    }

    public string Prefix { get; }

    public string? Delimiter { get; }

    public int Limit { get; }

    public static ListingRequest Read(EmulatorCall call, string limitMember = "MaxKeys") => new(call, limitMember);

    /// <summary>The page behind a key; one without entries that promises more, where a test asked for that.</summary>
    public Listing<T> Page<T>(KeyIndex<T> keys, string after, Func<T, bool> isVisible) where T : class => _isEmptyPage
        ? new Listing<T>([], IsTruncated: true)
        : Listing<T>.Of(keys, new ListingQuery(Prefix, Delimiter, after, Limit), isVisible);

    /// <summary>A key in the encoding that the request asked for.</summary>
    public string? Encode(string? text) => text is not null && _isEncoded ? S3Names.Encode(text) : text;

    /// <summary>Puts what was asked for, the end and the folded prefixes into an answer.</summary>
    public void Write<T>(AwsStructure output, Listing<T> page, string limitMember) where T : class
    {
        output["Prefix"] = Encode(Prefix);
        output["Delimiter"] = Encode(Delimiter);
        output[limitMember] = Limit;
        output["IsTruncated"] = page.IsTruncated;
        output["EncodingType"] = _isEncoded ? "url" : null;
        output["CommonPrefixes"] = page.CommonPrefixes.Select(prefix => new AwsStructure { ["Prefix"] = Encode(prefix) }).ToList();
    }

    private static string Header(string member) => member == "MaxKeys" ? "max-keys" : "max-uploads";
}
