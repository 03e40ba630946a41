using System.Globalization;

namespace AwsResources.Client.Credentials.Sso;

/// <summary>Signs in with a browser, which may be another device's: shows a code, and asks the service until somebody has entered it.</summary>
/// <param name="profile">The portal.</param>
/// <param name="call">The way to its service of tokens.</param>
/// <param name="show">Shows the user where to go.</param>
/// <param name="time">The clock.</param>
internal sealed class DeviceSignIn(SsoProfile profile, ServiceCall call, Func<AwsSignIn, CancellationToken, ValueTask> show, TimeProvider time)
{
    // Where the service does not say how often it may be asked; and how much more slowly when it says too often.
    private static readonly TimeSpan DefaultInterval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SlowDown = TimeSpan.FromSeconds(5);

    /// <exception cref="AwsCredentialsException">Nobody signed in in time, or the service refuses.</exception>
    public async ValueTask<SsoToken> RunAsync(bool async, CancellationToken cancellationToken)
    {
        var client = await RegisterAsync(async, cancellationToken).ConfigureAwait(false);
        var started = await CallAsync("StartDeviceAuthorization", new AwsStructure
        {
            ["clientId"] = client.Id,
            ["clientSecret"] = client.Secret,
            ["startUrl"] = profile.StartUrl,
        }, async, cancellationToken).ConfigureAwait(false);
        var end = time.GetUtcNow().AddSeconds(Number(started, "expiresIn") ?? throw Incomplete("expiresIn"));
        var interval = Number(started, "interval") is { } seconds and > 0 ? TimeSpan.FromSeconds(seconds) : DefaultInterval;
        var signIn = Describe(started, end);
        _ = await UserCallback.AskAsync(async token =>
        {
            await show(signIn, token).ConfigureAwait(false);
            return true;
        }, async, cancellationToken).ConfigureAwait(false);
        return await PollAsync(client, Text(started, "deviceCode"), interval, end, async, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<(string Id, string Secret, DateTimeOffset End)> RegisterAsync(bool async, CancellationToken cancellationToken)
    {
        var answer = await CallAsync("RegisterClient", new AwsStructure
        {
            ["clientName"] = "AwsResources",
            ["clientType"] = "public",
            ["scopes"] = profile.Scopes,
        }, async, cancellationToken).ConfigureAwait(false);
        var end = Number(answer, "clientSecretExpiresAt") ?? throw Incomplete("clientSecretExpiresAt");
        return (Text(answer, "clientId"), Text(answer, "clientSecret"), DateTimeOffset.FromUnixTimeSeconds(end));
    }

    private async ValueTask<SsoToken> PollAsync(
        (string Id, string Secret, DateTimeOffset End) client, string device, TimeSpan interval, DateTimeOffset end, bool async, CancellationToken cancellationToken)
    {
        while (true)
        {
            await Delay.WaitAsync(interval, time, async, cancellationToken).ConfigureAwait(false);
            if (time.GetUtcNow() >= end) throw new AwsCredentialsException($"Nobody signed in to {profile.StartUrl} for {profile.Place} until {end:u}, when the code ended.");
            try
            {
                var answer = await call("CreateToken", new AwsStructure
                {
                    ["clientId"] = client.Id,
                    ["clientSecret"] = client.Secret,
                    ["grantType"] = "urn:ietf:params:oauth:grant-type:device_code",
                    ["deviceCode"] = device,
                }, async, cancellationToken).ConfigureAwait(false);
                return SsoToken.Of(answer, client, profile, time.GetUtcNow());
            }
            catch (AwsServiceException error) when (IsError(error, "AuthorizationPendingException", "authorization_pending"))
            {
                // Asked again, after a while.
            }
            catch (AwsServiceException error) when (IsError(error, "SlowDownException", "slow_down"))
            {
                interval += SlowDown;
            }
            catch (Exception error) when (CredentialServices.IsRefusal(error))
            {
                throw Refused(error);
            }
        }
    }

    private async ValueTask<AwsStructure> CallAsync(string operation, AwsStructure input, bool async, CancellationToken cancellationToken)
    {
        try
        {
            return await call(operation, input, async, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (CredentialServices.IsRefusal(error))
        {
            throw Refused(error);
        }
    }

    private AwsSignIn Describe(AwsStructure started, DateTimeOffset end)
    {
        var page = Address(started, "verificationUri") ?? throw Incomplete("verificationUri");
        return new AwsSignIn
        {
            VerificationUri = page,
            VerificationUriComplete = Address(started, "verificationUriComplete") ?? page,
            UserCode = Text(started, "userCode"),
            ExpiresAt = end,
            Profile = profile.Name,
            StartUrl = profile.StartUrl,
        };
    }

    private static bool IsError(AwsServiceException error, string code, string name) => error.Code == code || error.Members["error"] as string == name;

    // A page to be opened in a browser: nothing but a page.
    private static Uri? Address(AwsStructure answer, string member)
        => Uri.TryCreate(answer[member] as string, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" ? uri : null;

    private static long? Number(AwsStructure answer, string member)
        => answer[member] is int or long ? Convert.ToInt64(answer[member], CultureInfo.InvariantCulture) : null;

    private string Text(AwsStructure answer, string member) => answer[member] is string { Length: > 0 } text ? text : throw Incomplete(member);

    private AwsCredentialsException Incomplete(string member) => new($"The sign-in of {profile.Place} failed: the service answered without {member}.");

    private AwsCredentialsException Refused(Exception error) => new($"The sign-in of {profile.Place} failed: {error.Message}", error);
}
