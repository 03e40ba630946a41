using System.Linq.Expressions;
using AwsResources.Core.Linq;

namespace AwsResources.Core.Tests.Linq;

/// <summary>Predicates as they are decided here: the same with code that is made and with code that is interpreted, whatever the culture.</summary>
public sealed class LocalFormTests
{
    private static readonly string[] Names = ["a", "b"];
    private static readonly LinqStateName?[] States = [LinqStateName.Running, null];

    public static IEnumerable<TestCaseData> Predicates() =>
    [
        Case("Contains_of_an_array", text => Names.Contains(text), "b", "c"),
        Case("Contains_of_a_new_array", text => new[] { "x", "y" }.Contains(text), "x", "z"),
        Case("Contains_of_values", text => States.Contains(new LinqStateName(text)), "running", "stopped"),
        Case("StartsWith", text => text.StartsWith("ab"), "abc", "ABC"),
        Case("A_beginning_that_no_one_sees", text => text.StartsWith("a"), "a\u00ad", "\u00ada"),
        Case("EndsWith", text => text.EndsWith("c"), "abc", "abC"),
        Case("Compare", text => string.Compare(text, "B") > 0, "a", "A"),
        Case("CompareTo", text => text.CompareTo("a") < 0, "B", "b"),
    ];

    [TestCaseSource(nameof(Predicates))]
    public void Is_decided_alike(Expression<Func<string, bool>> predicate, string holds, string holdsNot)
    {
        foreach (var interpreted in (bool[])[true, false])
        {
            var decide = LocalForm.Of(predicate).Compile(interpreted);
            Assert.That(decide(holds), Is.True, $"interpreted: {interpreted}");
            Assert.That(decide(holdsNot), Is.False, $"interpreted: {interpreted}");
        }
    }

    [Test]
    public void What_asks_for_a_culture_keeps_it()
    {
        Expression<Func<string, bool>> predicate = text => text.StartsWith("a", StringComparison.CurrentCultureIgnoreCase);

        Assert.That(LocalForm.Of(predicate).Compile()("A"), Is.True);
    }

    private static TestCaseData Case(string name, Expression<Func<string, bool>> predicate, string holds, string holdsNot) =>
        new TestCaseData(predicate, holds, holdsNot).SetName("Decided_" + name);
}
