// Packs models/ into the resource that the client embeds. Run by the client's build: ModelPack MODELS TARGET

using AwsResources;
using AwsResources.Client.Model.Packing;

if (args is not [var models, var target])
{
    Console.Error.WriteLine("usage: ModelPack MODELS TARGET");
    return 2;
}

try
{
    var folders = Directory.GetDirectories(models).Order(StringComparer.Ordinal).ToArray();
    var sections = new (string Name, byte[] Section)[folders.Length];
    Parallel.For(0, folders.Length, i => sections[i] = Pack(folders[i]));

    // Several builds may run at once: each writes its own file, and the last one's takes the place.
    var fresh = $"{target}.{Environment.ProcessId}";
    using (var stream = File.Create(fresh)) PackFile.Write(stream, sections, File.ReadAllBytes(Path.Combine(models, "partitions.json")));
    File.Move(fresh, target, overwrite: true);
    Console.WriteLine($"{sections.Length} services packed, {new FileInfo(target).Length / 1e6:F1} MB");
    return 0;
}
catch (AggregateException e) when (e.InnerExceptions.All(inner => inner is AwsModelException))
{
    foreach (var inner in e.InnerExceptions) Console.Error.WriteLine($"error : {inner.Message}");
    return 1;
}

static (string, byte[]) Pack(string folder)
{
    var name = Path.GetFileName(folder);
    return (name, ServicePacker.Pack(new ServiceFiles(
        name,
        $"models/{name}",
        ModelFolder.Read(folder, ModelFolder.Service),
        ModelFolder.Read(folder, ModelFolder.Paginators),
        ModelFolder.Read(folder, ModelFolder.Waiters),
        ModelFolder.Read(folder, ModelFolder.EndpointRuleSet))));
}
