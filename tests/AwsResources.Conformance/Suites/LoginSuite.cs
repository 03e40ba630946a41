using System.Globalization;
using System.Text.Json;
using AwsResources.Client.Session;
using AwsResources.TestKit;

namespace AwsResources.Conformance.Suites;

/// <summary>`credentials/login-provider-test-cases`: a profile with a session of `aws login`, and the file that keeps it, give credentials and a file after that.</summary>
internal sealed class LoginSuite : IConformanceSuite
{
    private const string Folder = "/home/.aws/login/cache/";

    public string Name => "credentials/login-provider-test-cases";

    public IEnumerable<ConformanceCase> Cases(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var index = 0;
        foreach (var test in document.RootElement.Clone().EnumerateArray()) yield return new($"{Name}.json:{index++}", () => Run(test));
    }

    private static void Run(JsonElement test)
    {
        var files = Table(test, "cacheContents").ToDictionary(file => Folder + file.Name, file => file.Value.GetRawText());
        files["/home/.aws/config"] = test.GetProperty("configContents").GetString()!;
        var environment = new AwsEnvironment(new Dictionary<string, string> { ["HOME"] = "/home", ["AWS_REGION"] = "us-east-1" }, files);
        var calls = test.TryGetProperty("mockApiCalls", out var mocked) ? mocked.EnumerateArray().ToList() : [];
        var outcomes = test.GetProperty("outcomes").EnumerateArray().ToList();
        using var wire = new FakeTransport();
        foreach (var call in calls) _ = wire.Answer(request => Answer(call, request));
        if (calls.Count > 0 && StatusOf(calls[^1]) >= 500) _ = wire.Otherwise(request => Answer(calls[^1], request)); // Tried again.
        using var session = new SessionRuntime(new AwsSessionOptions
        {
            Profile = environment.Files.Read("/home/.aws/config")!.Split(']')[0].Split("profile ")[^1].Trim('[', ' '),
            Environment = environment,
            HttpMessageHandler = wire,
            TimeProvider = new InstantTime(TimeOf(calls, outcomes)),
            Jitter = static () => 0,
        });

        foreach (var outcome in outcomes) Compare(outcome, environment, () => session.Credentials.GetCredentials()!);
        wire.VerifyAllUsed();
    }

    private static void Compare(JsonElement outcome, AwsEnvironment environment, Func<AwsCredentials> ask)
    {
        switch (outcome.GetProperty("result").GetString())
        {
            case "credentials":
                var found = ask();
                Verify.Equal("accessKeyId", Text(outcome, "accessKeyId"), found.AccessKeyId);
                Verify.Equal("secretAccessKey", Text(outcome, "secretAccessKey"), found.SecretAccessKey);
                Verify.Equal("sessionToken", Text(outcome, "sessionToken"), found.SessionToken);
                Verify.Equal("accountId", Text(outcome, "accountId"), found.AccountId);
                if (Text(outcome, "expiresAt") is { } end) Verify.Equal("expiresAt", Time(end), found.Expiration!.Value);
                return;
            case "cacheContents":
                foreach (var file in outcome.EnumerateObject().Where(member => member.Name.EndsWith(".json", StringComparison.Ordinal)))
                {
                    using var kept = JsonDocument.Parse(environment.Files.Read(Folder + file.Name) ?? throw new CaseFailedException($"{file.Name} does not exist"));
                    Verify.EqualJson(file.Name, file.Value, kept.RootElement);
                }

                return;
            case "error":
                try
                {
                    _ = ask();
                }
                catch (AwsCredentialsException)
                {
                    return;
                }

                throw new CaseFailedException("credentials were found; expected a failure");
            case var other:
                throw new CaseFailedException($"unknown outcome '{other}'");
        }
    }

    private static FakeAnswer Answer(JsonElement call, RecordedRequest request)
    {
        if (call.TryGetProperty("request", out var expected) && expected.TryGetProperty("tokenInput", out var input))
        {
            using var body = JsonDocument.Parse(request.Text);
            Verify.EqualJson("tokenInput", input, body.RootElement);
        }

        Verify.Equal("address", "https://us-east-1.signin.aws.amazon.com/v1/token", request.Uri);
        Verify.That(request.Header("DPoP")?.Split('.').Length == 3, "there is no proof in the header DPoP");
        var answer = call.TryGetProperty("response", out var response) ? response : default;
        var text = answer.ValueKind != JsonValueKind.Object ? "{}" : answer.TryGetProperty("tokenOutput", out var output) ? output.GetRawText() : answer.GetRawText();
        return new FakeAnswer(StatusOf(call), text);
    }

    private static int StatusOf(JsonElement call) => call.TryGetProperty("responseCode", out var status) ? status.GetInt32() : 200;

    /// <summary>The time at which what was renewed lives as long as the service says.</summary>
    private static DateTimeOffset? TimeOf(List<JsonElement> calls, List<JsonElement> outcomes)
    {
        var lives = from call in calls
                    where call.TryGetProperty("response", out var response) && response.TryGetProperty("tokenOutput", out var output) && output.TryGetProperty("expiresIn", out _)
                    select call.GetProperty("response").GetProperty("tokenOutput").GetProperty("expiresIn").GetInt32();
        var ends = outcomes.Select(outcome => Text(outcome, "expiresAt")).OfType<string>();
        return lives.FirstOrDefault() is > 0 and var life && ends.FirstOrDefault() is { } end ? Time(end).AddSeconds(-life) : null;
    }

    private static IEnumerable<JsonProperty> Table(JsonElement test, string name) => test.TryGetProperty(name, out var table) ? table.EnumerateObject() : [];

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;
}
