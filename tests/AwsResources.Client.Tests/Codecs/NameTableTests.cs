using System.Text;
using AwsResources.Client.Codecs;

namespace AwsResources.Client.Tests.Codecs;

public sealed class NameTableTests
{
    private static readonly string[] Names = [.. Enumerable.Range(0, 200).Select(i => $"Member{i * 7}Name"), "", "a", "ab"];

    [Test]
    public void Every_name_is_found_in_any_order()
    {
        var table = new NameTable(Names);
        foreach (var order in (IEnumerable<int>[])[Enumerable.Range(0, Names.Length), Enumerable.Range(0, Names.Length).Reverse(), [5, 5, 9, 1, 5]])
        {
            var previous = -1;
            foreach (var i in order) Assert.That(table.Find(Encoding.UTF8.GetBytes(Names[i]), ref previous), Is.EqualTo(i));
        }
    }

    [Test]
    public void An_unknown_name_is_not_found_and_changes_nothing()
    {
        var previous = 3;

        Assert.That(new NameTable(Names).Find("Member1Name"u8, ref previous), Is.EqualTo(-1));
        Assert.That(previous, Is.EqualTo(3));
    }

    [Test]
    public void The_next_guess_is_what_came_after_the_last_time()
    {
        var table = new NameTable(["a", "b", "c"]);
        var previous = -1;
        _ = table.Find("c"u8, ref previous);

        Assert.That(Encoding.UTF8.GetString(table.Guess(-1, out var index)), Is.EqualTo("c"));
        Assert.That(index, Is.EqualTo(2));
    }
}
