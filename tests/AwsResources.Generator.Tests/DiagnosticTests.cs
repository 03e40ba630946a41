using AwsResources.Core.Tests.Definitions;
using Microsoft.CodeAnalysis;

namespace AwsResources.Generator.Tests;

public sealed class DiagnosticTests
{
    [Test]
    public void A_fault_names_file_line_column_place_and_choices()
    {
        var sut = new GeneratorHarness(Mail.Files);
        sut.Edit("/r/resources/mail/box.json", text => text.Replace("\"operation\": \"PurgeBox\" }", "\"operation\": \"PurgBox\" }"));

        var diagnostic = sut.Run().Diagnostics.Single();
        var place = diagnostic.Location.GetLineSpan();
        var line = Mail.Box.Split('\n').Index().Single(line => line.Item.Contains("\"Purge\": { \"operation\": \"PurgeBox\" }"));

        Assert.That(diagnostic.Id, Is.EqualTo("AWSR001"));
        Assert.That(diagnostic.Severity, Is.EqualTo(DiagnosticSeverity.Error));
        Assert.That(diagnostic.GetMessage(null), Is.EqualTo("mail/Box.actions.Purge: unknown operation of mail 'PurgBox'. Did you mean 'PurgeBox'?"));
        Assert.That((place.Path, place.StartLinePosition.Line, place.StartLinePosition.Character),
            Is.EqualTo(("/r/resources/mail/box.json", line.Index, line.Item.IndexOf("\"PurgeBox\"", StringComparison.Ordinal))));
    }

    [TestCaseSource(typeof(DefinitionFaultCases), nameof(DefinitionFaultCases.All))]
    public void A_fault_is_told_as_at_run_time(string definition, string expected)
    {
        var model = File.ReadAllText(Path.Combine(TestContext.CurrentContext.TestDirectory, "models", "sqs", "service-2.json"));
        var sut = new GeneratorHarness(
            [("/r/resources/sqs/service.json", DefinitionFaultCases.Service), ("/r/resources/sqs/queue.json", definition), ("/r/models/sqs/service-2.json", model)]);

        var told = sut.Run().Diagnostics.Select(diagnostic => (Place: diagnostic.Location.GetLineSpan(), Text: diagnostic.GetMessage(null)))
            .Select(fault => $"{Path.GetFileName(fault.Place.Path)}({fault.Place.StartLinePosition.Line + 1},{fault.Place.StartLinePosition.Character + 1}): {fault.Text}");

        Assert.That(told, Has.Some.StartsWith(expected));
    }

    [Test]
    public void Every_fault_is_told_at_once_and_nothing_is_emitted()
    {
        var sut = new GeneratorHarness(Mail.Files);
        sut.Edit("/r/resources/mail/box.json", text => text.Replace("\"shape\": \"Box\"", "\"shape\": \"Bax\"").Replace("BoxReady", "BoxRedy"));

        var result = sut.Run();

        Assert.That(result.Diagnostics.Select(diagnostic => diagnostic.GetMessage(null)),
            Has.One.Contains("'Bax'").And.One.Contains("Did you mean 'BoxReady'?"));
        Assert.That(result.GeneratedTrees, Is.Empty);
    }

    [Test]
    public void A_file_that_is_no_JSON_is_told_where_it_ends_to_be_one()
    {
        var sut = new GeneratorHarness(Mail.Files);
        sut.Edit("/r/resources/mail/letter.json", _ => "{\n  \"resource\": \"Letter\",\n  oops\n}");

        var diagnostic = sut.Run().Diagnostics.First();

        Assert.That(diagnostic.GetMessage(null), Does.StartWith("syntax: not JSON: "));
        Assert.That(diagnostic.Location.GetLineSpan().StartLinePosition.Line, Is.EqualTo(2));
    }

    [Test]
    public void A_service_without_a_model_is_told()
    {
        var sut = new GeneratorHarness(Mail.Files.Where(file => !file.Path.StartsWith("/r/models", StringComparison.Ordinal)));

        var diagnostic = sut.Run().Diagnostics.Single();

        Assert.That((diagnostic.Id, diagnostic.GetMessage(null)),
            Is.EqualTo(("AWSR003", "there is no model of 'mail': models/mail/service-2.json is not among the AdditionalFiles")));
    }

    [Test]
    public void A_model_that_cannot_be_read_is_told()
    {
        var sut = new GeneratorHarness(Mail.Files);
        sut.Edit("/r/models/mail/service-2.json", text => text.Replace("\"type\": \"long\"", "\"type\": \"lung\""));

        var diagnostic = sut.Run().Diagnostics.Single();

        Assert.That((diagnostic.Id, diagnostic.GetMessage(null)),
            Is.EqualTo(("AWSR002", "the model of mail cannot be read: The shape Big of mail has the unknown type 'lung'.")));
    }
}
