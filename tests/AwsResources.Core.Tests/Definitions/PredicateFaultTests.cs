using System.Text;
using AwsResources.Client.Model;
using AwsResources.Core.Definitions;

namespace AwsResources.Core.Tests.Definitions;

/// <summary>What a definition is told that says of a service what it cannot filter by.</summary>
public sealed class PredicateFaultTests
{
    [TestCase("""{ "filter": {} }""", "Volume.predicates: unknown member 'filter'. Did you mean 'filters'", TestName = "A_misspelt_member_of_predicates_is_told_the_near_one")]
    [TestCase("""{ "filters": { "Stat": "status" } }""", "ec2/Volume.predicates.filters.Stat: Volume has no member 'Stat'. Did you mean 'State'", TestName = "An_unknown_attribute_is_told_the_near_one")]
    [TestCase("""{ "filters": { "Stat": "status" } }""", "Identifiers are: Id.", TestName = "An_unknown_attribute_is_told_the_identifiers")]
    [TestCase("""{ "filters": { "CreateTime": "create-time" } }""", "ec2/Volume.predicates.filters.CreateTime: 'CreateTime' is a moment", TestName = "A_moment_is_refused")]
    [TestCase("""{ "filters": { "Attachments": "x" } }""", "'Attachments' is neither text, a whole number nor a boolean (VolumeAttachmentList is a List); lists are followed by '[]'", TestName = "A_list_without_brackets_is_refused")]
    [TestCase("""{ "filters": { "State": "tag:*" } }""", "a filter that ends in '*' is on keys and values; 'State' has none (VolumeState is a String)", TestName = "A_name_with_a_key_is_refused_where_there_are_no_keys")]
    [TestCase("""{ "filters": { "State": { "name": "status", "match": "glob" } } }""", "unknown match 'glob'. Expected exact, prefix or pattern.", TestName = "An_unknown_match_is_told_the_choices")]
    [TestCase("""{ "filters": { "State": { "name": "status", "values": [] } } }""", "Volume.predicates.filters.State.values: expected a list of the values that the service knows", TestName = "No_values_at_all_are_refused")]
    [TestCase("""{ "filters": { "State": { "match": "exact" } } }""", "Volume.predicates.filters.State: expected text for 'name'", TestName = "A_filter_without_a_name_is_refused")]
    [TestCase("""{ "filtersIn": "Filtres", "filters": { "State": "status" } }""", "unknown member of DescribeVolumesRequest 'Filtres'. Did you mean 'Filters'", TestName = "An_unknown_member_for_filters_is_told_the_near_one")]
    [TestCase("""{ "filtersIn": "VolumeIds", "filters": { "State": "status" } }""", "'VolumeIds' is no list of filters: structures with a Name or Key and a list of Values", TestName = "A_member_that_takes_no_filters_is_refused")]
    [TestCase("""{ "params": { "Id": "VolumeId" } }""", "unknown member of DescribeVolumesRequest 'VolumeId'. Did you mean 'VolumeIds'", TestName = "An_unknown_parameter_is_told_the_near_one")]
    [TestCase("""{ "params": { "Id": { "prefix": "VolumeIds" } } }""", "'VolumeIds' (VolumeIdStringList) takes no text of 'Id'", TestName = "A_prefix_does_not_go_to_a_list")]
    [TestCase("""{ "params": { "Id": { "values": ["a"] } } }""", "expected one or more of equals, prefix and after, with a member of the input each", TestName = "A_parameter_without_a_member_is_refused")]
    [TestCase("""{ "unless": { "Token": "*" } }""", "ec2/Volume.predicates.unless: unknown member of DescribeVolumesRequest 'Token'. Expected VolumeIds", TestName = "An_unknown_member_that_keeps_from_narrowing_is_told_the_choices")]
    [TestCase("""{ "unless": { "NextToken": "x*" } }""", "Volume.predicates.unless.NextToken: expected '*' for any text, or '*' and what the text ends in", TestName = "A_text_that_keeps_from_narrowing_begins_with_a_star")]
    [TestCase("[]", "Volume.predicates: expected an object", TestName = "Predicates_are_an_object")]
    public void A_fault_names_the_member_and_the_choices(string predicates, string expected)
    {
        var faults = new DefinitionFaults();

        _ = Bind(predicates, faults);

        Assert.That(faults.All.Select(fault => fault.ToString()), Has.Some.StartsWith("volume.json(").And.Some.Contains(expected), () => string.Join("\n", faults.All));
    }

    [Test]
    public void Predicates_without_a_list_are_refused()
    {
        var faults = new DefinitionFaults();

        _ = Bind("""{ "filters": { "State": "status" } }""", faults, list: "");

        Assert.That(faults.All.Select(fault => fault.ToString()), Has.Some.EndsWith("ec2/Volume.predicates: the resource has no 'list' that they could narrow"));
    }

    [Test]
    public void Filters_and_parameters_know_where_they_go()
    {
        var faults = new DefinitionFaults();

        var bound = Bind("""
            {
              "match": "pattern",
              "filters": { "Id": "volume-id", "Tags[]": "tag:*", "Size": { "name": "size", "match": "exact", "values": ["8"] } },
              "params": { "Id": "VolumeIds", "OutpostArn": { "prefix": "NextToken", "after": "NextToken" } }
            }
            """, faults);

        Assert.That(faults.All, Is.Empty);
        Assert.That(bound.Select(predicate => (predicate.Path, predicate.Match, predicate.Member, predicate.Target, predicate.TakesMany)), Is.EqualTo(new[]
        {
            ("Id", PredicateMatch.Pattern, "Filters", "volume-id", true),
            ("Tags[]", PredicateMatch.Pattern, "Filters", "tag:*", true),
            ("Size", PredicateMatch.Exact, "Filters", "size", true),
            ("Id", PredicateMatch.Exact, "VolumeIds", "VolumeIds", true),
            ("OutpostArn", PredicateMatch.Prefix, "NextToken", "NextToken", false),
            ("OutpostArn", PredicateMatch.After, "NextToken", "NextToken", false),
        }));
        Assert.That(bound[0].FilterMembers, Is.EqualTo(("Name", "Values")));
    }

    private static IReadOnlyList<BoundPredicate> Bind(string predicates, DefinitionFaults faults, string list = """ "list": "DescribeVolumes", """)
    {
        var volume = "{ \"resource\": \"Volume\", \"identifiers\": { \"Id\": \"VolumeId\" }, \"shape\": \"Volume\"," + list + " \"predicates\": " + predicates + " }";
        var service = new DefinitionParser(faults).Parse(
            [("service.json", """{ "service": "ec2", "name": "EC2", "collections": { "Volumes": "Volume" } }"""u8.ToArray()), ("volume.json", Encoding.UTF8.GetBytes(volume))]);
        var bound = DefinitionBinder.Bind(service!, ModelCatalog.Embedded.GetService("ec2"), faults);
        return bound.Root.Collections is [var volumes, ..] ? volumes.Predicates : [];
    }
}
