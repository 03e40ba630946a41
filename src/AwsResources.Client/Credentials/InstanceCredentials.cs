using AwsResources.Client.Configuration;
using AwsResources.Client.Transport;

namespace AwsResources.Client.Credentials;

/// <summary>Credentials of the role of an instance, from its metadata service (version 2, with a token; version 1 where that is allowed).</summary>
/// <remarks>
/// The service gives credentials that have ended, or nearly, when it cannot renew them. They are taken as good for a while
/// longer: services often still accept them, and every instance of a fleet asking again at once would not help.
/// </remarks>
internal sealed class InstanceCredentials(AwsConfiguration configuration, MetadataNetwork network) : CredentialSource
{
    private const string RolePath = "/latest/meta-data/iam/security-credentials/";
    private const int AnsweredAttempts = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Extension = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LeastJitter = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan MostJitter = TimeSpan.FromMinutes(10);

    public override string Name => "an instance's role";

    public override string Method => AwsCredentialProviders.Instance;

    /// <exception cref="AwsConfigurationException">A setting of the metadata service is malformed.</exception>
    public override async ValueTask<CredentialAnswer> AskAsync(bool async, CancellationToken cancellationToken)
    {
        var disabled = configuration.Get(MetadataSettings.Disabled);
        if (disabled.Value) return CredentialAnswer.None($"{disabled.Source} is true");
        if (network.OffBecause is { } reason) return CredentialAnswer.None($"not asked: {reason}");
        var endpoint = MetadataSettings.AddressFor(configuration);
        using var transport = network.Connect(configuration.Get(MetadataSettings.Timeout).Value);
        var attempts = configuration.Get(MetadataSettings.Attempts);
        // One attempt by default, because most machines are no instances. What answers is one, and is given time to get well.
        var exchange = new MetadataExchange(transport, network.Time, attempts.Value!.Value, Pause, attempts.IsDefault ? AnsweredAttempts : null);
        var (token, absence) = await TokenAsync(exchange, endpoint, async, cancellationToken).ConfigureAwait(false);
        return absence is null
            ? await RoleAsync(exchange, endpoint, token, async, cancellationToken).ConfigureAwait(false)
            : CredentialAnswer.None(absence);
    }

    /// <summary>The token, null for a service of version 1; or why there is no service to ask.</summary>
    private async ValueTask<(string? Token, string? Absence)> TokenAsync(
        MetadataExchange exchange, string endpoint, bool async, CancellationToken cancellationToken)
    {
        var place = endpoint + InstanceMetadata.TokenPath;
        MetadataAnswer answer;
        try
        {
            answer = await InstanceMetadata.AskTokenAsync(exchange, endpoint, async, cancellationToken).ConfigureAwait(false);
        }
        catch (TransportFailureException error)
        {
            return (null, $"no metadata service: {error.Message}"); // Most machines are no instances.
        }

        // 403 is what a service says that is turned off: it would say so to a question without a token as well.
        if (answer.Status == 403) return (null, $"{place} answered with HTTP status 403: the metadata service is turned off");
        if (answer.Status is 404 or 405)
        {
            var isV1Disabled = configuration.Get(MetadataSettings.V1Disabled);
            return (null, isV1Disabled.Value ? $"{place} answered with HTTP status {answer.Status}, and {isV1Disabled.Source} forbids to ask without a token" : null);
        }

        if (answer.Status != 200) throw MetadataCredentials.Refused(answer, place);
        var token = answer.Text.Trim();
        return token.Length > 0 && !token.Any(char.IsControl)
            ? (token, null)
            : throw new AwsCredentialsException($"{place} answered with HTTP status 200 and no token.");
    }

    private async ValueTask<CredentialAnswer> RoleAsync(
        MetadataExchange exchange, string endpoint, string? token, bool async, CancellationToken cancellationToken)
    {
        var list = endpoint + RolePath;
        var roles = await GetAsync(exchange, list, token, async, cancellationToken).ConfigureAwait(false);
        if (roles.Status == 404) return CredentialAnswer.None($"{list} has no role");
        if (roles.Status != 200) throw MetadataCredentials.Refused(roles, list);
        var role = roles.Text.AsSpan().Trim();
        if (role.IndexOfAny('\r', '\n') is var end and >= 0) role = role[..end];
        if (!IsRole(role)) throw new AwsCredentialsException($"{list} answered with HTTP status 200 and no name of a role.");
        var place = $"{list}{role}";
        var answer = await GetAsync(exchange, place, token, async, cancellationToken).ConfigureAwait(false);
        return CredentialAnswer.Found(Extended(MetadataCredentials.Read(answer, place, CredentialFeatures.Instance)));
    }

    private static async ValueTask<MetadataAnswer> GetAsync(
        MetadataExchange exchange, string place, string? token, bool async, CancellationToken cancellationToken)
    {
        try
        {
            return await InstanceMetadata.AskAsync(exchange, place, token, async, cancellationToken).ConfigureAwait(false);
        }
        catch (TransportFailureException error)
        {
            throw new AwsCredentialsException($"{place} gave no answer: {error.Message}", error);
        }
    }

    // What the service says becomes a part of an address.
    private static bool IsRole(ReadOnlySpan<char> name)
    {
        foreach (var letter in name)
            if (!char.IsAsciiLetterOrDigit(letter) && !"+=,.@_-".Contains(letter, StringComparison.Ordinal)) return false;
        return name.Length > 0;
    }

    private AwsCredentials Extended(AwsCredentials found)
    {
        var least = Extension + LeastJitter + ((MostJitter - LeastJitter) * network.Jitter());
        var until = network.Time.GetUtcNow() + least;
        if (found.Expiration > until) return found;
        return new AwsCredentials(found.AccessKeyId, found.SecretAccessKey, found.SessionToken)
        {
            Expiration = until,
            AccountId = found.AccountId,
            Source = found.Source,
            Features = found.Features,
        };
    }
}
