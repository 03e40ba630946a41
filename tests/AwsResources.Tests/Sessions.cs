using AwsResources.TestKit;

namespace AwsResources.Tests;

/// <summary>Sessions over a fake wire.</summary>
internal static class Sessions
{
    public static AwsSession Over(FakeTransport wire, LazyLoading lazyLoading = LazyLoading.Allowed) =>
        new(TestClients.Options with { HttpMessageHandler = wire, TimeProvider = new InstantTime() }) { LazyLoading = lazyLoading };
}
