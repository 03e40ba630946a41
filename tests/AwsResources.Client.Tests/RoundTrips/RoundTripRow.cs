using System.Text.Json.Nodes;

namespace AwsResources.Client.Tests.RoundTrips;

/// <summary>A call of a row: an operation, its input with places such as <c>$id</c>, and a JMESPath into its output.</summary>
internal sealed record RoundTripCall(string Operation, JsonNode Input, string? Path);

/// <summary>A row of services.json: how something is made, read, listed and deleted again.</summary>
/// <param name="Service">The service.</param>
/// <param name="Before">What must be there first, perhaps of another service; its path is <c>$before</c>.</param>
/// <param name="Create">Makes it; its path, where it has one, is <c>$id</c> (<c>$id.0</c>, … where it finds a list).</param>
/// <param name="Read">Reads it; boto3 must read the same.</param>
/// <param name="Id">A path into what is read that is <c>$id</c>, where creating does not tell.</param>
/// <param name="List">Lists the names of all.</param>
/// <param name="Delete">Deletes it.</param>
/// <param name="Name">Its name in the list; <c>$id</c> where there is none.</param>
/// <param name="Varying">Members that the server makes anew at each reading.</param>
internal sealed record RoundTripRow(
    string Service, (string Service, RoundTripCall Call)? Before, RoundTripCall Create, RoundTripCall Read, string? Id, RoundTripCall List, RoundTripCall Delete, string Name,
    IReadOnlySet<string> Varying)
{
    public static IReadOnlyList<RoundTripRow> All { get; } =
        [.. JsonNode.Parse(File.ReadAllText(Path.Join(AppContext.BaseDirectory, "RoundTrips", "services.json")))!.AsArray().Select(row => Parse(row!.AsObject()))];

    private static RoundTripRow Parse(JsonObject row) => new(
        row["service"]!.GetValue<string>(),
        row["before"] is JsonArray before ? (before[0]!.GetValue<string>(), Call(before, 1)) : null,
        Call(row["create"]!, 0), Call(row["read"]!, 0), row["id"]?.GetValue<string>(), Call(row["list"]!, 0), Call(row["delete"]!, 0),
        row["name"]?.GetValue<string>() ?? "$id",
        new HashSet<string>(row["varying"]?.AsArray().Select(name => name!.GetValue<string>()) ?? [], StringComparer.Ordinal));

    private static RoundTripCall Call(JsonNode node, int from)
    {
        var parts = node.AsArray();
        return new(parts[from]!.GetValue<string>(), parts[from + 1]!, parts.Count > from + 2 ? parts[from + 2]!.GetValue<string>() : null);
    }
}
