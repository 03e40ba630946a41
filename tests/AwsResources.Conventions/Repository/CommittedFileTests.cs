using System.Text.RegularExpressions;

namespace AwsResources.Conventions.Repository;

/// <summary>What is committed names no machine and holds no secret.</summary>
public sealed partial class CommittedFileTests
{
    // AWS's own models; what they say is theirs.
    private const string Models = "models/";

    private static readonly string[] Binary = [".png", ".pack", ".dll", ".snk", ".gz"];

    /// <summary>The keys that AWS's documentation uses, which are nobody's.</summary>
    private static readonly string[] Documented = ["AKIDEXAMPLE", "AKIAIOSFODNN7EXAMPLE", "ASIAIOSFODNN7EXAMPLE", "AKIAI44QH8DHBEXAMPLE"];

    /// <summary>Homes of nobody, for tests of files in homes.</summary>
    private static readonly string[] Fictional = ["user", "me"];

    private static IEnumerable<string> Files => Repo.Committed().Where(name => !Binary.Contains(Path.GetExtension(name)));

    [Test]
    public void Nothing_names_a_machine() =>
        Assert.That(string.Join('\n',
            Found(MachinePath(), name => !name.StartsWith(Models, StringComparison.Ordinal)).Where(found => !Fictional.Any(home => found.EndsWith("/home/" + home, StringComparison.Ordinal)))), Is.Empty);

    [Test]
    public void Nothing_holds_a_key_that_looks_real() =>
        Assert.That(Found(AccessKey(), _ => true).Where(found => !Documented.Any(key => found.EndsWith(key, StringComparison.Ordinal))), Is.Empty);

    [Test]
    public void Nothing_holds_a_private_key() => Assert.That(Found(PrivateKey(), _ => true), Is.Empty);

    [TestCase("~/work", false)]
    [TestCase("see /ho" + "me/someone/x", true)]
    [TestCase("cd /wo" + "rk/main", true)]
    [TestCase("https://example.com/work/x", false)]
    public void A_path_of_a_machine_is_found(string text, bool isFound) => Assert.That(MachinePath().IsMatch(text), Is.EqualTo(isFound));

    [TestCase("AKIA" + "Z7Q2M4XWP9RK3LTB", true)]
    [TestCase("AKIDEXAMPLE", false)]
    public void A_key_that_looks_real_is_found(string text, bool isFound) => Assert.That(AccessKey().IsMatch(text), Is.EqualTo(isFound));

    // A file of 200 lines is long; one of these lengths does more than one thing.
    [TestCase("src/", 300)]
    [TestCase("tests/", 400)]
    public void No_file_grows_beyond_reading(string folder, int most)
    {
        var tooLong = from name in Files
                      where name.StartsWith(folder, StringComparison.Ordinal) && name.EndsWith(".cs", StringComparison.Ordinal)
                      let lines = File.ReadLines(Path.Combine(Repo.Root, name)).Count()
                      where lines > most
                      select $"{name}: {lines} lines";

        Assert.That(tooLong, Is.Empty);
    }

    private static IEnumerable<string> Found(Regex pattern, Func<string, bool> isAsked) =>
        from name in Files.Where(isAsked)
        from line in File.ReadLines(Path.Combine(Repo.Root, name)).Select((text, i) => (Text: text, Number: i + 1))
        from match in pattern.Matches(line.Text)
        select $"{name}:{line.Number} {match.Value}";

    [GeneratedRegex("(?<![\\w.~:/-])/(?:home|Users|work|root)/\\w+|(?<![\\w.~:/-])/tmp/\\w+|[A-Z]:\\\\Users\\\\|api\\.nuget\\.org")]
    private static partial Regex MachinePath();

    [GeneratedRegex("(?<![A-Z0-9])(?:AKIA|ASIA)[A-Z0-9]{12,}(?![A-Z0-9])")]
    private static partial Regex AccessKey();

    [GeneratedRegex("-----BEGIN (?:RSA |EC )?PRIVATE " + "KEY-----(?:\\\\n|\\s*$|[A-Za-z0-9+/])")]
    private static partial Regex PrivateKey();
}
