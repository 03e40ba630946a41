using System.Text;
using AwsResources.Client.Endpoints;
using AwsResources.Client.Model;

namespace AwsResources.Fuzz.Targets;

/// <summary>Endpoint rules: AWS's own with random parameters, and damaged ones; partitions.</summary>
internal static class EndpointTargets
{
    private static readonly string[] Services = ["s3", "s3control", "dynamodb", "sts", "ec2", "events", "kinesis", "cloudfront", "iam"];

    private static readonly string[] Texts =
    [
        "us-east-1", "cn-north-1", "us-gov-west-1", "aws-global", "eu-central-99", "", " ", "a", "photos", "Photos_1", "192.168.0.1", "bucket--use1-az1--x-s3", "arn:aws:s3:us-west-2:123456789012:accesspoint:my-ap",
        "arn:aws:s3-outposts:us-west-2:123456789012:outpost/op-1/accesspoint/ap", "arn:aws:s3::123456789012:accesspoint:mfzwi23gnjvgw.mrap", "arn:aws:s3-object-lambda:us-east-1:123456789012:accesspoint/ol", "arn:", "arn:::::",
        "https://example.com", "https://example.com:8443/path?x=1", "http://[::1]:80", "https://", "://", "http://a@b", "{Region}", "%zz", "é", "\ud800", "123456789012", new string('a', 300), "a.b.c", "-a", "a-", "beta", "--op-s3",
    ];

    private static readonly Mutator Json = new(FuzzSyntaxes.Json with
    {
        Tokens = [.. FuzzSyntaxes.Json.Tokens, .. Pieces("\"fn\":\"parseURL\"", "\"fn\":\"nope\"", "\"ref\":\"Region\"", "\"ref\":\"nope\"", "\"{Region#dnsSuffix}\"", "\"{\"", "\"{}\"", "\"{{x}}\"", "{\"fn\":\"substring\",\"argv\":[\"a\",-1,99999999999,true]}",
            "{\"fn\":\"getAttr\",\"argv\":[{\"ref\":\"Region\"},\"a[99999999999]\"]}", "{\"fn\":\"getAttr\",\"argv\":[{\"fn\":\"aws.partition\",\"argv\":[\"x\"]},\"name[0].b\"]}", "{\"fn\":\"isSet\",\"argv\":[]}", "\"type\":\"tree\"", "\"type\":\"error\"", "\"assign\":\"Region\"")],
        Nests = [.. FuzzSyntaxes.Json.Nests, Piece("{\"fn\":\"not\",\"argv\":[", "]}"), Piece("{\"conditions\":[],\"type\":\"tree\",\"rules\":[", "]}")],
    });

    private static readonly Lazy<PartitionTable> Partitions = new(() => PartitionTable.Parse(ModelCatalog.Embedded.Partitions));
    private static readonly Lazy<EndpointRuleSet[]> RuleSets = new(() => Array.ConvertAll(Services, service => EndpointRuleSet.Parse(ModelCatalog.Embedded.GetService(service).EndpointRuleSet, Partitions.Value, service)));

    public static IEnumerable<FuzzTarget> All()
    {
        yield return new("Endpoints of random parameters", 6, Parameters);
        yield return new("Endpoint rules", 4, Rules);
        yield return new("Partitions", 1, PartitionFile);
    }

    private static FuzzCase Parameters(Random random)
    {
        var rules = RuleSets.Value[random.Next(Services.Length)];
        var parameters = Random(random, rules);
        return new("parameters", Encoding.UTF8.GetBytes(string.Join(", ", parameters.Entries.Select(entry => $"{entry.Key}={entry.Value}"))), () => Evaluate(rules, parameters));
    }

    private static FuzzCase Rules(Random random)
    {
        var service = Services[random.Next(Services.Length)];
        var json = ModelCatalog.Embedded.GetService(service).EndpointRuleSet.ToArray();
        var bytes = Json.Mutate(random, json, json);
        return new($"rules of {service}", bytes, () =>
        {
            var rules = EndpointRuleSet.Parse(bytes, Partitions.Value, service);
            for (var i = 0; i < 4; i++)
            {
                try
                {
                    Evaluate(rules, Random(random, rules));
                }
                catch (AwsException)
                {
                    // Other parameters may lead to other rules.
                }
            }
        });
    }

    private static FuzzCase PartitionFile(Random random)
    {
        var json = ModelCatalog.Embedded.Partitions.ToArray();
        var bytes = Json.Mutate(random, json, json);
        return new("partitions", bytes, () =>
        {
            var table = PartitionTable.Parse(bytes);
            foreach (var region in Texts) _ = table.Find(region).Name;
        });
    }

    private static void Evaluate(EndpointRuleSet rules, EndpointParameters parameters)
    {
        var endpoint = rules.Resolve(parameters);
        _ = (endpoint.Uri, endpoint.ToString());
    }

    private static EndpointParameters Random(Random random, EndpointRuleSet rules)
    {
        var parameters = new EndpointParameters();
        foreach (var parameter in rules.Parameters)
        {
            if (random.Next(3) == 0 && !parameter.Required) continue;
            _ = parameters.SetValue(parameter.Name, (random.Next(30) == 0 ? random.Next(3) : (int)parameter.Type) switch
            {
                _ when parameter.Type is RuleType.Boolean => random.Next(2) == 0,
                _ when parameter.Type is RuleType.String => Texts[random.Next(Texts.Length)],
                _ => new[] { Texts[random.Next(Texts.Length)] },
            });
        }
        return parameters;
    }

    private static byte[][] Pieces(params string[] texts) => Array.ConvertAll(texts, Encoding.UTF8.GetBytes);

    private static (byte[] Open, byte[] Close) Piece(string open, string close) => (Encoding.UTF8.GetBytes(open), Encoding.UTF8.GetBytes(close));
}
