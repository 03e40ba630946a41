using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Web;
using AwsResources.Client.Configuration;
using AwsResources.Client.Credentials;
using AwsResources.Client.Session;
using AwsResources.TestKit;

namespace AwsResources.Conformance.Suites;

/// <summary>`credentials/assume-role-tests`: profiles to the roles that they ask for, and whose credentials assume these.</summary>
internal sealed partial class AssumeRoleSuite : IConformanceSuite
{
    private const string Answer = """
        <{0}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><{0}Result><Credentials><AccessKeyId>ASIAROLE</AccessKeyId>
        <SecretAccessKey>secret</SecretAccessKey><SessionToken>token</SessionToken><Expiration>2100-01-01T00:00:00Z</Expiration></Credentials></{0}Result></{0}Response>
        """;

    public string Name => "credentials/assume-role-tests";

    public IEnumerable<ConformanceCase> Cases(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var index = 0;
        foreach (var test in document.RootElement.Clone().EnumerateArray()) yield return new($"{Name}.json:{index++}", () => Run(test));
    }

    private static void Run(JsonElement test)
    {
        var (input, output) = (test.GetProperty("input"), test.GetProperty("output"));
        if (output.TryGetProperty("ProfileChain", out var chain))
        {
            Verify.Equal("chain", string.Join('\n', chain.EnumerateArray().Select(Expected)), string.Join('\n', Actual(input)));
            return;
        }

        try
        {
            _ = Actual(input);
        }
        catch (AwsException error) when (error is AwsCredentialsException or AwsConfigurationException)
        {
            VerifyCause(output.GetProperty("Error").GetString()!, input, error.Message);
            return;
        }

        throw new CaseFailedException($"No fault was found; expected {output.GetProperty("Error")}");
    }

    // The wording is ours; the settings and the profiles at fault are the case's.
    private static void VerifyCause(string expected, JsonElement input, string message)
    {
        var profiles = input.GetProperty("profiles").EnumerateObject()
            .SelectMany(profile => profile.Value.EnumerateObject().Where(item => item.Name == "source_profile").Select(item => item.Value.GetString()!).Append(profile.Name));
        var words = Settings().Matches(expected).Select(match => match.Value)
            .Concat(profiles.Where(name => Regex.IsMatch(expected, $@"\b{Regex.Escape(name)}\b")).Select(name => $"'{name}'"));
        foreach (var word in words.Distinct()) Verify.That(message.Contains(word, StringComparison.Ordinal), $"expected '{expected}', which names {word}; got '{message}'");
    }

    [GeneratedRegex("[a-z]+(_[a-z]+)+")]
    private static partial Regex Settings();

    private static string Expected(JsonElement link)
    {
        var (kind, value) = link.EnumerateObject().Select(item => (item.Name, item.Value)).Single();
        return kind switch
        {
            "NamedSource" => $"source {value.GetString()}",
            "AccessKey" => $"key {Text(value, "access_key_id")} {Text(value, "secret_access_key")} {Text(value, "session_token")}",
            "AssumeRole" => $"role {Text(value, "role_arn")} {Text(value, "external_id")} {Text(value, "session_name")}",
            "WebIdentityTokenRole" => $"web identity {Text(value, "role_arn")} {Text(value, "web_identity_token_file")} {Text(value, "role_session_name") ?? Text(value, "session_name")}",
            "Sso" => $"sso {Text(value, "sso_account_id")} {Text(value, "sso_region")} {Text(value, "sso_role_name")} {Text(value, "sso_start_url")}",
            _ => $"{kind} {value}",
        };
    }

