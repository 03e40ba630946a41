// Fills models/ from the data folder of the Python package botocore:
//
//   dotnet run --project tools/ModelSync [-- [--data FOLDER] [--to FOLDER]]

using AwsResources.ModelSync;

string? data = null;
var target = "models";
for (var i = 0; i < args.Length; i += 2)
{
    if (i + 1 == args.Length) return Usage($"{args[i]} lacks its value.");
    switch (args[i])
    {
        case "--data": data = args[i + 1]; break;
        case "--to": target = args[i + 1]; break;
        default: return Usage($"Unknown option '{args[i]}'.");
    }
}

var source = data is null ? BotocoreSource.Installed() : new BotocoreSource(data);
var result = ModelWriter.Write(source, target);
Console.WriteLine($"{result.Services} services, {result.Operations} operations from botocore {source.Version}, {result.Bytes / 1e6:F1} MB in {target}");
return 0;

static int Usage(string problem)
{
    Console.Error.WriteLine(problem + " Options: --data FOLDER (botocore's data folder), --to FOLDER (default: models).");
    return 2;
}
