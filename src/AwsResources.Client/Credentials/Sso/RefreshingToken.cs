namespace AwsResources.Client.Credentials.Sso;

/// <summary>Keeps the token of a sign-in, and gets a new one before it ends.</summary>
/// <param name="fetch">Gets a token.</param>
/// <param name="place">What messages call the sign-in.</param>
/// <param name="time">The clock.</param>
internal sealed class RefreshingToken(Func<bool, CancellationToken, ValueTask<AwsToken>> fetch, string place, TimeProvider time)
    : RefreshingValue<AwsToken>(fetch, time)
{
    protected override DateTimeOffset? EndOf(AwsToken value) => value.Expiration;

    protected override string NameOf(AwsToken value) => $"The token of {place}";
}
