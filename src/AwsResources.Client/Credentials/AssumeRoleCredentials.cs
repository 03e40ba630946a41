using AwsResources.Client.Configuration;

namespace AwsResources.Client.Credentials;

/// <summary>The role of a profile, assumed with the credentials of another profile or of a named source.</summary>
/// <param name="configuration">The profile, and all others.</param>
/// <param name="metadata">The way to the services of containers and instances.</param>
/// <param name="services">The services to ask.</param>
internal sealed class AssumeRoleCredentials(AwsConfiguration configuration, MetadataNetwork metadata, CredentialServices services) : CredentialSource
{
    private AssumedRole? _role;

    public override string Name => "an assumed role";

    public override string Method => AwsCredentialProviders.AssumeRole;

    public override async ValueTask<CredentialAnswer> AskAsync(bool async, CancellationToken cancellationToken)
    {
        if (configuration.Profile is not { } profile || !RoleProfile.IsOne(profile))
            return CredentialAnswer.None($"profile '{configuration.ProfileName}' has no role_arn");

        // The chain of sources asks one caller at a time.
        _role ??= Build(RoleChain.Read(profile, configuration.Shared));
        return CredentialAnswer.Found(await _role.FetchAsync(async, cancellationToken).ConfigureAwait(false));
    }

    private AssumedRole Build(RoleChain chain)
    {
        var first = chain.Roles[0];
        var source = chain.SourceProfile is { } name
            ? new CredentialChain(CredentialSources.OfProfile(configuration.ForProfile(name), services), services.Time, $"source_profile of profile '{first.Name}'", services.Roles.Log)
            : new CredentialChain([CredentialSources.Named(first, configuration, metadata)], services.Time, $"credential_source of profile '{first.Name}'", services.Roles.Log);
        var role = new AssumedRole(first, source, services.Roles, chain.SourceProfile is null ? CredentialFeatures.NamedSource : CredentialFeatures.SourceProfile);
        foreach (var next in chain.Roles.Skip(1)) role = new AssumedRole(next, new AssumedRoleProvider(role, services.Roles), services.Roles);
        return role;
    }
}
