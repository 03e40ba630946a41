using System.Text;
using AwsResources.Client.Endpoints;

namespace AwsResources.Client.Tests.Endpoints;

/// <summary>Small partitions and rule sets in which a test writes only what it is about.</summary>
internal static class RuleSets
{
    public static PartitionTable Partitions { get; } = PartitionTable.Parse("""
        { "partitions": [
          { "id": "aws", "regionRegex": "^(us|eu)\\-\\w+\\-\\d+$",
            "outputs": { "name": "aws", "dnsSuffix": "amazonaws.com", "dualStackDnsSuffix": "api.aws",
                         "implicitGlobalRegion": "us-east-1", "supportsFIPS": true, "supportsDualStack": true },
            "regions": { "us-east-1": { "description": "Virginia" }, "aws-global": {}, "eu-odd-1": { "supportsDualStack": false } } },
          { "id": "aws-cn", "regionRegex": "^cn\\-\\w+\\-\\d+$",
            "outputs": { "name": "aws-cn", "dnsSuffix": "amazonaws.com.cn", "dualStackDnsSuffix": "api.amazonwebservices.com.cn",
                         "implicitGlobalRegion": "cn-northwest-1", "supportsFIPS": true, "supportsDualStack": true },
            "regions": { "cn-north-1": {} } } ] }
        """u8.ToArray());

    public static EndpointRuleSet Parse(string rules, string parameters = """ "Text": { "type": "String" }, "Flag": { "type": "Boolean" } """) =>
        EndpointRuleSet.Parse(Encoding.UTF8.GetBytes($$"""{ "version": "1.0", "parameters": { {{parameters}} }, "rules": [ {{rules}} ] }"""), Partitions, "tests");

    /// <summary>What a call gives for a text: shown through a rule that assigns the result and puts it into the URL.</summary>
    public static string? Show(string call, string? text = null, bool? flag = null, string path = "")
    {
        var assigned = call.TrimEnd()[..^1] + ", \"assign\": \"result\" }";
        var rules = Parse($$"""
            { "type": "endpoint", "conditions": [ {{assigned}} ], "endpoint": { "url": "https://x/{result{{path}}}" } },
            { "type": "endpoint", "conditions": [], "endpoint": { "url": "https://x/(none)" } }
            """);
        var shown = rules.Resolve(new EndpointParameters().Set("Text", text).Set("Flag", flag)).Url["https://x/".Length..];
        return shown == "(none)" ? null : shown;
    }
}
