extern alias modelsync;

using modelsync::AwsResources.ModelSync;

namespace AwsResources.Client.Tests.Model;

internal sealed class ModelSyncTests
{
    private string _data = "";
    private string _target = "";

    [SetUp]
    public void MakeFolders()
    {
        var root = Directory.CreateTempSubdirectory("modelsync").FullName;
        (_data, _target) = ($"{root}/botocore/data", $"{root}/models");
        Add("../__init__.py", "__version__ = '1.2.3'");
        Add("partitions.json", """{ "partitions": [ { "id": "aws" } ], "version": "1.1" }""");
        Add("zoo/2020-01-01/service-2.json", """{ "metadata": {}, "operations": { "Old": {} } }""");
        Add("zoo/2021-01-01/service-2.json", """
            { "version": "2.0", "metadata": { "apiVersion": "2021-01-01" }, "documentation": "prose", "examples": {},
              "operations": { "Feed": { "name": "Feed", "documentation": "prose", "errors": [ { "shape": "E", "documentation": "prose" } ] }, "Pet": {} },
              "shapes": { "documentation": { "type": "string", "pattern": "<é+>", "documentation": "prose" },
                "A": { "type": "structure", "members": { "documentation": { "shape": "documentation", "documentation": "prose" } } } } }
            """);
        Add("zoo/2021-01-01/service-2.sdk-extras.json", """
            { "version": 1.0, "merge": { "shapes": { "A": { "members": { "New": { "shape": "A" } } }, "documentation": { "type": "timestamp" } } } }
            """);
        Add("zoo/2021-01-01/paginators-1.json", """{ "pagination": {} }""");
        Add("zoo/2022-01-01/examples-1.json", "{}");
    }

    [TearDown]
    public void DeleteFolders() => Directory.Delete(Path.GetFullPath($"{_data}/../.."), recursive: true);

    [Test]
    public void The_newest_version_that_has_operations_is_written_without_prose()
    {
        var result = ModelWriter.Write(new BotocoreSource(_data), _target);

        Assert.That((result.Services, result.Operations), Is.EqualTo((1, 2)));
        Assert.That(File.ReadAllText($"{_target}/zoo/service-2.json"), Is.EqualTo("""
            {
            "version":"2.0",
            "metadata":{
            "apiVersion":"2021-01-01"
            },
            "operations":{
            "Feed":{"name":"Feed","errors":[{"shape":"E"}]},
            "Pet":{}
            },
            "shapes":{
            "documentation":{"type":"timestamp","pattern":"<é+>"},
            "A":{"type":"structure","members":{"documentation":{"shape":"documentation"},"New":{"shape":"A"}}}
            }
            }

            """));
    }

    [Test]
    public void The_source_is_noted_with_what_was_counted()
    {
        ModelWriter.Write(new BotocoreSource(_data), _target);

        Assert.That(File.ReadAllText($"{_target}/SOURCE.md"),
            Does.Contain("version 1.2.3").And.Contain("- services: 1\n").And.Contain("- operations: 2\n").And.Contain("Apache-2.0"));
    }

    [Test]
    public void A_second_run_gives_the_same_bytes()
    {
        ModelWriter.Write(new BotocoreSource(_data), _target);
        var first = Contents();
        ModelWriter.Write(new BotocoreSource(_data), _target);

        Assert.That(Contents(), Is.EqualTo(first));
        Assert.That(first.Keys, Is.EquivalentTo(new[] { "SOURCE.md", "partitions.json", "zoo/paginators-1.json", "zoo/service-2.json" }));
    }

    [Test]
    public void What_is_no_longer_there_is_removed()
    {
        Directory.CreateDirectory($"{_target}/gone");
        File.WriteAllText($"{_target}/gone/service-2.json", "{}");
        Directory.CreateDirectory($"{_target}/zoo");
        File.WriteAllText($"{_target}/zoo/waiters-2.json", "{}");

        ModelWriter.Write(new BotocoreSource(_data), _target);

        Assert.That(Contents().Keys, Has.None.Contains("gone").And.None.Contains("waiters"));
    }

    private Dictionary<string, string> Contents() => Directory.GetFiles(_target, "*", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetRelativePath(_target, file), File.ReadAllText, StringComparer.Ordinal);

    private void Add(string path, string text)
    {
        var file = Path.GetFullPath($"{_data}/{path}");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        Directory.CreateDirectory(_data);
        File.WriteAllText(file, text);
    }
}
