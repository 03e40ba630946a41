using System.Security.Cryptography.X509Certificates;
using AwsResources.TestKit;

namespace AwsResources.Client.Tests.Transport;

/// <summary>Who is trusted, and what is shown to those who ask, over real TLS.</summary>
[TestFixture(true)]
[TestFixture(false)]
internal sealed class TlsTests(bool async)
{
    private readonly TestCertificates _certificates = new();

    [OneTimeTearDown]
    public void End() => _certificates.Dispose();

    [Test]
    public async Task A_server_of_an_unknown_authority_is_not_trusted_and_not_asked_again([Values] AwsRetryMode mode)
    {
        using var server = new TlsServer(_certificates.Server);

        var error = (await Assert.ThrowsAsync<AwsTransportException>(() => CallAsync(server, TestClients.Options with { RetryMode = mode })))!;

        Assert.That((error.Kind, error.Attempts, error.IsRetryable), Is.EqualTo((AwsTransportFailure.Tls, 1, false)));
        Assert.That(error.Message, Does.StartWith($"DynamoDB ListTables: TLS with 127.0.0.1:{server.Port} failed: "));
        Assert.That(server.Shown, Is.Empty);
    }

    [Test]
    public async Task A_connection_that_is_cut_in_the_midst_of_the_greeting_is_tried_again()
    {
        using var server = new Mute();
        var client = TestClients.ClientAt("dynamodb", $"https://127.0.0.1:{server.Port}");

        var error = (await Assert.ThrowsAsync<AwsTransportException>(async () => _ = async ? await client.CallAsync("ListTables") : client.Call("ListTables")))!;

        Assert.That((error.Kind, error.Attempts, error.IsRetryable), Is.EqualTo((AwsTransportFailure.ConnectionCut, 4, true)));
    }

    [Test]
    public async Task The_bundle_of_the_options_is_trusted()
    {
        using var server = new TlsServer(_certificates.Server);
        await CallAsync(server, TestClients.Options with { CaBundle = _certificates.BundlePath });

        Assert.That(server.Shown, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_bundle_of_the_environment_is_trusted()
    {
        using var server = new TlsServer(_certificates.Server);
        await CallAsync(server, TestClients.Options with { Environment = new AwsEnvironment(new Dictionary<string, string> { ["AWS_CA_BUNDLE"] = _certificates.BundlePath }) });

        Assert.That(server.Shown, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_bundle_of_the_profile_is_trusted_below_the_home_folder()
    {
        using var server = new TlsServer(_certificates.Server);
        var home = Path.GetDirectoryName(_certificates.BundlePath)!;
        var files = new Dictionary<string, string> { [$"{home}/.aws/config"] = $"[default]\nca_bundle = ~/{Path.GetFileName(_certificates.BundlePath)}" };
        await CallAsync(server, TestClients.Options with { Environment = new AwsEnvironment(new Dictionary<string, string> { ["HOME"] = home }, files) });

        Assert.That(server.Shown, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_bundle_that_cannot_be_is_named_with_its_source()
    {
        using var server = new TlsServer(_certificates.Server);
        var missing = _certificates.BundlePath + ".missing";
        var empty = _certificates.BundlePath + ".empty";
        await File.WriteAllTextAsync(empty, "nothing");

        var coded = (await Assert.ThrowsAsync<AwsConfigurationException>(() => CallAsync(server, TestClients.Options with { CaBundle = empty })))!;
        var found = (await Assert.ThrowsAsync<AwsConfigurationException>(() => CallAsync(
            server, TestClients.Options with { Environment = new AwsEnvironment(new Dictionary<string, string> { ["AWS_CA_BUNDLE"] = missing }) })))!;
        File.Delete(empty);

        Assert.That(coded.Message, Is.EqualTo(
            $"The bundle of trusted certificates '{empty}' (AwsSessionOptions.CaBundle) has no certificate; expected blocks that begin with -----BEGIN CERTIFICATE-----."));
        Assert.That(found.Message, Does.StartWith($"The bundle of trusted certificates '{missing}' (AWS_CA_BUNDLE) cannot be read: "));
    }

    [Test]
    public async Task A_client_shows_its_certificate_to_those_who_ask()
    {
        using var server = new TlsServer(_certificates.Server, asksForCertificate: true);
        var options = TestClients.Options with { CaBundle = _certificates.BundlePath };
        await CallAsync(server, options with { ClientCertificate = _certificates.Client });
        await CallAsync(server, options);

        Assert.That(server.Shown, Is.EqualTo(new[] { "CN=client of a test", null }));
    }

    [Test]
    public async Task A_certificate_without_its_key_is_refused()
    {
        using var server = new TlsServer(_certificates.Server);
        using var open = X509CertificateLoader.LoadCertificate(_certificates.Client.RawData);

        var error = (await Assert.ThrowsAsync<AwsConfigurationException>(() => CallAsync(server, TestClients.Options with { ClientCertificate = open })))!;

        Assert.That(error.Message, Is.EqualTo("AwsSessionOptions.ClientCertificate (CN=client of a test) has no private key, without which it proves nothing."));
    }

    private async Task<AwsStructure> CallAsync(TlsServer server, AwsSessionOptions options) => async
        ? await TestClients.ClientAt("dynamodb", server.Url, options).CallAsync("ListTables")
        : await Task.Run(() => TestClients.ClientAt("dynamodb", server.Url, options).Call("ListTables"));

    /// <summary>Hears the first word of TLS, and hangs up.</summary>
    private sealed class Mute : LoopbackListener
    {
        protected override async Task ServeAsync(System.Net.Sockets.NetworkStream connection, CancellationToken end) => _ = await connection.ReadAsync(new byte[4096], end);
    }
}
