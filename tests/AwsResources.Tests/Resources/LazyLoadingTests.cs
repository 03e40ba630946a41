using AwsResources.TestKit;
using Microsoft.Extensions.Logging;

namespace AwsResources.Tests.Resources;

public sealed class LazyLoadingTests
{
    [Test]
    public void Where_it_is_logged_each_load_by_reading_is_a_warning_that_names_the_attribute()
    {
        using var log = new Lines();
        var wire = new FakeTransport().Answer(200, "<DescribeVpcsResponse><vpcSet><item><vpcId>vpc-1</vpcId><cidrBlock>10.0.0.0/16</cidrBlock></item></vpcSet></DescribeVpcsResponse>");
        using var aws = new AwsSession(TestClients.Options with { HttpMessageHandler = wire, LoggerFactory = log }) { LazyLoading = LazyLoading.Logged };
        var vpc = aws.EC2.Vpc("vpc-1");

        Assert.That((vpc.CidrBlock, vpc.CidrBlock), Is.EqualTo(("10.0.0.0/16", "10.0.0.0/16")));

        Assert.That(log.Warnings, Is.EqualTo(new[] { "Reading CidrBlock of ec2.Vpc(Id='vpc-1') loads it." }));
    }

    [Test]
    public void Where_it_is_forbidden_identifiers_and_what_is_at_hand_are_read_still()
    {
        var wire = new FakeTransport().Answer(200, "<DescribeVpcsResponse><vpcSet><item><vpcId>vpc-1</vpcId><cidrBlock>10.0.0.0/16</cidrBlock></item></vpcSet></DescribeVpcsResponse>");
        using var aws = Sessions.Over(wire, LazyLoading.Forbidden);
        var vpc = aws.EC2.Vpc("vpc-1");

        Assert.That(vpc.Id, Is.EqualTo("vpc-1"));
        Assert.That(() => vpc.CidrBlock, Throws.TypeOf<AwsNotLoadedException>().With.Message.Contains("ec2.Vpc(Id='vpc-1').CidrBlock is not loaded"));
        Assert.That(vpc.Load().CidrBlock, Is.EqualTo("10.0.0.0/16"));
    }

    private sealed class Lines : ILoggerFactory, ILogger
    {
        public List<string> Warnings { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel is LogLevel.Warning) Warnings.Add(formatter(state, exception));
        }

        public void Dispose() { }
    }
}
