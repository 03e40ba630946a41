using System.Text;
using AwsResources.Client.Model;
using AwsResources.Core.Definitions;

namespace AwsResources.Core.Tests.Definitions;

/// <summary>What a definition that does not fit is told: file, line, resource, member, and the choices.</summary>
public sealed class DefinitionFaultTests
{
    [TestCaseSource(typeof(DefinitionFaultCases), nameof(DefinitionFaultCases.All))]
    public void A_fault_names_file_line_subject_and_choices(string definition, string expected)
    {
        var faults = Bind(definition);

        Assert.That(faults.All.Select(fault => fault.ToString()), Has.Some.StartsWith(expected), () => string.Join("\n", faults.All));
    }

    [Test]
    public void All_faults_are_reported_at_once()
    {
        var faults = Bind("""
            {
              "resource": "Queue",
              "identifiers": { "Url": "QueueUrl" },
              "load": "GetQueue",
              "actions": { "Purge": "PurgeQueu", "Send": "SendMesage" }
            }
            """);

        Assert.That(faults.All.Select(fault => fault.Place.Line), Is.EqualTo(new[] { 4, 5, 5 }));
    }

    [Test]
    public void A_definition_may_have_comments_and_trailing_commas()
    {
        var faults = Bind("""
            {
              // a queue
              "resource": "Queue",
              "identifiers": { "Url": "QueueUrl", },
              "actions": { "Purge": "PurgeQueue" }
            }
            """);

        Assert.That(faults.All, Is.Empty);
    }

    private static DefinitionFaults Bind(string definition)
    {
        var faults = new DefinitionFaults();
        var service = new DefinitionParser(faults).Parse([("service.json", Encoding.UTF8.GetBytes(DefinitionFaultCases.Service)), ("queue.json", Encoding.UTF8.GetBytes(definition))]);
        _ = DefinitionBinder.Bind(service!, ModelCatalog.Embedded.GetService("sqs"), faults);
        return faults;
    }
}
