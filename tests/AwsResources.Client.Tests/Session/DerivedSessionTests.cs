using AwsResources.Client.Session;
using AwsResources.Client.Tests.Credentials;
using AwsResources.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace AwsResources.Client.Tests.Session;

/// <summary>What sessions that are made from one another share, and what each has for itself.</summary>
internal sealed class DerivedSessionTests
{
    private const string Role = "arn:aws:iam::123456789012:role/reader";

    [Test]
    public void A_session_of_another_region_shares_the_models_and_calls_there()
    {
        using var wire = new FakeTransport().Answer(200, "{}");
        using var here = new SessionRuntime(Options(wire));
        using var there = here.With(here.Options with { Region = "eu-west-1" });
        there.Client("dynamodb").Call("ListTables");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wire.Request.Uri, Does.StartWith("https://dynamodb.eu-west-1."));
            Assert.That(there.Client("dynamodb"), Is.Not.SameAs(here.Client("dynamodb")));
            Assert.That(there.Client("dynamodb").Model, Is.SameAs(here.Client("dynamodb").Model));
            Assert.That((here.Region, there.Region), Is.EqualTo(("us-west-2", "eu-west-1")));
        }
    }

    [Test]
    public void Sessions_of_several_regions_find_their_credentials_once()
    {
        var provider = new FixedProvider();
        using var wire = new FakeTransport().Answer(200, Sts.Answer("AssumeRole", "ASIAREADER")).Otherwise(_ => new FakeAnswer(200, "{}"));
        using var here = new SessionRuntime(Options(wire) with { Credentials = null, CredentialProvider = provider });
        using var reader = here.AssumeRole(Role, new());
        using var there = reader.With(reader.Options with { Region = "eu-west-1" });
        reader.Client("lambda").Call("ListFunctions");
        there.Client("lambda").Call("ListFunctions");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wire.Requests.Select(request => request.Host), Is.EqualTo(
                ["sts.us-west-2.amazonaws.com", "lambda.us-west-2.amazonaws.com", "lambda.eu-west-1.amazonaws.com"]));
            Assert.That(wire.Requests.Select(request => request.Header("Authorization")!.Split('/')[0]), Is.EqualTo(
                ["AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE", "AWS4-HMAC-SHA256 Credential=ASIAREADER", "AWS4-HMAC-SHA256 Credential=ASIAREADER"]));
        }
    }

    [Test]
    public void Another_profile_has_credentials_of_its_own_and_reads_the_files_no_more()
    {
        const string Path = "/home/me/.aws/credentials";
        var files = new Dictionary<string, string> { [Path] = "[a]\naws_access_key_id = AKIDA\naws_secret_access_key = s\n[b]\naws_access_key_id = AKIDB\naws_secret_access_key = s\n" };
        var options = Options(null) with { Credentials = null, Profile = "a", Environment = new AwsEnvironment(new Dictionary<string, string> { ["HOME"] = "/home/me" }, files) };
        using var first = new SessionRuntime(options);
        Assert.That(first.Credentials.GetCredentials()!.AccessKeyId, Is.EqualTo("AKIDA"));
        files.Clear();
        using var second = first.With(first.Options with { Profile = "b" });

        Assert.That(second.Credentials.GetCredentials()!.AccessKeyId, Is.EqualTo("AKIDB"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Sessions_end_in_any_order(bool parentFirst)
    {
        using var server = FaultServer.AnsweringHttp(200, "application/x-amz-json-1.0", "{}");
        var parent = new SessionRuntime(Options(null) with { EndpointUrl = server.Url });
        var child = parent.With(parent.Options with { Region = "eu-west-1" });
        parent.Client("dynamodb").Call("ListTables");
        child.Client("dynamodb").Call("ListTables");
        var (ended, living) = parentFirst ? (parent, child) : (child, parent);
        var client = ended.Client("dynamodb");
        ended.Dispose();

        Assert.That(() => living.Client("dynamodb").Call("ListTables"), Throws.Nothing);
        Assert.That(() => client.Call("ListTables"), Throws.TypeOf<ObjectDisposedException>());
        Assert.That(() => ended.With(ended.Options), Throws.TypeOf<ObjectDisposedException>());
        Assert.That(() => ended.AssumeRole(Role, new()), Throws.TypeOf<ObjectDisposedException>());
        living.Dispose();
        Assert.That(() => living.Client("dynamodb"), Throws.TypeOf<ObjectDisposedException>());
    }

    [Test]
    public void A_role_is_assumed_anew_although_the_session_that_assumed_it_has_ended()
    {
        var time = new FakeTimeProvider(Sts.Now);
        using var wire = new FakeTransport()
            .Answer(200, Sts.Answer("AssumeRole", "ASIAFIRST")).Answer(200, "{}")
            .Answer(200, Sts.Answer("AssumeRole", "ASIASECOND", Sts.End.AddDays(1))).Answer(200, "{}");
        var parent = new SessionRuntime(Options(wire) with { TimeProvider = time });
        using var reader = parent.AssumeRole(Role, new());
        parent.Dispose();
        reader.Client("dynamodb").Call("ListTables");
        time.Advance(Sts.End - Sts.Now + TimeSpan.FromMinutes(1));
        reader.Client("dynamodb").Call("ListTables");

        Assert.That(wire.Requests[3].Header("Authorization"), Does.Contain("Credential=ASIASECOND/"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_role_is_told_all_that_the_options_say(bool async)
    {
        using var wire = (async ? FakeTransport.ExpectAsync() : FakeTransport.ExpectSync()).Answer(200, Sts.Answer("AssumeRole", "ASIAREADER"));
        using var parent = new SessionRuntime(Options(wire));
        using var reader = parent.AssumeRole(Role, new()
        {
            ExternalId = "x/1",
            SessionName = "me",
            Duration = TimeSpan.FromMinutes(15),
            Policy = "{}",
            PolicyArns = ["arn:aws:iam::aws:policy/ReadOnlyAccess"],
            Tags = new Dictionary<string, string> { ["team"] = "a b" },
            TransitiveTagKeys = ["team"],
            SourceIdentity = "alice",
        });
        var found = (async ? await reader.Credentials.GetCredentialsAsync() : reader.Credentials.GetCredentials())!;

        Assert.That((found.AccessKeyId, found.AccountId), Is.EqualTo(("ASIAREADER", "123456789012")));
        Assert.That(wire.Request.Text.Split('&').Skip(2).Order(), Is.EqualTo(
            new[]
            {
                "RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Freader", "RoleSessionName=me", "PolicyArns.member.1.arn=arn%3Aaws%3Aiam%3A%3Aaws%3Apolicy%2FReadOnlyAccess",
                "Policy=%7B%7D", "DurationSeconds=900", "Tags.member.1.Key=team", "Tags.member.1.Value=a%20b", "TransitiveTagKeys.member.1=team", "ExternalId=x%2F1", "SourceIdentity=alice",
            }.Order()));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_role_that_asks_for_a_device_is_given_its_code(bool async)
    {
        AwsMfaPrompt? asked = null;
        using var wire = new FakeTransport().Answer(200, Sts.Answer("AssumeRole", "ASIAREADER"));
        using var parent = new SessionRuntime(Options(wire) with
        {
            MfaCode = (prompt, _) =>
            {
                asked = prompt;
                return new("123456");
            },
        });
        using var reader = parent.AssumeRole(Role, new() { MfaSerial = "arn:aws:iam::123456789012:mfa/me" });
        _ = async ? await reader.Credentials.GetCredentialsAsync() : reader.Credentials.GetCredentials();

        Assert.That(wire.Request.Text, Does.Contain("SerialNumber=arn%3Aaws%3Aiam%3A%3A123456789012%3Amfa%2Fme").And.Contain("TokenCode=123456"));
        Assert.That(asked, Is.EqualTo(new AwsMfaPrompt("arn:aws:iam::123456789012:mfa/me", Role, null)));
    }

    [Test]
    public void A_code_that_nobody_can_be_asked_for_is_told()
    {
        using var wire = new FakeTransport();
        using var parent = new SessionRuntime(Options(wire));
        using var reader = parent.AssumeRole(Role, new() { MfaSerial = "GAHT12345678" });

        Assert.That(() => reader.Credentials.GetCredentials(), Throws.TypeOf<AwsCredentialsException>().With.Message.EqualTo(
            $"AssumeRole(\"{Role}\") asks for the code that the device GAHT12345678 shows, and nobody is there to ask: give AwsSessionOptions.MfaCode a callback."));
    }

    [Test]
    public void Roles_can_be_chained()
    {
        using var wire = new FakeTransport().Answer(200, Sts.Answer("AssumeRole", "ASIAFIRST")).Answer(200, Sts.Answer("AssumeRole", "ASIASECOND"));
        using var parent = new SessionRuntime(Options(wire));
        var first = parent.AssumeRole(Role, new());
        using var second = first.AssumeRole("arn:aws:iam::210987654321:role/other", new());
        first.Dispose();

        Assert.That(second.Credentials.GetCredentials()!.AccessKeyId, Is.EqualTo("ASIASECOND"));
        Assert.That(wire.Requests[1].Header("Authorization"), Does.Contain("Credential=ASIAFIRST/"));
    }

    [Test]
    public void A_role_that_is_refused_is_named()
    {
        using var wire = new FakeTransport().Answer(403, Sts.Error("AccessDenied", "not authorized to perform: sts:AssumeRole"));
        using var parent = new SessionRuntime(Options(wire));
        using var reader = parent.AssumeRole(Role, new());

        Assert.That(() => reader.Client("dynamodb").Call("ListTables"), Throws.TypeOf<AwsCredentialsException>().With.Message.EqualTo(
            $"The role in AssumeRole(\"{Role}\") cannot be assumed: STS AssumeRole failed: AccessDenied (403): not authorized to perform: sts:AssumeRole [request 1, 1 attempt]"));
    }

    [Test]
    public void What_watches_a_session_watches_those_made_from_it_and_not_the_other_way_round()
    {
        using var wire = new FakeTransport().Otherwise(_ => new FakeAnswer(200, "{}"));
        using var parent = new SessionRuntime(Options(wire));
        using var child = parent.With(parent.Options with { Region = "eu-west-1" });
        using var grandchild = child.With(child.Options with { Region = "ap-south-1" });
        var seen = new List<string>();
        child.Hooks.BeforeCall(call => seen.Add($"child: {call.Region}"));
        var watch = parent.Hooks.BeforeCall(call => seen.Add($"parent: {call.Region}"));
        foreach (var session in new[] { parent, child, grandchild }) session.Client("dynamodb").Call("ListTables");
        watch.Dispose();
        grandchild.Client("dynamodb").Call("ListTables");

        Assert.That(seen, Is.EqualTo(new[]
        {
            "parent: us-west-2", "parent: eu-west-1", "child: eu-west-1", "parent: ap-south-1", "child: ap-south-1", "child: ap-south-1",
        }));
    }

    [Test]
    public void Hooks_of_its_own_options_are_a_derived_sessions_only_ones()
    {
        using var wire = new FakeTransport().Otherwise(_ => new FakeAnswer(200, "{}"));
        var (given, other) = (new AwsHooks(), new AwsHooks());
        using var parent = new SessionRuntime(Options(wire) with { Hooks = given });
        using var same = parent.With(parent.Options with { Region = "eu-west-1" });
        using var apart = parent.With(parent.Options with { Hooks = other });
        using var bare = parent.With(parent.Options with { Hooks = null });
        var seen = new List<string>();
        given.BeforeCall(_ => seen.Add("given"));
        other.BeforeCall(_ => seen.Add("other"));
        foreach (var session in new[] { same, apart, bare }) session.Client("dynamodb").Call("ListTables");

        Assert.That(seen, Is.EqualTo(new[] { "given", "other" }));
        Assert.That(apart.Hooks, Is.SameAs(other));
    }

    [Test]
    public void The_session_of_a_role_is_watched_too()
    {
        using var wire = new FakeTransport().Answer(200, Sts.Answer("AssumeRole", "ASIAREADER")).Answer(200, "{}");
        using var parent = new SessionRuntime(Options(wire));
        using var reader = parent.AssumeRole(Role, new());
        var seen = new List<string>();
        parent.Hooks.BeforeCall(call => seen.Add(call.Operation.Name));
        reader.Client("dynamodb").Call("ListTables");

        Assert.That(seen, Is.EqualTo(new[] { "ListTables", "AssumeRole" }));
    }

    private static AwsSessionOptions Options(FakeTransport? wire) => TestClients.Options with { HttpMessageHandler = wire, TimeProvider = new InstantTime(Sts.Now) };

    private sealed class FixedProvider : IAwsCredentialProvider
    {
        public AwsCredentials? GetCredentials(CancellationToken cancellationToken = default) => TestClients.Credentials;
    }
}
