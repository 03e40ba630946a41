namespace AwsResources.Client.Credentials;

/// <summary>Keeps credentials, and gets new ones before they end.</summary>
internal sealed class RefreshingCredentials(
    Func<bool, CancellationToken, ValueTask<AwsCredentials>> fetch, TimeProvider time, TimeSpan? advisory = null, TimeSpan? mandatory = null, bool isAside = true)
    : RefreshingValue<AwsCredentials>(fetch, time, advisory, mandatory, isAside)
{
    protected override DateTimeOffset? EndOf(AwsCredentials value) => value.Expiration;

    protected override string NameOf(AwsCredentials value) => $"The credentials from {value.Source}";
}
