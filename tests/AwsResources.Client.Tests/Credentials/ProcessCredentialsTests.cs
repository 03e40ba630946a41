using AwsResources.Client.Configuration;
using AwsResources.Client.Credentials;

namespace AwsResources.Client.Tests.Credentials;

[Platform(Exclude = "Win", Reason = "The programs are those of a Unix shell.")]
internal sealed class ProcessCredentialsTests
{
    private const string Place = "credential_process of profile 'default' (/home/user/.aws/config, line 2)";

    [TestCase(true)]
    [TestCase(false)]
    public async Task What_the_program_prints_are_the_credentials(bool async)
    {
        var answer = await Ask(
            """printf '{"Version":1,"AccessKeyId":"AKIDEXAMPLE","SecretAccessKey":"secret","SessionToken":"t","Expiration":"2030-01-01T00:00:00Z","AccountId":"1"}'""", async);

        Assert.That(
            (answer.AccessKeyId, answer.SecretAccessKey, answer.SessionToken, answer.Expiration, answer.AccountId),
            Is.EqualTo(("AKIDEXAMPLE", "secret", "t", new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero), "1")));
    }

    [TestCase("printf x", $"The {Place} did not print JSON.")]
    [TestCase("printf {}", $"The {Place} printed JSON whose Version is not 1.")]
    [TestCase("""printf '{"Version":1,"AccessKeyId":"x"}'""", $"The {Place} printed JSON without SecretAccessKey.")]
    [TestCase("sh -c 'echo no luck >&2; exit 3'", $"The {Place} ended with exit code 3: no luck")]
    public void What_is_wrong_is_named_by_place(string command, string message)
        => Assert.That(async () => await Ask(command, async: false), Throws.TypeOf<AwsCredentialsException>().With.Message.EqualTo(message));

    [Test]
    public void A_program_that_is_not_there_is_named_by_place()
        => Assert.That(
            async () => await Ask("/nonexistent/program", async: false),
            Throws.TypeOf<AwsCredentialsException>().With.Message.StartsWith($"The {Place} cannot be started: "));

    [TestCase(false, """a "b c" 'd "e' f\ g ""  """, new[] { "a", "b c", "d \"e", "f g", "" })]
    [TestCase(true, """C:\tools\a.exe "b c" 'd """, new[] { @"C:\tools\a.exe", "b c", "'d" })]
    public void Commands_are_parted_as_a_shell_does(bool isWindows, string command, string[] words)
        => Assert.That(CommandLine.Split(command, isWindows), Is.EqualTo(words));

    private static async Task<AwsCredentials> Ask(string command, bool async)
    {
        var environment = new AwsEnvironment(
            new Dictionary<string, string> { ["HOME"] = "/home/user" },
            new Dictionary<string, string> { ["/home/user/.aws/config"] = $"[default]\ncredential_process = {command}" });
        var answer = await new ProcessCredentials(new AwsConfiguration(environment)).AskAsync(async, CancellationToken.None);
        return answer.Credentials!;
    }
}
