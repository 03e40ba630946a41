using AwsResources.Client.Model;
using AwsResources.Core.Definitions;

namespace AwsResources.Core.Tests.Definitions;

/// <summary>The definitions that come with the library, against the models that come with it.</summary>
public sealed class BuiltInDefinitionsTests
{
    private static readonly string Root = Path.Combine(TestContext.CurrentContext.TestDirectory, "resources");

    private static IEnumerable<string> Services => Directory.GetDirectories(Root).Select(folder => Path.GetFileName(folder)!).Order();

    [TestCaseSource(nameof(Services))]
    public void Every_definition_fits_its_model(string service)
    {
        var faults = new DefinitionFaults();

        var bound = Bind(service, faults);

        Assert.That(string.Join("\n", faults.All), Is.Empty);
        Assert.That(bound!.Resources, Is.Not.Empty);
    }

    [Test]
    public void An_identifier_binds_to_the_member_of_its_name_or_to_its_list()
    {
        var instance = Resource("ec2", "Instance");

        Assert.Multiple(() =>
        {
            Assert.That(instance.Actions.Single(action => action.Name == "Stop").Params["InstanceIds"], Is.InstanceOf<ArrayNode>());
            Assert.That(instance.Actions.Single(action => action.Name == "AttachVolume").Params["InstanceId"], Is.InstanceOf<SourceNode>());
            Assert.That(instance.BatchActions.Single(action => action.Name == "Stop").Params["InstanceIds"], Is.InstanceOf<EachNode>());
            Assert.That(instance.Load!.Params["InstanceIds"], Is.InstanceOf<ArrayNode>());
        });
    }

    [Test]
    public void An_object_of_a_listing_takes_its_bucket_from_the_bucket()
    {
        var objects = Resource("s3", "Bucket").Collections.Single(collection => collection.Name == "Objects");

        Assert.Multiple(() =>
        {
            Assert.That(objects.Ids[0], Is.EqualTo(new SourceNode(SourceKind.Identifier, null, 0)));
            Assert.That(objects.Ids[1], Is.EqualTo(new SourceNode(SourceKind.Item, "Key")));
            Assert.That(objects.ItemsAreData, Is.True);
            Assert.That(objects.Options.Select(member => member.Name), Does.Contain("Prefix").And.Not.Contain("Bucket").And.Not.Contain("ContinuationToken"));
        });
    }

    [Test]
    public void A_listing_that_answers_names_gives_identifiers_without_data()
    {
        var tables = Service("dynamodb").Root.Collections.Single();

        Assert.Multiple(() =>
        {
            Assert.That(tables.Ids[0], Is.EqualTo(new SourceNode(SourceKind.Item, null)));
            Assert.That(tables.ItemsAreData, Is.False);
        });
    }

    private static BoundResource Resource(string service, string name) => Service(service).Resources.Single(resource => resource.Name == name);

    private static BoundService Service(string name) => Bind(name, new DefinitionFaults())!;

    private static BoundService? Bind(string service, DefinitionFaults faults)
    {
        var files = Directory.GetFiles(Path.Combine(Root, service), "*.json")
            .Select(file => ($"{service}/{Path.GetFileName(file)}", File.ReadAllBytes(file)));
        return new DefinitionParser(faults).Parse(files) is { } definition
            ? DefinitionBinder.Bind(definition, ModelCatalog.Embedded.GetService(service), faults)
            : null;
    }
}
