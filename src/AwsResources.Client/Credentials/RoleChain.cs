using AwsResources.Client.Configuration;

namespace AwsResources.Client.Credentials;

/// <summary>The roles that a profile asks for, each assumed with the credentials of the one before it, and where the first credentials come from.</summary>
/// <param name="SourceProfile">The profile with the first credentials; null where <paramref name="CredentialSource"/> says it.</param>
/// <param name="CredentialSource">The named source of the first credentials; null where <paramref name="SourceProfile"/> says it.</param>
/// <param name="Roles">The roles, in the order in which they are assumed.</param>
internal sealed record RoleChain(string? SourceProfile, string? CredentialSource, IReadOnlyList<RoleProfile> Roles)
{
    /// <summary>Follows a profile's <c>source_profile</c> to the end. Nothing is called: all that a profile may lack is found before.</summary>
    /// <exception cref="AwsCredentialsException">A profile lacks something, does not exist, or leads back to itself.</exception>
    public static RoleChain Read(ProfileSection profile, SharedConfig shared)
    {
        var roles = new List<RoleProfile>();
        while (true)
        {
            var role = RoleProfile.Read(profile);
            roles.Insert(0, role);
            if (role.SourceProfile is not { } next) return new(null, role.CredentialSource, roles);
            if (!shared.Profiles.TryGetValue(next, out var source)) throw Unknown(profile, next, shared);
            // Keys of its own come before a role, so that a profile may name itself, once, and have both.
            if (HasKeys(source) && (next == profile.Name || !roles.Exists(known => known.Name == next))) return new(next, null, roles);
            if (roles.Exists(known => known.Name == next)) throw Endless(profile, next, roles);
            if (!RoleProfile.IsOne(source)) return new(next, null, roles);
            profile = source;
        }
    }

    private static bool HasKeys(ProfileSection profile) => profile["aws_access_key_id"] is not null || profile["aws_secret_access_key"] is not null;

    private static AwsCredentialsException Unknown(ProfileSection profile, string name, SharedConfig shared) => new(
        $"{RoleProfile.PlaceOf("source_profile", profile, profile.Find("source_profile")!)} is '{name}', and there is no such profile. "
        + $"Profiles: {string.Join(", ", shared.Profiles.Keys.Order(StringComparer.Ordinal))}.");

    private static AwsCredentialsException Endless(ProfileSection profile, string name, List<RoleProfile> roles)
    {
        var path = string.Join(" -> ", roles.AsEnumerable().Reverse().Select(role => role.Name).Append(name));
        return new(
            $"{RoleProfile.PlaceOf("source_profile", profile, profile.Find("source_profile")!)} leads back to profile '{name}', which has no keys of its own: {path}.");
    }
}