    private static List<string> Actual(JsonElement input)
    {
        using var wire = new FakeTransport().Otherwise(Respond);
        using var session = new SessionRuntime(new AwsSessionOptions
        {
            Region = "us-east-1",
            Profile = Text(input, "selected_profile"),
            Environment = EnvironmentOf(input),
            HttpMessageHandler = wire,
            TimeProvider = new InstantTime(),
        });
        var configuration = session.Configuration;
        if (RoleProfile.IsOne(configuration.Profile) && RoleChain.Read(configuration.Profile!, configuration.Shared) is { CredentialSource: { } named } chain)
            return [$"source {named}", .. chain.Roles.Select(role => $"role {role.RoleArn} {role.ExternalId} {role.SessionName}")];

        var found = session.Credentials.GetCredentials()!;
        if (wire.Requests.Count == 0) return [$"key {found.AccessKeyId} {found.SecretAccessKey} {found.SessionToken}"];
        var links = wire.Requests.Select(Describe).ToList();
        if (links[0].StartsWith("role ", StringComparison.Ordinal)) links.Insert(0, KeyOf(configuration, wire.Requests[0].Header("Authorization")!));
        return links;
    }

    /// <summary>The keys that signed the first request, with their secret out of the profile which has them.</summary>
    private static string KeyOf(AwsConfiguration configuration, string authorization)
    {
        var signer = configuration.Shared.Profiles.Values
            .Single(profile => profile["aws_access_key_id"] is { } key && authorization.Contains($"Credential={key}/", StringComparison.Ordinal));
        return $"key {signer["aws_access_key_id"]} {signer["aws_secret_access_key"]} {signer["aws_session_token"]}";
    }

    private static string Describe(RecordedRequest request)
    {
        if (request.Method == "GET")
        {
            var query = HttpUtility.ParseQueryString(new Uri(request.Uri).Query);
            return $"sso {query["account_id"]} {request.Host.Split('.')[2]} {query["role_name"]} {request.Header("x-amz-sso_bearer_token")}";
        }

        var form = HttpUtility.ParseQueryString(request.Text);
        var session = form["RoleSessionName"]!.StartsWith("aws-sdk-dotnet-", StringComparison.Ordinal) ? null : form["RoleSessionName"];
        return form["Action"] == "AssumeRole"
            ? $"role {form["RoleArn"]} {form["ExternalId"]} {session}"
            : $"web identity {form["RoleArn"]} {form["WebIdentityToken"]} {session}";
    }

    private static FakeAnswer Respond(RecordedRequest request) => request.Method == "GET"
        ? new(200, """{"roleCredentials":{"accessKeyId":"ASIASSO","secretAccessKey":"secret","sessionToken":"token","expiration":4102444800000}}""")
        : new(200, string.Format(System.Globalization.CultureInfo.InvariantCulture, Answer, HttpUtility.ParseQueryString(request.Text)["Action"]));

    private static AwsEnvironment EnvironmentOf(JsonElement input)
    {
        var text = Sections(input, "profiles", "profile") + Sections(input, "sso_sessions", "sso-session");
        var files = new Dictionary<string, string> { ["/home/.aws/config"] = text };
        // A token that is its file's name shows which file was read.
        foreach (var profile in input.GetProperty("profiles").EnumerateObject())
            if (Text(profile.Value, "web_identity_token_file") is { } file) files[file] = file;
        // And a sign-in whose token is its portal's address shows which portal was signed in to.
        foreach (var section in input.GetProperty("profiles").EnumerateObject().Concat(Members(input, "sso_sessions")))
            if (Text(section.Value, "sso_start_url") is { } portal)
                foreach (var key in new[] { section.Name, portal })
                    files[$"/home/.aws/sso/cache/{Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(key)))}.json"] = $$"""{"accessToken":"{{portal}}","expiresAt":"2100-01-01T00:00:00Z"}""";
        return new AwsEnvironment(new Dictionary<string, string> { ["HOME"] = "/home" }, files);
    }

    private static string Sections(JsonElement input, string member, string kind) => !input.TryGetProperty(member, out var sections) ? "" : string.Concat(
        sections.EnumerateObject().Select(section => $"[{kind} {section.Name}]\n{string.Concat(section.Value.EnumerateObject().Select(item => $"{item.Name} = {item.Value.GetString()}\n"))}"));

    private static IEnumerable<JsonProperty> Members(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.EnumerateObject() : [];

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;
}
