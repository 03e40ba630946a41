using System.Collections;
using System.Text.Json.Nodes;
using AwsResources.Client.JmesPath;

namespace AwsResources.Client.Tests.JmesPath;

public class JmesExpressionTests
{
    private static readonly AwsStructure Running = Instance("i-1", "running", 2);
    private static readonly AwsStructure Stopped = Instance("i-2", "stopped", 1);

    private static readonly AwsStructure Output = new()
    {
        ["Reservations"] = new[]
        {
            new AwsStructure { ["Instances"] = new[] { Running } },
            new AwsStructure(),
            new AwsStructure { ["Instances"] = new[] { Stopped } },
        },
    };

    [Test]
    public void Items_are_the_structures_that_the_output_holds()
    {
        var found = JmesExpression.Parse("Reservations[].Instances[]").SearchStructures(Output);

        Assert.That(found, Has.Count.EqualTo(2));
        Assert.That((ReferenceEquals(found[0], Running), ReferenceEquals(found[1], Stopped)), Is.EqualTo((true, true)));
    }

    [Test]
    public void A_list_that_comes_out_as_it_is_is_not_copied()
    {
        var list = new List<AwsStructure> { Running, Stopped };

        Assert.That(JmesExpression.Parse("Things[]").SearchStructures(new AwsStructure { ["Things"] = list }), Is.SameAs(list));
    }

    [TestCase("Reservations[].Instances[].State.Name", "[\"running\",\"stopped\"]")]
    [TestCase("Reservations[0].Instances[0].InstanceId", "\"i-1\"")]
    [TestCase("Reservations[].Instances[?State.Name=='running'][].InstanceId", "[\"i-1\"]")]
    [TestCase("sort_by(Reservations[].Instances[], &Cores)[*].InstanceId", "[\"i-2\",\"i-1\"]")]
    [TestCase("Reservations[].Instances[].Tags.Name", "[\"n-i-1\",\"n-i-2\"]")]
    [TestCase("Reservations[].Instances[].Document.a[1]", "[2,2]")]
    [TestCase("Reservations[1].Instances", "null")]
    [TestCase("Reservations[1].Nonsense.More", "null")]
    [TestCase("length(Reservations[].Instances[]) == `2`", "true")]
    [TestCase("Reservations[].Instances[].Cores | sum(@)", "3")]
    [TestCase("Reservations[].Instances[] | [?Launched > '2026-01-01T00:00:00Z'].InstanceId", "[\"i-1\",\"i-2\"]")]
    [TestCase("keys(Reservations[0].Instances[0].Tags)", "[\"Name\"]")]
    public void Structures_maps_documents_and_moments_are_searched(string expression, string json) =>
        Assert.That(JmesText.ToJson(JmesExpression.Parse(expression).Search(Output)), Is.EqualTo(json));

    [Test]
    public void Numbers_compare_by_value_whatever_holds_them(
        [Values(2, 2L, 2.0, 2.0f, (short)2, (byte)2)] object left) =>
        Assert.That(JmesExpression.Parse("a == `2` && a < `2.5` && a != `3`").Search(new AwsStructure { ["a"] = left }), Is.True);

    [Test]
    public void Json_nodes_and_elements_are_searched_alike()
    {
        var node = JsonNode.Parse("""{ "a": [ { "b": 1 }, { "b": null }, { "b": "x" } ] }""");
        using var document = System.Text.Json.JsonDocument.Parse(node!.ToJsonString());

        var expected = new object[] { 1L, "x" };
        Assert.That((IEnumerable?)JmesExpression.Parse("a[].b").Search(node), Is.EqualTo(expected));
        Assert.That((IEnumerable?)JmesExpression.Parse("a[].b").Search(document.RootElement), Is.EqualTo(expected));
    }

    [TestCase("foo[", "JMESPath 'foo[', position 5: expected a number, ':' or '*' after '[', found the end.")]
    [TestCase("a.b.", "JMESPath 'a.b.', position 5: expected a name, '*', '[' or '{' after '.', found the end.")]
    [TestCase("a = b", "JMESPath 'a = b', position 3: '=' compares nothing; equality is '=='.")]
    [TestCase("join(a)", "JMESPath 'join(a)', position 1: join() takes 2 arguments, not 1.")]
    [TestCase("x | lenght(@)", "position 5: there is no function 'lenght'. Available: abs, avg,")]
    public void An_expression_that_cannot_be_read_says_where_and_why(string expression, string message) =>
        Assert.That(() => JmesExpression.Parse(expression), Throws.TypeOf<JmesPathException>().With.Message.Contains(message));

    [TestCase("length(a)", "JMESPath 'length(a)', position 1: length(): argument 1 is of type number; expected string or array or object.")]
    [TestCase("sum(b)", "position 1: sum(): argument 1 holds a string; expected an array of numbers.")]
    [TestCase("b[::0]", "position 3: the step of a slice cannot be 0.")]
    public void A_function_that_meets_the_wrong_type_says_what_it_takes(string expression, string message) =>
        Assert.That(() => JmesExpression.Parse(expression).Search(new AwsStructure { ["a"] = 1, ["b"] = new[] { "x" } }),
            Throws.TypeOf<JmesPathException>().With.Message.Contains(message));

    [Test]
    public void Depth_is_bounded()
    {
        var nested = new string('(', 100_000) + "a" + new string(')', 100_000);

        Assert.That(() => JmesExpression.Parse(nested), Throws.TypeOf<JmesPathException>());
    }

    private static AwsStructure Instance(string id, string state, int cores) => new()
    {
        ["InstanceId"] = id,
        ["State"] = new AwsStructure { ["Name"] = state },
        ["Cores"] = cores,
        ["Launched"] = new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero),
        ["Tags"] = new Dictionary<string, string> { ["Name"] = "n-" + id },
        ["Document"] = JsonNode.Parse("""{ "a": [ 1, 2 ] }"""),
    };
}
