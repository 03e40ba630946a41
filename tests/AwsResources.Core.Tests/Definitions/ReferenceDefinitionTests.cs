using System.Text;
using AwsResources.Client.Model;
using AwsResources.Client.Session;
using AwsResources.Core.Definitions;
using AwsResources.Core.Plans;
using AwsResources.Core.Proxies;
using AwsResources.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace AwsResources.Core.Tests.Definitions;

/// <summary>References that a path of the data tells, what counts as data of a resource, and what an action needs of the data.</summary>
public sealed class ReferenceDefinitionTests
{
    private const string Table = """
        {
          "resource": "Table", "identifiers": { "Id": "RouteTableId" },
          "load": { "operation": "DescribeRouteTables", "path": "RouteTables[0]" },
          "attributes": { "Routes": { "hidden": true }, "Associations": { "rename": "Ties" } },
          "references": {
            "Routes": { "resource": "Route", "path": "Routes[]" },
            "First": { "resource": "Route", "path": "Routes[0]" }
          },
          "actions": { "Tag": { "operation": "CreateTags", "params": { "Resources": ["$data.VpcId"] } } }
        }
        """;

    private const string Route = """
        {
          "resource": "Route", "identifiers": { "TableId": "RouteTableId", "Range": "DestinationCidrBlock" },
          "load": { "operation": "DescribeRouteTables", "path": "RouteTables[0].Routes[?DestinationCidrBlock=='$Range'] | [0]" },
          "references": { "Table": "Table" }
        }
        """;

    private const string Answer = """
        <DescribeRouteTablesResponse><routeTableSet><item><routeTableId>rtb-1</routeTableId><vpcId>vpc-1</vpcId><routeSet>
        <item><destinationCidrBlock>10.0.0.0/8</destinationCidrBlock><gatewayId>local</gatewayId></item>
        <item><destinationIpv6CidrBlock>::/0</destinationIpv6CidrBlock><gatewayId>igw-1</gatewayId></item>
        </routeSet></item></routeTableSet></DescribeRouteTablesResponse>
        """;

    public interface ITestTable : IAwsResource<ITestTable>
    {
        string Id { get; }
        IReadOnlyList<ITestRoute> Routes { get; }
        ITestRoute? First { get; }
        IReadOnlyList<AwsStructure> Ties { get; }
        Task TagAsync(AwsStructure? options = null, CancellationToken cancellationToken = default);
    }

    public interface ITestRoute : IAwsResource<ITestRoute>
    {
        string TableId { get; }
        string Range { get; }
        string? GatewayId { get; }
        ITestTable Table { get; }
    }

    public interface ITestEC2 : IAwsServiceRoot
    {
        ITestTable Table(string id);
    }

    [Test]
    public void References_at_a_path_carry_their_data_and_leave_out_what_lacks_an_identifier()
    {
        var wire = FakeTransport.ExpectSync().Answer(200, Answer);
        var table = EC2(wire).Table("rtb-1");

        Assert.Multiple(() =>
        {
            Assert.That(table.Routes.Select(route => (route.TableId, route.Range, route.GatewayId)), Is.EqualTo(new[] { ("rtb-1", "10.0.0.0/8", "local") }));
            Assert.That(table.First, Is.EqualTo(table.Routes[0]));
            Assert.That(table.First!.IsLoaded, Is.True);
            Assert.That(table.First.Table, Is.EqualTo(table));
            Assert.That(table.Ties, Is.Empty);
        });
        wire.VerifyAllUsed();
    }

    [Test]
    public async Task What_an_asynchronous_action_needs_of_the_data_is_loaded_asynchronously()
    {
        var wire = FakeTransport.ExpectAsync().Answer(200, Answer).Answer(200, "<CreateTagsResponse><return>true</return></CreateTagsResponse>");

        await EC2(wire).Table("rtb-1").TagAsync(new() { ["Tags"] = new[] { new AwsStructure { ["Key"] = "a", ["Value"] = "b" } } });

        Assert.That(wire.Requests[1].Text, Does.Contain("ResourceId.1=vpc-1"));
        wire.VerifyAllUsed();
    }

    [TestCase("""{ "Routes": { "resource": "Route", "path": "Rutes[]" } }""", "table.json(1,145): ec2/Table.references.Routes.path: RouteTable has no member 'Rutes'. Did you mean 'Routes'?")]
    [TestCase("""{ "Ties": { "resource": "Route", "path": "Associations[]" } }""",
        "table.json(1,112): ec2/Table.references.Ties: nothing says the identifier Range of Route; give it in 'ids'")]
    public void A_fault_of_a_path_is_told(string references, string expected)
    {
        var faults = new DefinitionFaults();
        _ = Bind(faults, $$"""{ "resource": "Table", "identifiers": { "Id": "RouteTableId" }, "shape": "RouteTable", "references": {{references}} }""");

        Assert.That(faults.All.Select(fault => fault.ToString()), Is.EqualTo(new[] { expected }));
    }

    [TestCase("[Versions, DeleteMarkers][]", null)]
    [TestCase("[Versions, DeleteMakers][]", "ListObjectVersionsOutput has no member 'DeleteMakers'. Did you mean 'DeleteMarkers'?")]
    [TestCase("[Versions, DeleteMarkers]", "'[Versions, DeleteMarkers]' needs a [] after the lists that it joins")]
    public void Lists_are_joined(string path, string? fault)
    {
        _ = ModelCatalog.Embedded.GetService("s3").TryGetOperation("ListObjectVersions", out var operation);

        var (shape, many, wrong) = PathShapes.Follow(path, operation!.Output);

        Assert.That((shape?.Name, many, wrong), Is.EqualTo((fault is null ? "ObjectVersion" : null, fault is null, fault)));
    }

    private static ITestEC2 EC2(FakeTransport wire)
    {
        var runtime = new SessionRuntime(TestClients.Options with { Region = "us-east-1", HttpMessageHandler = wire });
        var plans = new PlanCatalog(_ => Files(Table));
        return (ITestEC2)(object)new ResourceSession(runtime.Client, plans, TimeProvider.System, NullLogger.Instance, () => "here").Root("ec2", resource => ProxyType.AtRunTime(resource switch
        {
            "Table" => typeof(ITestTable),
            "Route" => typeof(ITestRoute),
            _ => typeof(ITestEC2),
        }));
    }

    private static BoundService Bind(DefinitionFaults faults, string table) =>
        DefinitionBinder.Bind(new DefinitionParser(faults).Parse(Files(table))!, ModelCatalog.Embedded.GetService("ec2"), faults);

    private static (string, byte[])[] Files(string table) =>
        [("service.json", """{ "service": "ec2", "name": "EC2" }"""u8.ToArray()), ("table.json", Encoding.UTF8.GetBytes(table)), ("route.json", Encoding.UTF8.GetBytes(Route))];
}
