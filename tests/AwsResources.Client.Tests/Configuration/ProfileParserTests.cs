using AwsResources.Client.Configuration;

namespace AwsResources.Client.Tests.Configuration;

internal sealed class ProfileParserTests
{
    [Test]
    public void Quoted_names_may_hold_blanks_and_comment_signs()
        => Assert.That(Parse("[profile \"my team #1\"] # mine\nregion = a").Profiles.Keys, Is.EqualTo(["my team #1"]));

    [Test]
    public void Every_kind_of_section_is_read()
    {
        var file = Parse("[sso-session corp]\nsso_region = us-east-1\n[services local]\ndynamodb =\n  endpoint_url = http://localhost:1\n[plugins]\nx = 1");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(file.Profiles, Is.Empty);
            Assert.That(file.SsoSessions["corp"]["sso_region"], Is.EqualTo("us-east-1"));
            Assert.That(file.Services["local"].Find("dynamodb")!.Nested["endpoint_url"].Value, Is.EqualTo("http://localhost:1"));
        }
    }

    [TestCase("[profile foo", "config, line 1: Profile definition must end with ']', such as [default] or [profile dev].")]
    [TestCase("[profile foo] bar", "config, line 1: Profile definition must end with ']', such as [default] or [profile dev].")]
    [TestCase("[default]\n\n= x", "config, line 3: Property did not have a name before its '=' sign.")]
    [TestCase("  region = x", "config, line 1: Expected a profile definition, such as [default], before the first setting.")]
    [TestCase("[default]\n region = x", "config, line 2: Expected a property definition, found continuation: the first setting of a section must not be indented.")]
    public void A_fault_names_line_and_expectation(string text, string message)
        => Assert.That(() => Parse(text), Throws.TypeOf<AwsConfigurationException>().With.Message.EqualTo(message));

    [Test]
    public void Windows_line_ends_and_a_byte_order_mark_are_no_part_of_the_text()
        => Assert.That(Parse("\uFEFF[default]\r\nregion = a\r\n").Profiles["default"]["region"], Is.EqualTo("a"));

    [Test]
    public void A_setting_with_a_name_that_is_not_allowed_is_ignored_with_its_continuation()
        => Assert.That(Parse("[default]\nin valid = 1\n  more\nregion = a").Profiles["default"].Properties.Keys, Is.EqualTo(["region"]));

    private static ProfileFile Parse(string text) => ProfileFile.Parse(text, "config", ProfileFileKind.Config);
}
