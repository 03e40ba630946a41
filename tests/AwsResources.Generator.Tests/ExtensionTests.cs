namespace AwsResources.Generator.Tests;

/// <summary>Definitions in a project that is not the library.</summary>
public sealed class ExtensionTests
{
    [Test]
    public void Sessions_get_the_service_by_an_extension_and_everything_compiles()
    {
        var sut = new GeneratorHarness(Mail.Files, isBuiltIn: false);

        Assert.That(sut.Compile(), Is.Empty);
        Assert.That(sut.Source("Mail.Session.g.cs"), Does.Contain("public global::AwsResources.Mail.IMail Mail => session.Root<global::AwsResources.Mail.IMail>(Definition);")
            .And.Contain("(\"box.json\", \"{").And.Contain("Boxes &amp; letters."));
        Assert.That(sut.Run().GeneratedTrees.Select(tree => Path.GetFileName(tree.FilePath)), Has.None.EqualTo("AwsSession.g.cs"));
    }

    [Test]
    public void The_library_itself_gets_no_extension()
    {
        var sut = new GeneratorHarness(Mail.Files);

        Assert.That(sut.Run().GeneratedTrees.Select(tree => Path.GetFileName(tree.FilePath)), Has.None.EqualTo("Mail.Session.g.cs").And.Some.EqualTo("AwsSession.g.cs"));
    }

    [Test]
    public void A_resource_that_names_its_service_needs_no_other_file()
    {
        (string, string)[] files = [.. Mail.Files.Where(file => !file.Path.Contains("/resources/")), ("/r/resources/mail/box.json", Alone)];
        var sut = new GeneratorHarness(files, isBuiltIn: false);

        Assert.That(sut.Compile(), Is.Empty);
        Assert.That(sut.Source("Mail.Session.g.cs"), Does.Contain("IMail Mail =>"));
    }

    [Test]
    public void A_definition_of_another_service_than_the_items_is_told()
    {
        (string, string)[] files = [.. Mail.Files.Where(file => !file.Path.Contains("/resources/")), ("/r/resources/mail/box.json", Alone.Replace("\"mail\"", "\"post\""))];
        var sut = new GeneratorHarness(files, isBuiltIn: false);

        Assert.That(sut.Run().Diagnostics.Single().GetMessage(null), Does.StartWith("the definition is of 'post' and was given as one of 'mail'"));
    }

    private const string Alone = """
        {
          "service": "mail", "resource": "Box",
          "identifiers": { "Name": "BoxName" },
          "shape": "Box",
          "load": { "operation": "DescribeBox", "path": "Box" },
          "actions": { "Delete": "DeleteBox" }
        }
        """;
}
