using System.Globalization;
using AwsResources.Client.Configuration;

namespace AwsResources.Client.Credentials;

/// <summary>A profile that asks for a role: whose credentials assume it, and what STS is told.</summary>
internal sealed class RoleProfile
{
    private static readonly string[] NamedSources = ["Environment", "EcsContainer", "Ec2InstanceMetadata"];

    private RoleProfile(ProfileSection profile, ProfileProperty role)
    {
        Name = profile.Name;
        RoleArn = role.Value;
        Place = PlaceOf("role_arn", profile, role);
        SourceProfile = profile["source_profile"];
        CredentialSource = profile["credential_source"];
        SessionName = profile["role_session_name"];
        ExternalId = profile["external_id"];
        MfaSerial = profile["mfa_serial"];
        MfaPlace = MfaSerial is null ? null : PlaceOf("mfa_serial", profile, profile.Find("mfa_serial")!);
    }

    public string Name { get; }

    public string RoleArn { get; }

    /// <summary>Where the role is named, for messages.</summary>
    public string Place { get; }

    /// <summary>The profile whose credentials assume the role; null where <see cref="CredentialSource"/> says it.</summary>
    public string? SourceProfile { get; }

    /// <summary>Environment, EcsContainer or Ec2InstanceMetadata; null where <see cref="SourceProfile"/> says it.</summary>
    public string? CredentialSource { get; }

    public string? SessionName { get; }

    public string? ExternalId { get; }

    /// <summary>The device whose code the role asks for; null where it asks for none.</summary>
    public string? MfaSerial { get; }

    /// <summary>Where the device is named, for messages.</summary>
    public string? MfaPlace { get; }

    public int? DurationSeconds { get; private init; }

    /// <summary>Whether a profile asks for a role by other credentials. With a web identity's token it does not need any.</summary>
    public static bool IsOne(ProfileSection? profile) => profile?["role_arn"] is not null && profile["web_identity_token_file"] is null;

    /// <exception cref="AwsCredentialsException">The profile leaves open whose credentials assume the role, or says something impossible.</exception>
    public static RoleProfile Read(ProfileSection profile)
    {
        var role = new RoleProfile(profile, profile.Find("role_arn")!) { DurationSeconds = Duration(profile) };
        if (role.SourceProfile is not null && role.CredentialSource is not null)
            throw new AwsCredentialsException($"{role.Place} has both source_profile and credential_source beside it: it needs exactly one of them.");
        if (role.SourceProfile is null && role.CredentialSource is null)
            throw new AwsCredentialsException($"{role.Place} has neither source_profile nor credential_source beside it: it needs exactly one of them.");
        if (role.CredentialSource is { } source && !NamedSources.Contains(source, StringComparer.Ordinal))
            throw new AwsCredentialsException(
                $"{PlaceOf("credential_source", profile, profile.Find("credential_source")!)} is '{source}'; expected {string.Join(", ", NamedSources)}.");
        return role;
    }

    public static string PlaceOf(string key, ProfileSection profile, ProfileProperty property)
        => $"{key} of profile '{profile.Name}' ({property.File}, line {property.Line})";

    private static int? Duration(ProfileSection profile)
    {
        if (profile.Find("duration_seconds") is not { Value.Length: > 0 } property) return null;
        return int.TryParse(property.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > 0
            ? seconds
            : throw new AwsCredentialsException($"{PlaceOf("duration_seconds", profile, property)} is '{property.Value}'; expected a whole number of seconds, such as 3600.");
    }
}
