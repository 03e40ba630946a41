using System.Net;
using AwsResources.Client.Session;
using AwsResources.TestKit;

namespace AwsResources.Client.Tests.Transport;

/// <summary>Calls through a proxy that is really there.</summary>
[TestFixture(true)]
[TestFixture(false)]
[NonParallelizable] // The system's proxy is the process's.
internal sealed class ProxyTests(bool async)
{
    private const string Secret = "secret-of-a-test";

    private readonly TestCertificates _certificates = new();

    [OneTimeTearDown]
    public void End() => _certificates.Dispose();

    [Test]
    public async Task TLS_goes_through_a_tunnel()
    {
        using var server = new TlsServer(_certificates.Server);
        using var proxy = new LoopbackProxy();
        await CallAsync(server.Url, Options(new WebProxy($"http://{proxy.Address}")));

        Assert.That(proxy.Asked, Is.EqualTo([$"CONNECT 127.0.0.1:{server.Port} HTTP/1.1"]));
        Assert.That(server.Shown, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task What_is_not_TLS_is_asked_of_the_proxy()
    {
        using var proxy = new LoopbackProxy();
        await CallAsync("http://storage.example:9000", Options(new WebProxy($"http://{proxy.Address}")));

        Assert.That(proxy.Asked, Is.EqualTo(["POST http://storage.example:9000/ HTTP/1.1"]));
    }

    [Test]
    public async Task A_password_may_stand_in_the_address()
    {
        using var server = new TlsServer(_certificates.Server);
        using var proxy = new LoopbackProxy($"me@home:{Secret}");
        await CallAsync(server.Url, Options(new WebProxy($"http://me%40home:{Secret}@{proxy.Address}")));

        Assert.That(server.Shown, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_password_may_stand_in_the_credentials()
    {
        using var server = new TlsServer(_certificates.Server);
        using var proxy = new LoopbackProxy($"me:{Secret}");
        await CallAsync(server.Url, Options(new WebProxy($"http://{proxy.Address}") { Credentials = new NetworkCredential("me", Secret) }));

        Assert.That(server.Shown, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_proxy_that_refuses_is_told_without_the_password_and_not_asked_again()
    {
        using var server = new TlsServer(_certificates.Server);
        using var proxy = new LoopbackProxy("me:another");
        var options = Options(new WebProxy($"http://me:{Secret}@{proxy.Address}"));

        var error = (await Assert.ThrowsAsync<AwsTransportException>(() => CallAsync(server.Url, options)))!;

        Assert.That(error.Message, Does.StartWith($"DynamoDB ListTables: The proxy did not let a request to 127.0.0.1:{server.Port} through: ").And.Contain("407"));
        Assert.That($"{error} {options}", Does.Not.Contain(Secret));
        Assert.That((error.Kind, error.Attempts, error.IsRetryable), Is.EqualTo((AwsTransportFailure.ProxyRefused, 1, false)));
    }

    [Test]
    public async Task A_proxy_that_refuses_what_is_not_TLS_is_not_asked_again()
    {
        using var proxy = new LoopbackProxy("me:another");

        var error = (await Assert.ThrowsAsync<AwsServiceException>(() => CallAsync("http://storage.example:9000", Options(new WebProxy($"http://{proxy.Address}")))))!;

        Assert.That((error.StatusCode, error.Attempts), Is.EqualTo((407, 1)));
    }

    [Test]
    public async Task A_proxy_that_is_not_there_is_named()
    {
        using var nobody = FaultServer.Refusing();

        var error = (await Assert.ThrowsAsync<AwsTransportException>(() => CallAsync("https://dynamodb.example", Options(new WebProxy($"http://{Secret}@127.0.0.1:{nobody.Port}")))))!;

        Assert.That(error.Message, Does.StartWith($"DynamoDB ListTables: No connection to dynamodb.example: the proxy does not answer: Connection refused (127.0.0.1:{nobody.Port})."));
        Assert.That(error.ToString(), Does.Not.Contain(Secret));
    }

    [Test]
    public async Task A_proxy_may_be_gone_round()
    {
        using var server = new TlsServer(_certificates.Server);
        using var proxy = new LoopbackProxy();
        await CallAsync(server.Url, Options(new WebProxy($"http://{proxy.Address}", BypassOnLocal: false, BypassList: [@"127\.0\.0\.1"])));
        await CallAsync(server.Url, Options(new WebProxy()));

        Assert.That(proxy.Asked, Is.Empty);
        Assert.That(server.Shown, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task The_systems_proxy_is_used_in_the_world_of_the_process_only()
    {
        using var proxy = new LoopbackProxy();
        using var server = FaultServer.AnsweringHttp(200, "application/x-amz-json-1.0", "{}");
        var systems = HttpClient.DefaultProxy;
        HttpClient.DefaultProxy = new WebProxy($"http://{proxy.Address}");
        try
        {
            await CallAsync("http://storage.example:9000", TestClients.Options with { Environment = AwsEnvironment.Current });
            await CallAsync(server.Url, TestClients.Options);
        }
        finally
        {
            HttpClient.DefaultProxy = systems;
        }

        Assert.That(proxy.Asked, Is.EqualTo(["POST http://storage.example:9000/ HTTP/1.1"]));
        Assert.That(server.Connections, Is.EqualTo(1));
    }

    [Test]
    public void What_only_connections_of_our_own_would_heed_is_refused_beside_a_handler()
    {
        using var wire = new FakeTransport();
        using var session = new SessionRuntime(TestClients.Options with { HttpMessageHandler = wire, MaxConnections = 5 });

        Assert.That(() => session.Client("s3"), Throws.TypeOf<AwsConfigurationException>().With.Message.EqualTo(
            "AwsSessionOptions.MaxConnections has no effect beside AwsSessionOptions.HttpMessageHandler: set it on that handler, or leave the handler out."));
    }

    private AwsSessionOptions Options(IWebProxy proxy) => TestClients.Options with { Proxy = proxy, CaBundle = _certificates.BundlePath };

    private async Task<AwsStructure> CallAsync(string url, AwsSessionOptions options) => async
        ? await TestClients.ClientAt("dynamodb", url, options).CallAsync("ListTables")
        : await Task.Run(() => TestClients.ClientAt("dynamodb", url, options).Call("ListTables"));
}
