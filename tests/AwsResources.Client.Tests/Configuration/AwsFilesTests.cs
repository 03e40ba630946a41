using System.Runtime.Versioning;
using AwsResources.Client.Configuration;

namespace AwsResources.Client.Tests.Configuration;

internal sealed class AwsFilesTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory().FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void What_is_written_is_there_whole_and_nothing_else_is()
    {
        var sut = AwsFiles.Under(_folder);
        sut.Write("/a/b/token.json", "a long text that is replaced");
        sut.Write("/a/b/token.json", "new");

        Assert.That(sut.Read("/a/b/token.json"), Is.EqualTo("new"));
        Assert.That(Directory.EnumerateFiles(Path.Combine(_folder, "a", "b")).Select(Path.GetFileName), Is.EqualTo(new[] { "token.json" }));
    }

    [Test]
    [Platform(Exclude = "Win")]
    [UnsupportedOSPlatform("windows")]
    public void What_is_written_is_its_owners_alone()
    {
        AwsFiles.Under(_folder).Write("/a/token.json", "x");

        Assert.That(File.GetUnixFileMode(Path.Combine(_folder, "a", "token.json")), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.That(File.GetUnixFileMode(Path.Combine(_folder, "a")), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
    }

    [Test]
    public void A_file_that_cannot_be_written_is_named_and_leaves_nothing_behind()
    {
        var sut = AwsFiles.Under(_folder);
        _ = Directory.CreateDirectory(Path.Combine(_folder, "a", "token.json"));

        Assert.That(() => sut.Write("/a/token.json", "x"), Throws.TypeOf<AwsConfigurationException>().With.Message.StartsWith("The file /a/token.json cannot be written: "));
        Assert.That(Directory.EnumerateFiles(Path.Combine(_folder, "a")), Is.Empty);
    }

    [Test]
    public void Files_in_memory_keep_what_is_written_beside_what_was_given()
    {
        var given = new Dictionary<string, string> { ["/a"] = "old", ["/b"] = "b" };
        var sut = AwsFiles.From(given);
        sut.Write("/a", "new");

        Assert.That((sut.Read("/a"), sut.Read("/b"), sut.Read("/c"), given["/a"]), Is.EqualTo(("new", "b", default(string), "old")));
    }
}
