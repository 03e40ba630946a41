using AwsResources.TestKit;

namespace AwsResources.Tests.Extension;

/// <summary>Definitions that a program brings along at run time: the catalog of the samples.</summary>
[TestFixture]
public sealed class DefineTests
{
    private static readonly string Folder = Path.Combine(TestContext.CurrentContext.TestDirectory, "glue");

    public interface IDatabase : IAwsResource<IDatabase>
    {
        string Name { get; }

        string? Description { get; }

        DateTimeOffset? CreateTime { get; }

        ResourceCollection<ITable> Tables { get; }

        ITable Table(string name);

        Task DeleteAsync(CancellationToken cancellationToken = default);
    }

    public interface ITable : IAwsResource<ITable>
    {
        string Name { get; }

        string? Owner { get; }

        IDatabase Database { get; }
    }

    public static class Misfits
    {
        public interface ITable : IAwsResource<ITable>
        {
            string Name { get; }

            Task RenameAsync(AwsStructure? options);
        }
    }

    [Test]
    public async Task A_resource_is_used_by_names()
    {
        var wire = FakeTransport.ExpectAsync()
            .Answer(200, """{"Database":{"Name":"sales","Description":"What was sold","CreateTime":1767225600}}""")
            .Answer(200, "{}");
        var database = Sessions.Over(wire).Define(Folder).Resource("Database", "sales");

        await database.LoadAsync();
        await database.ActAsync("Delete");

        Assert.That((database.ToString(), database["Name"], database.ResourceName), Is.EqualTo(("glue.Database(Name='sales')", "sales", "Database")));
        Assert.That(wire.Requests.Select(request => request.Header("X-Amz-Target")), Is.EqualTo(new[] { "AWSGlue.GetDatabase", "AWSGlue.DeleteDatabase" }));
        Assert.That(wire.Requests[1].Text, Is.EqualTo("""{"Name":"sales"}"""));
    }

