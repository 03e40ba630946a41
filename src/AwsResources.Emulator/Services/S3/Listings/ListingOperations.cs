using System.Text;
using AwsResources.Emulator.Services.S3.Buckets;
using AwsResources.Emulator.Services.S3.Configuration;
using AwsResources.Emulator.Services.S3.Objects;

namespace AwsResources.Emulator.Services.S3.Listings;

/// <summary>ListObjectsV2 and ListObjects.</summary>
internal sealed class ListingOperations(S3Store store)
{
    private const string TokenMark = "after:";

    public AwsStructure ListV2(EmulatorCall call)
    {
        var bucket = store.Bucket(call);
        var request = ListingRequest.Read(call);
        var token = call.Input.Text("ContinuationToken");
        var after = token is null ? call.Input.Text("StartAfter") ?? "" : After(token);
        var page = request.Page(bucket.Objects, after, IsVisible);
        var output = new AwsStructure
        {
            ["Name"] = bucket.Name,
            ["KeyCount"] = page.Entries.Count,
            ["StartAfter"] = request.Encode(call.Input.Text("StartAfter")),
            ["ContinuationToken"] = token,
            ["NextContinuationToken"] = call.EmptyPage ? Token(after) : page.Next is { } next ? Token(next) : null,
        };
        Write(call, output, request, page, withOwner: call.Input.Flag("FetchOwner") == true);
        return output;
    }

    public AwsStructure ListV1(EmulatorCall call)
    {
        var bucket = store.Bucket(call);
        var request = ListingRequest.Read(call);
        var marker = call.Input.Text("Marker") ?? "";
        var page = request.Page(bucket.Objects, marker, IsVisible);
        var output = new AwsStructure { ["Name"] = bucket.Name, ["Marker"] = request.Encode(marker) };
        // Without a delimiter the caller goes on behind the last key itself.
        if (request.Delimiter is not null) output["NextMarker"] = request.Encode(call.EmptyPage ? marker : page.Next);
        Write(call, output, request, page, withOwner: true);
        return output;
    }

    private static bool IsVisible(ObjectHistory history) => history.Current is not null;

    private static void Write(
        EmulatorCall call, AwsStructure output, ListingRequest request, Listing<ObjectHistory> page, bool withOwner)
    {
        request.Write(output, page, "MaxKeys");
        var owner = withOwner ? Grants.Owner(call.AccountId) : null;
        output["Contents"] = page.Items.Select(history => Describe(request, history.Current!, owner)).ToList();
    }

    private static AwsStructure Describe(ListingRequest request, S3Object item, AwsStructure? owner) => new()
    {
        ["Key"] = request.Encode(item.Key),
        ["LastModified"] = item.LastModified,
        ["ETag"] = item.ETag,
        ["ChecksumAlgorithm"] = item.Checksum is { } checksum ? new[] { checksum.Algorithm.Name } : null,
        ["ChecksumType"] = item.Checksum?.Type,
        ["Size"] = (long)item.Bytes.Length,
        ["StorageClass"] = item.Headers.StorageClass,
        ["Owner"] = owner,
    };

    private static string Token(string after) => Convert.ToBase64String(Encoding.UTF8.GetBytes(TokenMark + after));

    private static string After(string token)
    {
        var bytes = new byte[token.Length];
        if (Convert.TryFromBase64String(token, bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length) is var text && text.StartsWith(TokenMark, StringComparison.Ordinal))
        {
            return text[TokenMark.Length..];
        }
        throw S3Errors.InvalidArgument("The continuation token provided is incorrect", "continuation-token", token);
    }
}
