using AwsResources.Client.Configuration;
using AwsResources.Client.Credentials.Sso;

namespace AwsResources.Client.Tests.Credentials.Sso;

internal sealed class SsoProfileTests
{
    private const string Session = "[sso-session dev]\nsso_region = us-east-2\nsso_start_url = https://portal.example/start\n";
    private const string Role = "sso_account_id = 1\nsso_role_name = r\n";

    [Test]
    public void A_profile_of_a_session_has_the_sessions_portal()
    {
        var found = Find($"[profile p]\nsso_session = dev\n{Role}sso_region = us-east-2\n{Session}sso_registration_scopes = a:b, c")!;

        Assert.That((found.Session, found.StartUrl, found.Region, found.AccountId, found.RoleName), Is.EqualTo(("dev", "https://portal.example/start", "us-east-2", "1", "r")));
        Assert.That(found.Scopes, Is.EqualTo(new[] { "a:b", "c" }));
    }

    [Test]
    public void A_profile_without_a_role_gives_a_token_only()
        => Assert.That((Find($"[profile p]\nsso_session = dev\n{Session}")!.AccountId, Find($"[profile p]\nsso_session = dev\n{Session}")!.Scopes.Single()), Is.EqualTo((default(string), "sso:account:access")));

    [TestCase("region = us-east-1")]
    [TestCase("sso_start_url = https://portal.example/start\nsso_region = us-east-2")]
    public void Other_profiles_have_nothing_to_do_with_it(string settings) => Assert.That(Find($"[profile p]\n{settings}\n"), Is.Null);

    [TestCase("sso_session = dve", "sso_session of profile 'p' (/c, line 2) is 'dve', and /c has no such sso-session. It has: dev.")]
    [TestCase("sso_session = dev\nsso_region = us-east-1", "sso_region of profile 'p' (/c, line 3) is 'us-east-1', and 'us-east-2' in sso-session 'dev': leave it out of the profile.")]
    [TestCase("sso_session = dev\nsso_account_id = 1", "sso_account_id of profile 'p' (/c, line 3) has no sso_role_name beside it: a role needs both.")]
    [TestCase("sso_role_name = r", "sso_role_name of profile 'p' (/c, line 2) has no sso_account_id beside it: a role needs both.")]
    [TestCase(Role, "Profile 'p' has sso_account_id and sso_role_name and lacks sso_start_url and sso_region: give it a sso_session, or these.")]
    public void What_a_profile_lacks_is_named(string settings, string message)
        => Assert.That(() => Find($"[profile p]\n{settings}\n{Session}"), Throws.TypeOf<AwsCredentialsException>().With.Message.EqualTo(message));

    [Test]
    public void What_a_session_lacks_is_named()
        => Assert.That(() => Find("[profile p]\nsso_session = dev\n[sso-session dev]\nsso_region = us-east-2"), Throws.TypeOf<AwsCredentialsException>()
            .With.Message.EqualTo("sso-session 'dev', which profile 'p' names, lacks sso_start_url: it must be there, and not in the profile."));

    [Test]
    public void A_region_becomes_a_host_and_must_be_one()
        => Assert.That(() => Find($"[profile p]\n{Role}sso_start_url = x\nsso_region = evil.example/"), Throws.TypeOf<AwsConfigurationException>()
            .With.Message.StartsWith("sso_region in /c, line 5 is 'evil.example/'; expected a region's name"));

    [Test]
    public void Without_a_home_folder_there_is_no_place_for_sign_ins()
        => Assert.That(() => Find($"[profile p]\nsso_session = dev\n{Session}")!.CachePath(AwsEnvironment.Empty), Throws.TypeOf<AwsCredentialsException>()
            .With.Message.EqualTo("sso_session 'dev' of profile 'p' keeps its sign-in below the home folder, and there is none: set HOME."));

    private static SsoProfile? Find(string config)
    {
        var shared = SharedConfig.Parse("/c", config, "/k", null);
        return SsoProfile.Find(shared.Profiles["p"], shared);
    }
}