    [Test]
    public void An_attribute_loads_once()
    {
        var wire = FakeTransport.ExpectSync().Answer(200, """{"Database":{"Name":"sales","Description":"What was sold","CreateTime":1767225600}}""");
        var database = Sessions.Over(wire).Define(Folder).Resource("Database", "sales");

        Assert.That((database["Description"], database["CreateTime"], database["LocationUri"]), Is.EqualTo(("What was sold", DateTimeOffset.UnixEpoch.AddSeconds(1767225600), (string?)null)));
        Assert.That(wire.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_collection_gives_resources_with_data_and_references()
    {
        var wire = FakeTransport.ExpectAsync().Answer(200, """{"TableList":[{"DatabaseName":"sales","Name":"orders","Owner":"ada"},{"DatabaseName":"sales","Name":"lines"}]}""");
        var tables = Sessions.Over(wire).Define(Folder).Resource("Database", "sales").Collection("Tables");

        var all = await tables.ToListAsync();

        Assert.That(all.Select(table => (table["Name"], table["Owner"])), Is.EqualTo(new (object?, object?)[] { ("orders", "ada"), ("lines", null) }));
        Assert.That(all[0]["Database"]!.ToString(), Is.EqualTo("glue.Database(Name='sales')"));
        Assert.That(wire.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Actions_and_children_answer_resources()
    {
        var wire = FakeTransport.ExpectAsync().Answer(200, "{}");
        var glue = Sessions.Over(wire).Define(Folder);

        var made = await glue.Root.ActAsync("CreateDatabase", new() { ["DatabaseInput"] = new AwsStructure { ["Name"] = "sales" } });

        Assert.That(made, Is.EqualTo(glue.Resource("Database", "sales")).And.InstanceOf<UntypedResource>());
        Assert.That(((UntypedResource)made!).Child("Table", "orders").ToString(), Is.EqualTo("glue.Table(DatabaseName='sales', Name='orders')"));
    }

    [Test]
    public async Task A_script_says_it_shorter()
    {
        var wire = new FakeTransport()
            .Answer(200, """{"Database":{"Name":"sales","Description":"What was sold"}}""")
            .Answer(200, "{}").Answer(200, "{}");
        dynamic glue = Sessions.Over(wire).Define(Folder).Root;

        var database = glue.Database("sales");
        string? description = database.Description;
        var table = await database.CreateTableAsync(TableInput: new AwsStructure { ["Name"] = "orders" });
        _ = database.Delete();

        Assert.That(description, Is.EqualTo("What was sold"));
        Assert.That(((object)table).ToString(), Is.EqualTo("glue.Table(DatabaseName='sales', Name='orders')"));
        Assert.That(wire.Requests[1].Text, Does.Contain("orders").And.Contain("\"DatabaseName\":\"sales\""));
    }

    [Test]
    public async Task Batch_actions_run_over_collections()
    {
        var wire = FakeTransport.ExpectAsync()
            .Answer(200, """{"TableList":[{"DatabaseName":"sales","Name":"orders"},{"DatabaseName":"sales","Name":"lines"}]}""")
            .Answer(200, """{"Errors":[{"TableName":"lines","ErrorDetail":{"ErrorCode":"EntityNotFoundException","ErrorMessage":"gone"}}]}""");
        var tables = Sessions.Over(wire).Define(Folder).Resource("Database", "sales").Collection("Tables");

        var error = await Assert.ThrowsAsync<AwsBatchException>(() => tables.ActAsync("Delete"));

        Assert.That(error!.Failures.Single().Resource!.ToString(), Is.EqualTo("glue.Table(DatabaseName='sales', Name='lines')"));
        Assert.That(wire.Requests[1].Text, Does.Contain("""["orders","lines"]"""));
    }

    [Test]
    public async Task An_interface_of_ones_own_is_given_a_class()
    {
        var wire = new FakeTransport()
            .Answer(200, """{"Database":{"Name":"sales","Description":"What was sold"}}""")
            .Answer(200, """{"TableList":[{"DatabaseName":"sales","Name":"orders","Owner":"ada"}]}""")
            .Answer(200, "{}");
        var database = Sessions.Over(wire).Define(Folder).Resource<IDatabase>("sales");

        Assert.That(database.Description, Is.EqualTo("What was sold"));
        await foreach (var table in database.Tables) Assert.That((table.Name, table.Owner, table.Database), Is.EqualTo(("orders", "ada", database)));
        await database.DeleteAsync();

        Assert.That(database.IsLoaded, Is.False);
        Assert.That(database.Table("orders").Name, Is.EqualTo("orders"));
    }

    [Test]
    public void An_interface_that_does_not_fit_is_told_what_does_not()
    {
        Assert.That(() => Sessions.Over(new FakeTransport()).Define(Folder).Resource<Misfits.ITable>("sales", "orders"),
            Throws.InstanceOf<AwsDefinitionException>().With.Message.EqualTo("ITable has members that the definition of glue/Table does not: RenameAsync."));
    }

    [Test]
    public void An_interface_named_after_nothing_is_told_the_choices()
    {
        Assert.That(() => Sessions.Over(new FakeTransport()).Define(Folder).Resource<IDisposable>("sales"),
            Throws.InstanceOf<AwsDefinitionException>().With.Message.EndsWith("Expected one of IDatabase, ITable, IGlue."));
    }

    [TestCase("Database", new string[0], "glue.Database takes 1 identifier(s) (Name), and 0 were given.")]
    [TestCase("Databse", new[] { "sales" }, "glue has no child 'Databse'. Did you mean 'Database'? It has: Database, Table.")]
    [TestCase("Database", new[] { "" }, "glue.Database: the identifier Name is empty.")]
    public void A_wrong_resource_is_told(string name, string[] identifiers, string message)
    {
        Assert.That(() => Sessions.Over(new FakeTransport()).Define(Folder).Resource(name, identifiers), Throws.ArgumentException.With.Message.StartsWith(message));
    }

    [Test]
    public void A_wrong_member_is_told_with_near_ones()
    {
        var database = Sessions.Over(new FakeTransport()).Define(Folder).Resource("Database", "sales");

        Assert.Multiple(() =>
        {
            Assert.That(() => database["Descripton"], Throws.ArgumentException.With.Message.StartsWith("glue/Database has no member 'Descripton'. Did you mean 'Description'?"));
            Assert.That(() => database.Act("Purge"), Throws.ArgumentException.With.Message.StartsWith("glue/Database has no action 'Purge'. It has: CreateTable, Delete."));
            Assert.That(() => database.Wait("Ready"), Throws.ArgumentException.With.Message.StartsWith("glue/Database has no waiter 'Ready'. It has: none."));
            Assert.That(() => database.Collection("Table"), Throws.ArgumentException.With.Message.StartsWith("glue/Database has no collection 'Table'. Did you mean 'Tables'?"));
        });
    }

    [Test]
    public void A_resource_that_names_its_service_stands_alone()
    {
        using var file = new DefinitionFile("""{ "service": "glue", "resource": "Crawler", "identifiers": { "Name": "Name" }, "load": { "operation": "GetCrawler", "path": "Crawler" } }""");
        var wire = new FakeTransport().Answer(200, """{"Crawler":{"Name":"c1","State":"READY"}}""");

        var crawler = Sessions.Over(wire).Define(file.Path).Resource("Crawler", "c1");

        Assert.That(crawler["State"]!.ToString(), Is.EqualTo("READY"));
    }

    [Test]
    public void Faults_are_told_with_file_line_and_choices()
    {
        using var file = new DefinitionFile("{\n  \"service\": \"glue\", \"resource\": \"Crawler\", \"identifiers\": { \"Name\": \"Name\" },\n  \"load\": \"GetCrawlr\"\n}");

        Assert.That(() => Sessions.Over(new FakeTransport()).Define(file.Path), Throws.InstanceOf<AwsDefinitionException>().With.Message.EqualTo(
            $"The definitions have 1 fault(s):\n  {file.Path}(3,11): glue/Crawler.load: unknown operation of glue 'GetCrawlr'. Did you mean 'GetCrawler' or 'GetCrawlers'?"));
    }

    [Test]
    public void Resources_of_two_services_are_refused()
    {
        using var one = new DefinitionFile("""{ "service": "glue", "resource": "Crawler", "identifiers": { "Name": "Name" } }""");
        using var other = new DefinitionFile("""{ "service": "sqs", "resource": "Queue", "identifiers": { "Url": "QueueUrl" } }""");

        Assert.That(() => Sessions.Over(new FakeTransport()).Define(one.Path, other.Path),
            Throws.InstanceOf<AwsDefinitionException>().With.Message.Contains("the resource is of 'sqs', and the others are of 'glue': define one service at a time"));
    }

    [Test]
    public void A_definition_without_a_service_and_a_path_to_nowhere_are_told()
    {
        using var file = new DefinitionFile("""{ "resource": "Crawler", "identifiers": { "Name": "Name" } }""");
        var session = Sessions.Over(new FakeTransport());

        Assert.That(() => session.Define(file.Path), Throws.InstanceOf<AwsDefinitionException>().With.Message.Contains("no file names the service"));
        Assert.That(() => session.Define("nowhere.json"), Throws.InstanceOf<FileNotFoundException>().With.Message.Contains("'nowhere.json'"));
        Assert.That(() => session.Define(), Throws.ArgumentException);
    }

    private sealed class DefinitionFile : IDisposable
    {
        public DefinitionFile(string json)
        {
            Path = System.IO.Path.GetTempFileName();
            File.WriteAllText(Path, json);
        }

        public string Path { get; }

        public void Dispose() => File.Delete(Path);
    }
}
