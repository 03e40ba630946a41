using AwsResources.Client.Model;

namespace AwsResources.Client.Tests.Model;

internal sealed class ModelOverridesTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("models").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void A_folder_adds_a_service_in_the_layout_of_botocore()
    {
        Add("one/zoo/2020-01-01/service-2.json", Service("2020-01-01", "Old"));
        Add("one/zoo/2021-01-01/service-2.json", Service("2021-01-01", "New"));

        var catalog = Catalog("one");

        Assert.That(catalog.ServiceNames, Does.Contain("zoo").And.Contain("s3"));
        Assert.That(catalog.GetService("zoo").OperationNames, Is.EqualTo(new[] { "New" }));
    }

    [Test]
    public void A_folder_adds_a_service_in_our_layout()
    {
        Add("one/zoo/service-2.json", Service("2020-01-01", "Feed"));
        Add("one/zoo/paginators-1.json", """{ "pagination": { "Feed": { "input_token": "A", "output_token": "B", "result_key": "C" } } }""");

        Assert.That(Catalog("one").GetService("zoo").GetPaginator("Feed")!.OutputTokens, Is.EqualTo(new[] { "B" }));
    }

    [Test]
    public void The_first_folder_wins_among_equal_versions()
    {
        Add("one/zoo/1/service-2.json", Service("1", "First"));
        Add("two/zoo/1/service-2.json", Service("1", "Second"));

        Assert.That(Catalog("one", "two").GetService("zoo").OperationNames, Is.EqualTo(new[] { "First" }));
    }

    [Test]
    public void An_override_of_the_same_version_replaces_the_embedded_service_and_keeps_what_it_does_not_bring()
    {
        Add("one/sqs/2012-11-05/service-2.json", Service("2012-11-05", "Only"));

        var sqs = Catalog("one").GetService("sqs");

        Assert.That(sqs.OperationNames, Is.EqualTo(new[] { "Only" }));
        Assert.That(sqs.EndpointRuleSet.ToArray(), Is.EqualTo(ModelCatalog.Embedded.GetService("sqs").EndpointRuleSet.ToArray()));
        Assert.That(sqs.GetPaginator("ListQueues"), Is.Not.Null);
    }

    [Test]
    public void Waiters_alone_are_added_to_the_embedded_service()
    {
        Add("one/sqs/2012-11-05/waiters-2.json", """
            { "waiters": { "Up": { "operation": "ListQueues", "delay": 1, "maxAttempts": 2, "acceptors": [] } } }
            """);

        var sqs = Catalog("one").GetService("sqs");

        Assert.That(sqs.WaiterNames, Is.EqualTo(new[] { "Up" }));
        Assert.That(sqs.TryGetOperation("ListQueues", out _));
    }

    [Test]
    public void An_older_version_does_not_replace_the_embedded_service()
    {
        Add("one/sqs/2001-01-01/service-2.json", Service("2001-01-01", "Only"));

        Assert.That(Catalog("one").GetService("sqs").OperationNames, Does.Contain("SendMessage"));
    }

    [Test]
    public void Extras_are_merged_in()
    {
        Add("one/zoo/1/service-2.json", Service("1", "Feed"));
        Add("one/zoo/1/service-2.sdk-extras.json", """{ "merge": { "metadata": { "signingName": "zoos" } } }""");

        Assert.That(Catalog("one").GetService("zoo").Metadata.SigningName, Is.EqualTo("zoos"));
    }

    [Test]
    public void Partitions_of_a_folder_replace_the_embedded()
    {
        Add("one/partitions.json", """{ "partitions": [] }""");

        Assert.That(Catalog("one").Partitions.ToArray(), Is.EqualTo("""{ "partitions": [] }"""u8.ToArray()));
    }

    [Test]
    public void A_malformed_override_names_its_file()
    {
        Add("one/zoo/1/service-2.json", "{");

        Assert.That(() => Catalog("one").GetService("zoo"), Throws.TypeOf<AwsModelException>()
            .With.Message.StartsWith($"{_folder}/one/zoo/1/service-2.json: line 1: this is not JSON"));
    }

    [Test]
    public void A_folder_that_is_missing_is_left_out() =>
        Assert.That(Catalog("nowhere").ServiceNames, Is.EqualTo(ModelCatalog.Embedded.ServiceNames));

    [TestCase("../zoo")]
    [TestCase("..")]
    [TestCase("")]
    public void A_name_cannot_leave_the_folders(string name)
    {
        Add("zoo/1/service-2.json", Service("1", "Feed"));
        Directory.CreateDirectory(Path.Combine(_folder, "one"));

        Assert.That(Catalog("one").TryGetService(name, out _), Is.False);
    }

    private ModelCatalog Catalog(params string[] folders) => new(folders.Select(f => $"{_folder}/{f}"));

    private void Add(string path, string json)
    {
        var file = $"{_folder}/{path}";
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, json);
    }

    private static string Service(string version, string operation) =>
        $$"""{ "metadata": { "apiVersion": "{{version}}", "protocol": "json" }, "operations": { "{{operation}}": {} } }""";
}
