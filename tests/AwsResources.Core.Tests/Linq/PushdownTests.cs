using System.Linq.Expressions;

namespace AwsResources.Core.Tests.Linq;

/// <summary>What is sent of predicates on instances, and what stays.</summary>
public sealed class PushdownTests
{
    private static readonly string[] Ids = ["i-1", "i-2"];
    private static readonly LinqStateName[] States = [LinqStateName.Running, LinqStateName.Stopped];
    private static readonly DateTimeOffset Yesterday = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public static IEnumerable<TestCaseData> Sent()
    {
        var env = "dev";
        var wanted = new Wanted("web", true);
        var anything = false;
        IEnumerable<string> lazy = Ids.Select(id => id);
        var loose = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "i-1" };
        string? nothing = null;
        return
        [
            // Values
            Case("An_enumeration_by_its_text", i => i.State.Name == "running", "instance-state-name=running"),
            Case("An_enumeration_by_its_value", i => i.State.Name == LinqStateName.Running, "instance-state-name=running"),
            Case("An_enumeration_as_text", i => i.InstanceType.ToString()!.StartsWith("t3."), "instance-type=t3.*"),
            Case("The_value_of_an_enumeration", i => i.InstanceType!.Value.Value == "t3.micro", "instance-type=t3.micro"),
            Case("A_whole_number", i => i.AmiLaunchIndex == 3, "launch-index=3"),
            Case("A_number_of_a_structure", i => 16 == i.State.Code, "instance-state-code=16"),
            Case("A_boolean", i => i.EbsOptimized == true, "ebs-optimized=true"),
            Case("A_boolean_as_condition", i => i.EbsOptimized!.Value, "ebs-optimized=true"),
            Case("A_boolean_that_is_not", i => !i.EbsOptimized!.Value, "ebs-optimized=false"),
            Case("A_boolean_or_its_default", i => i.EbsOptimized.GetValueOrDefault(), "ebs-optimized=true"),
            Case("Equals", i => i.KeyName!.Equals("k"), "key-name=k"),
            Case("Equals_with_an_ordinal_comparison", i => string.Equals("k", i.KeyName, StringComparison.Ordinal), "key-name=k"),
            Case("An_identifier", i => i.Id == "i-1", "instance-id=i-1"),
            Case("An_attribute_that_is_the_identifier", i => i.InstanceId == "i-1", "instance-id=i-1"),
            Case("The_identifier_of_a_reference", i => i.Vpc!.Id == "vpc-1", "vpc-id=vpc-1"),
            // Captured
            Case("A_variable", i => i.KeyName == env, "key-name=dev"),
            Case("A_property_of_a_variable", i => i.KeyName == wanted.Name, "key-name=web"),
            Case("Joined_text", i => i.KeyName == env + "-" + wanted.Name, "key-name=dev-web"),
            Case("Interpolated_text", i => i.KeyName == $"{env}/{wanted.Name}", "key-name=dev/web"),
            Case("An_element_of_an_array", i => i.Id == Ids[1], "instance-id=i-2"),
            Case("A_choice", i => i.KeyName == (anything ? "x" : "y"), "key-name=y"),
            Case("A_condition_that_is_off", i => anything || i.KeyName == "k", "key-name=k"),
            Case("A_condition_that_is_on", i => i.AmiLaunchIndex == 1 && (!anything || i.KeyName == "k"), "launch-index=1"),
            // Lists
            Case("One_of_an_array", i => Ids.Contains(i.Id), "instance-id=i-1|i-2"),
            Case("One_of_a_list", i => new List<string> { "a", "b" }.Contains(i.KeyName!), "key-name=a|b"),
            Case("One_of_a_new_array", i => new[] { "a", env }.Contains(i.KeyName), "key-name=a|dev"),
            Case("One_of_enumerations", i => States.Contains(i.State.Name!.Value), "instance-state-name=running|stopped"),
            Case("Either_of_one_attribute", i => i.KeyName == "a" || i.KeyName!.EndsWith("-b"), "key-name=a|*-b"),
            Case("Neither_of_two_inequalities", i => !(i.KeyName != "a" && i.KeyName != "b"), "key-name=a|b"),
            // Text
            Case("A_beginning", i => i.KeyName!.StartsWith("web-"), "key-name=web-*"),
            Case("An_end", i => i.KeyName!.EndsWith("-web"), "key-name=*-web"),
            Case("A_part", i => i.KeyName!.Contains("web"), "key-name=*web*"),
            Case("A_letter", i => i.KeyName!.Contains('w'), "key-name=*w*"),
            Case("What_means_something_to_the_service", i => i.KeyName == @"a*b?c\d", @"key-name=a\*b\?c\\d"),
            Case("What_means_something_in_a_beginning", i => i.KeyName!.StartsWith("a*"), @"key-name=a\**"),
            // Tags
            Case("A_tag", i => i.Tags["env"] == "dev", "tag:env=dev"),
            Case("A_tag_by_a_variable", i => i.Tags[env] == wanted.Name, "tag:dev=web"),
            Case("A_tag_that_begins_with", i => i.Tags["Name"]!.StartsWith("web-"), "tag:Name=web-*"),
            Case("A_key", i => i.Tags.ContainsKey("env"), "tag-key=env"),
            Case("A_tag_that_is_there", i => i.Tags["env"] != null, "tag-key=env"),
            Case("A_tag_that_is_empty", i => i.Tags["env"] == "", "tag-key=env · locally: i.Tags[\"env\"] == \"\"", answered: false),
            // Lists of the resource
            Case("Any_element", i => i.SecurityGroups.Any(g => g.GroupId == "sg-1"), "instance.group-id=sg-1"),
            Case("Any_element_of_several", i => i.SecurityGroups.Any(g => Ids.Contains(g.GroupName)), "instance.group-name=i-1|i-2"),
            Case("Any_element_by_two", i => i.SecurityGroups.Any(g => g.GroupId == "sg-1" && g.GroupName == "web"),
                "instance.group-id=sg-1, instance.group-name=web · locally: i.SecurityGroups.Any(g => g.GroupId == \"sg-1\" && g.GroupName == \"web\")", answered: false),
            Case("Any_element_where_the_resource_is", i => i.SecurityGroups.Any(g => i.KeyName == "k"), "key-name=k · locally: i.SecurityGroups.Any(g => i.KeyName == \"k\")", answered: false),
            Case("The_first_element", i => i.SecurityGroups[0].GroupId == "sg-1", "instance.group-id=sg-1 · locally: i.SecurityGroups[0].GroupId == \"sg-1\"", answered: false),
            Case("Selected_elements", i => i.SecurityGroups.Select(g => g.GroupId).Contains("sg-1"), "instance.group-id=sg-1"),
            // Joined
            Case("Both", i => i.KeyName == "k" && i.Tags["env"] == "dev", "key-name=k, tag:env=dev"),
            Case("Both_of_one_attribute", i => i.KeyName!.StartsWith("a") && i.KeyName.EndsWith("z"), "key-name=a* · locally: i.KeyName.EndsWith(\"z\")", answered: false),
            Case("What_both_alternatives_say", i => i.KeyName == "a" && i.AmiLaunchIndex == 1 || i.KeyName == "b" && i.AmiLaunchIndex == 2,
                "key-name=a|b, launch-index=1|2 · locally: i.KeyName == \"a\" && i.AmiLaunchIndex == 1 || i.KeyName == \"b\" && i.AmiLaunchIndex == 2", answered: false),
            // Not sent
            Case("Alternatives_of_two_attributes", i => i.KeyName == "a" || i.AmiLaunchIndex == 1, ""),
            Case("An_inequality", i => i.KeyName != "a", ""),
            Case("Unset", i => i.KeyName == nothing, ""),
            Case("A_tag_that_is_not_there", i => i.Tags["env"] == null, ""),
            Case("Empty_text", i => i.KeyName == "", ""),
            Case("A_moment", i => i.LaunchTime > Yesterday, ""),
            Case("What_has_no_filter", i => i.StateTransitionReason == "x", ""),
            Case("A_value_that_the_filter_does_not_know", i => i.Monitoring.State == "pending", ""),
            Case("A_value_that_the_filter_knows", i => i.Monitoring.State == "enabled", "monitoring-state=enabled"),
            Case("Another_case", i => i.KeyName!.Equals("a", StringComparison.OrdinalIgnoreCase), ""),
            Case("A_set_of_another_case", i => loose.Contains(i.Id), ""),
            Case("A_sequence_that_may_change", i => lazy.Contains(i.Id), ""),
            Case("More_than_the_service_takes", i => Many(201).Contains(i.Id), ""),
            Case("What_depends_on_the_resource", i => i.KeyName == i.Platform, ""),
            Case("A_call", i => i.KeyName == Compute(), ""),
            Case("No_element", i => !i.SecurityGroups.Any(g => g.GroupId == "sg-1"), ""),
            Case("Half_a_character", i => i.KeyName!.StartsWith("\ud83d"), ""),
            Case("An_inequality_that_is_not", i => !(i.KeyName == "a"), ""),
        ];
    }

    [TestCaseSource(nameof(Sent))]
    public void Is_sent(Expression<Func<ILinqInstance, bool>> predicate, string expected)
    {
        var explained = LinqWorld.EC2().Instances.Where(predicate).Explain();

        Assert.That(explained, expected.Length > 0 ? Is.EqualTo("DescribeInstances " + expected) : Does.StartWith("DescribeInstances · locally: "));
    }

    private static TestCaseData Case(string name, Expression<Func<ILinqInstance, bool>> predicate, string expected, bool answered = true)
    {
        Assert.That(expected.Contains("locally", StringComparison.Ordinal), Is.EqualTo(!answered), name);
        return new TestCaseData(predicate, expected).SetName((expected.Length > 0 ? "Sent_" : "Decided_here_") + name);
    }

    private static string Compute() => "k";

    private static string[] Many(int count) => [.. Enumerable.Range(0, count).Select(i => $"i-{i}")];

    private sealed record Wanted(string Name, bool Flag);
}
