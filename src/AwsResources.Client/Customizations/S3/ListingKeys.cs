using AwsResources.Client.Pipeline;
using AwsResources.Client.Transport;

namespace AwsResources.Client.Customizations.S3;

/// <summary>
/// Keys may hold characters that XML cannot. So listings ask for keys in percent-encoding, and what is read is decoded;
/// but only a listing that has something to decode pays for it.
/// </summary>
internal static class ListingKeys
{
    private const string Member = "EncodingType";

    private static readonly string[] Texts = ["Delimiter", "Prefix", "Marker", "NextMarker", "StartAfter", "KeyMarker", "NextKeyMarker"];
    private static readonly (string List, string Text)[] Lists =
        [("Contents", "Key"), ("CommonPrefixes", "Prefix"), ("Versions", "Key"), ("DeleteMarkers", "Key")];

    public static void Ask(Call call, ref InputChange change)
    {
        if (call.Operation.Name is not ("ListObjects" or "ListObjectsV2" or "ListObjectVersions") || change.Get(Member) is not null) return;
        change.Set(Member, "url");
        call.Note(Member, true);
    }

    public static void Decode(Call call, AwsResponse response, AwsStructure output)
    {
        if (call.Noted(Member) is null || output[Member] as string != "url" || response.Body.Span.IndexOfAny((byte)'%', (byte)'+') < 0) return;
        foreach (var name in Texts) Decode(output, name);
        foreach (var (list, text) in Lists)
        {
            if (output.Shape?.TryGetMember(list, out _) != true || output[list] is not IReadOnlyList<AwsStructure> items) continue;
            foreach (var item in items) Decode(item, text);
        }
    }

    private static void Decode(AwsStructure structure, string name)
    {
        if (structure.Shape?.TryGetMember(name, out var member) != true || structure[name] is not string text) return;
        structure.SetSlot(member!, Uri.UnescapeDataString(text.Replace('+', ' ')));
    }
}
