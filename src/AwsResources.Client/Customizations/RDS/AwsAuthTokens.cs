using AwsResources.Client;
using AwsResources.Client.Signing;
using AwsResources.Client.Transport;

namespace AwsResources;

/// <summary>Passwords for databases that let IAM decide who comes in: presigned URLs without their scheme.</summary>
/// <remarks>No service is called: a token is made here, from the credentials of the client's session, and is good for one login after another until it ends.</remarks>
public static class AwsAuthTokens
{
    private const int HttpsPort = 443;

    private static readonly TimeSpan DefaultLife = TimeSpan.FromMinutes(15);

    /// <summary>A token that logs a user in to a database of RDS or Aurora; it lives for 15 minutes.</summary>
    /// <param name="client">The client of <c>rds</c>, for its credentials and region.</param>
    /// <param name="host">The host of the database, such as <c>orders.123456789012.us-west-2.rds.amazonaws.com</c>.</param>
    /// <param name="port">The port that the database listens on, such as 5432.</param>
    /// <param name="user">The database's user.</param>
    /// <param name="region">The region of the database. Default: the client's.</param>
    /// <param name="cancellationToken">Ends the search for credentials.</param>
    /// <exception cref="ArgumentException">The client is not that of RDS, or the host or the user is empty.</exception>
    /// <exception cref="AwsCredentialsException">No credentials were found.</exception>
    public static Task<string> RdsAuthTokenAsync(
        this AwsClient client, string host, int port, string user, string? region = null, CancellationToken cancellationToken = default) =>
        RdsAsync(client, host, port, user, region, async: true, cancellationToken).AsTask();

    /// <inheritdoc cref="RdsAuthTokenAsync"/>
    public static string RdsAuthToken(
        this AwsClient client, string host, int port, string user, string? region = null, CancellationToken cancellationToken = default) =>
        RdsAsync(client, host, port, user, region, async: false, cancellationToken).EnsureCompleted();

    /// <summary>A token that logs in to a cluster of Aurora DSQL.</summary>
    /// <param name="client">The client of <c>dsql</c>, for its credentials and region.</param>
    /// <param name="host">The host of the cluster.</param>
    /// <param name="asAdmin">Whether it is for the user <c>admin</c> (the action <c>DbConnectAdmin</c>), or for another one (<c>DbConnect</c>, the default).</param>
    /// <param name="expires">How long the token lives. Default: 15 minutes; at most seven days.</param>
    /// <param name="region">The region of the cluster. Default: the client's.</param>
    /// <param name="cancellationToken">Ends the search for credentials.</param>
    /// <exception cref="ArgumentException">The client is not that of DSQL, or the host is empty.</exception>
    /// <exception cref="AwsCredentialsException">No credentials were found.</exception>
    public static Task<string> DsqlAuthTokenAsync(
        this AwsClient client, string host, bool asAdmin = false, TimeSpan? expires = null, string? region = null, CancellationToken cancellationToken = default) =>
        DsqlAsync(client, host, asAdmin, expires, region, async: true, cancellationToken).AsTask();

    /// <inheritdoc cref="DsqlAuthTokenAsync"/>
    public static string DsqlAuthToken(
        this AwsClient client, string host, bool asAdmin = false, TimeSpan? expires = null, string? region = null, CancellationToken cancellationToken = default) =>
        DsqlAsync(client, host, asAdmin, expires, region, async: false, cancellationToken).EnsureCompleted();

    private static ValueTask<string> RdsAsync(
        AwsClient client, string host, int port, string user, string? region, bool async, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(user);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(port);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, ushort.MaxValue);
        var request = Request(client, "RDS", host, "connect");
        request.Query.Add("DBUser", user);
        return SignAsync(client, request, port, new SigningContext
        {
            Service = "rds-db",
            Region = region ?? client.Region,
            Time = client.Pipeline.Client.SigningTime,
            PayloadHash = PayloadHashes.Empty,
        }, DefaultLife, async, cancellationToken);
    }

    private static ValueTask<string> DsqlAsync(
        AwsClient client, string host, bool asAdmin, TimeSpan? expires, string? region, bool async, CancellationToken cancellationToken) =>
        SignAsync(client, Request(client, "DSQL", host, asAdmin ? "DbConnectAdmin" : "DbConnect"), null, new SigningContext
        {
            Service = "dsql",
            Region = region ?? client.Region,
            Time = client.Pipeline.Client.SigningTime,
            PayloadHash = PayloadHashes.Empty,
        }, expires ?? DefaultLife, async, cancellationToken);

    private static AwsRequest Request(AwsClient client, string serviceId, string host, string action)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrWhiteSpace(host);
        if (client.Model.ServiceId != serviceId)
            throw new ArgumentException($"This token is made by the client of {serviceId}, and this one is of {client.Model.ServiceId}.", nameof(client));
        var request = new AwsRequest { Method = "GET", Host = host };
        request.Query.Add("Action", action);
        return request;
    }

    private static async ValueTask<string> SignAsync(
        AwsClient client, AwsRequest request, int? port, SigningContext context, TimeSpan expires, bool async, CancellationToken cancellationToken)
    {
        var credentials = await client.Pipeline.Client.Credentials.GetCredentialsAsync(async, cancellationToken).ConfigureAwait(false);
        if (credentials is null or { IsAnonymous: true })
            throw new AwsCredentialsException($"A login token of {client.Model.ServiceId} is signed, and there are no credentials to sign it with.");
        // The scheme's own port is said in the token, and not in what is signed.
        var host = port is null ? request.Host : $"{request.Host}:{port}";
        if (port is not HttpsPort) request.Host = host;
        SigV4Signer.Presign(request, credentials, context, expires);
        request.Host = host;
        return request.ToUri()["https://".Length..];
    }
}
