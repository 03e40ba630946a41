using System.Security.Cryptography;
using System.Text;
using AwsResources.Client.Configuration;

namespace AwsResources.Client.Credentials.Sso;

/// <summary>A profile of IAM Identity Center: the portal that is signed in to, and the role that the sign-in is for, if any.</summary>
internal sealed class SsoProfile
{
    private const string StartUrlKey = "sso_start_url";
    private const string RegionKey = "sso_region";
    private const string DefaultScope = "sso:account:access";

    /// <summary>The profile's name.</summary>
    public required string Name { get; init; }

    /// <summary>The sso-session that the profile names; null for a profile of the older kind, which says all by itself.</summary>
    public required string? Session { get; init; }

    public required string StartUrl { get; init; }

    public required string Region { get; init; }

    /// <summary>Null where the sign-in gives a bearer token, and no credentials.</summary>
    public required string? AccountId { get; init; }

    /// <summary>Null where <see cref="AccountId"/> is.</summary>
    public required string? RoleName { get; init; }

    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>What messages call the sign-in.</summary>
    public string Place => Session is null ? $"{StartUrlKey} of profile '{Name}'" : $"sso_session '{Session}' of profile '{Name}'";

    /// <summary>What the user can do about a sign-in that is missing or over.</summary>
    public string Remedy => $"Run `aws sso login --profile {Name}` to sign in, or give the session options a SignIn callback.";

    /// <summary>The file that keeps the sign-in, by the same name in all of AWS's tools.</summary>
    /// <exception cref="AwsCredentialsException">There is no home folder.</exception>
    public string CachePath(AwsEnvironment environment)
    {
#pragma warning disable CA5350 // It names a file, as other tools name it, and protects nothing.
        var key = Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(Session ?? StartUrl)));
#pragma warning restore CA5350
        return environment.InHome(".aws", "sso", "cache", key + ".json")
            ?? throw new AwsCredentialsException($"{Place} keeps its sign-in below the home folder, and there is none: set HOME.");
    }

    /// <summary>Reads a profile; null for one that has nothing to do with it.</summary>
    /// <exception cref="AwsCredentialsException">The profile says a part of what is needed, or two different things.</exception>
    public static SsoProfile? Find(ProfileSection? profile, SharedConfig shared)
    {
        if (profile is null) return null;
        var isForRole = IsForRole(profile);
        if (profile.Find("sso_session") is { Value.Length: > 0 } session)
        {
            if (shared.Config.SsoSessions.TryGetValue(session.Value, out var section)) return InSession(profile, section, isForRole);
            var names = string.Join(", ", shared.Config.SsoSessions.Keys.Order(StringComparer.Ordinal));
            throw new AwsCredentialsException(
                $"{RoleProfile.PlaceOf("sso_session", profile, session)} is '{session.Value}', and {shared.ConfigPath} has no such sso-session. "
                + (names.Length == 0 ? "It has none at all." : $"It has: {names}."));
        }

        if (!isForRole) return null;
        var missing = string.Join(" and ", new[] { StartUrlKey, RegionKey }.Where(key => profile[key] is null));
        if (missing.Length > 0)
            throw new AwsCredentialsException($"Profile '{profile.Name}' has sso_account_id and sso_role_name and lacks {missing}: give it a sso_session, or these.");
        return Create(profile, profile, null, isForRole);
    }

    private static bool IsForRole(ProfileSection profile)
    {
        var (account, role) = (profile.Find("sso_account_id"), profile.Find("sso_role_name"));
        var (hasAccount, hasRole) = (account is { Value.Length: > 0 }, role is { Value.Length: > 0 });
        if (hasAccount == hasRole) return hasAccount;
        var (present, absent) = hasAccount ? ("sso_account_id", "sso_role_name") : ("sso_role_name", "sso_account_id");
        throw new AwsCredentialsException(
            $"{RoleProfile.PlaceOf(present, profile, (hasAccount ? account : role)!)} has no {absent} beside it: a role needs both.");
    }

    private static SsoProfile InSession(ProfileSection profile, ProfileSection session, bool isForRole)
    {
        foreach (var key in (ReadOnlySpan<string>)[StartUrlKey, RegionKey])
        {
            if (session[key] is not { } value)
                throw new AwsCredentialsException($"sso-session '{session.Name}', which profile '{profile.Name}' names, lacks {key}: it must be there, and not in the profile.");
            if (profile.Find(key) is { Value.Length: > 0 } other && other.Value != value)
                throw new AwsCredentialsException($"{RoleProfile.PlaceOf(key, profile, other)} is '{other.Value}', and '{value}' in sso-session '{session.Name}': leave it out of the profile.");
        }

        return Create(profile, session, session.Name, isForRole);
    }

    private static SsoProfile Create(ProfileSection profile, ProfileSection portal, string? session, bool isForRole)
    {
        var region = portal.Find(RegionKey)!;
        if (!Settings.Region.Parse(region.Value, out var parsed))
            throw AwsConfiguration.Malformed($"{RegionKey} in {region.File}, line {region.Line}", region.Value, Settings.Region.Expected);
        var scopes = portal["sso_registration_scopes"]?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        return new SsoProfile
        {
            Name = profile.Name,
            Session = session,
            StartUrl = portal[StartUrlKey]!,
            Region = parsed!,
            AccountId = isForRole ? profile["sso_account_id"] : null,
            RoleName = isForRole ? profile["sso_role_name"] : null,
            Scopes = scopes.Length == 0 ? [DefaultScope] : scopes,
        };
    }
}
