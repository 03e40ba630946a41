using AwsResources.Client.Configuration;
using AwsResources.Client.Customizations.S3;

namespace AwsResources.Client.Tests.Configuration;

internal sealed class AwsConfigurationTests
{
    private const string ConfigPath = "/home/user/.aws/config";

    [Test]
    public void Code_wins_over_environment_over_profile()
    {
        var fromProfile = CreateSut("[default]\nregion = eu-west-1");
        var fromVariable = CreateSut("[default]\nregion = eu-west-1", ("AWS_DEFAULT_REGION", "us-west-2"));
        var fromFirstVariable = CreateSut("[default]\nregion = eu-west-1", ("AWS_DEFAULT_REGION", "us-west-2"), ("AWS_REGION", "us-east-2"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(fromProfile.Get(Settings.Region), Is.EqualTo(new Resolved<string?>("eu-west-1", $"region in {ConfigPath}, line 2")));
            Assert.That(fromVariable.Get(Settings.Region), Is.EqualTo(new Resolved<string?>("us-west-2", "AWS_DEFAULT_REGION")));
            Assert.That(fromFirstVariable.Get(Settings.Region), Is.EqualTo(new Resolved<string?>("us-east-2", "AWS_REGION")));
            Assert.That(fromVariable.With(Settings.Region, "ap-south-1").Get(Settings.Region), Is.EqualTo(new Resolved<string?>("ap-south-1", "code")));
            Assert.That(CreateSut(null).Get(Settings.Region).IsDefault, Is.True);
        }
    }

    [Test]
    public void A_missing_region_names_every_place_that_was_tried()
        => Assert.That(() => CreateSut("[default]").RequireRegion(), Throws.TypeOf<AwsConfigurationException>().With.Message.EqualTo(
            "No region is configured. Tried: code, AWS_REGION, AWS_DEFAULT_REGION, and 'region' of profile 'default' in /home/user/.aws/config. "
            + "Give the session a region, or set AWS_REGION, for example to us-east-1."));

    [Test]
    public void An_unknown_profile_names_the_choices()
        => Assert.That(
            () => CreateSut("[profile prod]\n[profile dev]", ("AWS_PROFILE", "pord")).Get(Settings.Region),
            Throws.TypeOf<AwsConfigurationException>().With.Message.EqualTo(
                "There is no profile 'pord' (named by AWS_PROFILE) in /home/user/.aws/config or /home/user/.aws/credentials. Profiles: dev, prod."));

    [Test]
    public void A_default_profile_that_nobody_asked_for_may_be_missing()
        => Assert.That(CreateSut("[profile dev]\nregion = eu-west-1").Get(Settings.Region).Value, Is.Null);

    [TestCase("", "http://169.254.169.254")]
    [TestCase("AWS_IMDS_USE_IPV6=true", "http://[fd00:ec2::254]")]
    [TestCase("AWS_IMDS_USE_IPV6=true AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE=IPv4", "http://169.254.169.254")]
    [TestCase("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE=ipv6", "http://[fd00:ec2::254]")]
    [TestCase("AWS_EC2_METADATA_SERVICE_ENDPOINT=http://localhost:1338/ AWS_IMDS_USE_IPV6=true", "http://localhost:1338")]
    public void The_metadata_service_has_an_address_by_its_settings(string variables, string address)
    {
        var set = variables.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(variable => (variable.Split('=')[0], variable.Split('=')[1])).ToArray();

        Assert.That(MetadataSettings.AddressFor(CreateSut(null, set)), Is.EqualTo(address));
    }

    [TestCase("AWS_MAX_ATTEMPTS", "x", "AWS_MAX_ATTEMPTS is 'x'; expected a whole number of at least 1.")]
    [TestCase("AWS_MAX_ATTEMPTS", "0", "AWS_MAX_ATTEMPTS is '0'; expected a whole number of at least 1.")]
    [TestCase("AWS_RETRY_MODE", "fast", "AWS_RETRY_MODE is 'fast'; expected standard, adaptive or legacy.")]
    [TestCase("AWS_USE_FIPS_ENDPOINT", "yes", "AWS_USE_FIPS_ENDPOINT is 'yes'; expected true or false.")]
    [TestCase("AWS_REGION", "evil.com/", "AWS_REGION is 'evil.com/'; expected a region's name such as us-east-1 (letters, digits and hyphens).")]
    public void An_impossible_value_names_its_source_and_what_was_expected(string variable, string value, string message)
    {
        var sut = CreateSut(null, (variable, value));

        Assert.That(
            () =>
            {
                _ = sut.Get(Settings.MaxAttempts);
                _ = sut.Get(Settings.RetryMode);
                _ = sut.Get(Settings.UseFips);
                _ = sut.Get(Settings.Region);
            },
            Throws.TypeOf<AwsConfigurationException>().With.Message.EqualTo(message));
    }

    [Test]
    public void An_impossible_value_in_a_profile_names_file_and_line()
        => Assert.That(
            () => CreateSut("[default]\ns3 =\n  addressing_style = vhost").Get(S3Settings.AddressingStyle),
            Throws.TypeOf<AwsConfigurationException>().With.Message.EqualTo(
                "addressing_style in /home/user/.aws/config, line 3 is 'vhost'; expected auto, virtual or path."));

    [Test]
    public void Nested_settings_are_read_from_their_block()
    {
        var sut = CreateSut("[default]\ns3 =\n  addressing_style = Path # as the old ones\n  use_arn_region = true");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(sut.Get(S3Settings.AddressingStyle).Value, Is.EqualTo(AddressingStyle.Path));
            Assert.That(sut.Get(S3Settings.UseArnRegion).Value, Is.True);
            Assert.That(sut.Get(S3Settings.PayloadSigningEnabled).Value, Is.Null);
        }
    }

