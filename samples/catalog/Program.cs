// Objects for a service that the library has none of: the Glue Data Catalog, by the three files in glue/ and no C# behind them.
// The project lists them as AwsResourceDefinition items; a mistake in one is an error of the build, with file and line.
//
//     dotnet run --project samples/catalog                        answers are played, nothing is sent
//     dotnet run --project samples/catalog -- --endpoint URL      asks a server, such as moto

using AwsResources;

await using var aws = new AwsSession(args is ["--endpoint", var url]
    ? new() { EndpointUrl = url, Region = "us-east-1", Credentials = new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY") }
    : new() { Region = "us-east-1" });
using var stub = args is [] ? Play(aws) : null;

// Typed: interfaces, options and enumerations are made from the definitions and the service's model.
var sales = await aws.Glue.CreateDatabaseAsync(new() { DatabaseInput = new() { Name = "sales", Description = "What was sold" } });
await sales.CreateTableAsync(new() { TableInput = new() { Name = "orders", Owner = "ada" } });
await sales.CreateTableAsync(new() { TableInput = new() { Name = "lines", Owner = "ada" } });
await foreach (var table in sales.Tables) Console.WriteLine($"{table.Name} of {table.Database.Name}, kept by {table.Owner}");
Console.WriteLine($"'{sales.Description}' is what the description says; reading it called once.");

// The same files at run time: by name, and as dynamic. An interface of one's own is filled in, too: glue.Resource<IMyDatabase>("sales").
var glue = aws.Define(Path.Combine(AppContext.BaseDirectory, "glue"));
var untyped = glue.Resource("Database", "sales");
Console.WriteLine($"{untyped} has {string.Join(", ", untyped.MemberNames.Take(5))}, …");
var deleted = await untyped.Collection("Tables").ActAsync("Delete");
Console.WriteLine($"{deleted.Resources} tables deleted in {deleted.Calls} call.");
dynamic script = untyped;
await script.DeleteAsync();
Console.WriteLine("The database is gone.");
stub?.VerifyAllUsed();

static AwsStubber Play(AwsSession aws)
{
    var stub = aws.Stub();
    AwsStructure[] tables =
    [
        new() { ["Name"] = "orders", ["DatabaseName"] = "sales", ["Owner"] = "ada" },
        new() { ["Name"] = "lines", ["DatabaseName"] = "sales", ["Owner"] = "ada" },
    ];
    _ = stub.For("glue")
        .Add("CreateDatabase").Add("CreateTable").Add("CreateTable")
        .Add("GetTables", new() { ["TableList"] = tables })
        .Add("GetDatabase", new() { ["Database"] = new AwsStructure { ["Name"] = "sales", ["Description"] = "What was sold" } })
        .Add("GetTables", new() { ["TableList"] = tables })
        .Add("BatchDeleteTable").Add("DeleteDatabase");
    return stub;
}