    [Test]
    public void A_service_id_with_blanks_reads_its_own_endpoint_variable()
        => Assert.That(
            CreateSut(null, ("AWS_ENDPOINT_URL_COST_EXPLORER", "http://localhost:1")).GetEndpointUrl("Cost Explorer")!.Value.Value,
            Is.EqualTo("http://localhost:1"));

    [Test]
    public void An_endpoint_that_is_no_url_is_refused()
        => Assert.That(
            () => CreateSut(null, ("AWS_ENDPOINT_URL", "localhost:4566")).GetEndpointUrl("S3"),
            Throws.TypeOf<AwsConfigurationException>().With.Message.EqualTo("AWS_ENDPOINT_URL is 'localhost:4566'; expected an absolute http or https URL."));

    [Test]
    public void A_missing_services_section_names_the_choices()
        => Assert.That(
            () => CreateSut("[default]\nservices = lcoal\n[services local]\ns3 =\n  endpoint_url = http://localhost:1").GetEndpointUrl("S3"),
            Throws.TypeOf<AwsConfigurationException>().With.Message.EqualTo(
                "/home/user/.aws/config, line 2: there is no section [services lcoal]. The file has: local."));

    [Test]
    public void A_malformed_line_is_named_and_not_quoted()
        => Assert.That(
            () => CreateSut("[default]\nregion = eu-west-1\naws_secret_access_key wJalrXUtnFEMI").Get(Settings.Region),
            Throws.TypeOf<AwsConfigurationException>().With.Message.EqualTo(
                "/home/user/.aws/config, line 3: Expected an '=' sign defining a property, such as region = us-east-1."));

    private static AwsConfiguration CreateSut(string? config, params (string Name, string Value)[] variables)
    {
        var all = variables.Append(("HOME", "/home/user")).ToDictionary(item => item.Item1, item => item.Item2);
        var files = config is null ? [] : new Dictionary<string, string> { [ConfigPath] = config };
        return new AwsConfiguration(new AwsEnvironment(all, files));
    }
}
