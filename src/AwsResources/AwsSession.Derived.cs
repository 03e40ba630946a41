namespace AwsResources;

// Sessions made from others: several regions and accounts side by side.
public sealed partial class AwsSession
{
    /// <summary>
    /// Makes a session that differs from this one in what is given, and shares with it what it can: connections, models, the shared files as
    /// they were read, and the credentials where neither these nor the profile differ.
    /// </summary>
    /// <remarks>
    /// Each of the two is disposed of for itself, in any order: what both use stays until the last is done with it. A region that was
    /// given in code stays with another profile; give <paramref name="region"/>, too, where it should not. What watches, traces or stubs this
    /// session's calls does so with the other's; what is added to the other's <see cref="Hooks"/> is for it alone, and runs after this one's.
    /// </remarks>
    /// <param name="region">Another region; null for the same.</param>
    /// <param name="profile">Another profile, whose credentials come before any that this session was given; null for the same.</param>
    /// <param name="credentials">Other credentials; null for the same.</param>
    /// <param name="endpointUrl">Another endpoint for all services; null for the same.</param>
    /// <exception cref="AwsConfigurationException">This session's own profile does not exist, or a shared file is malformed.</exception>
    /// <exception cref="ObjectDisposedException">The session was disposed of.</exception>
    /// <example><code>
    /// foreach (var region in aws.Regions("ec2"))
    /// {
    ///     using var there = aws.With(region: region);
    ///     Console.WriteLine($"{region}: {there.EC2.Instances.Count()}");
    /// }
    /// </code></example>
    public AwsSession With(string? region = null, string? profile = null, AwsCredentials? credentials = null, string? endpointUrl = null) => With(options =>
    {
        if (profile is not null) options = options with { Profile = profile, Credentials = null, CredentialProvider = null };
        if (credentials is not null) options = options with { Credentials = credentials, CredentialProvider = null };
        return options with { Region = region ?? options.Region, EndpointUrl = endpointUrl ?? options.EndpointUrl };
    });

    /// <summary>Makes a session with other options: <c>aws.With(options => options with { MaxAttempts = 5 })</c>.</summary>
    /// <param name="change">Gives the other options from this session's.</param>
    /// <inheritdoc cref="With(string?, string?, AwsCredentials?, string?)" path="//remarks|//exception"/>
    public AwsSession With(Func<AwsSessionOptions, AwsSessionOptions> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return new AwsSession(_runtime.With(change(Options))) { LazyLoading = LazyLoading, PlanCatalog = PlanCatalog, Succeeded = Succeeded };
    }

    /// <summary>
    /// Makes a session that acts as a role, such as one of another account. This session's credentials assume it: when the first call needs it,
    /// and again before its credentials end. Roles can be chained: <c>aws.AssumeRole(first).AssumeRole(second)</c>.
    /// </summary>
    /// <remarks>Each of the two is disposed of for itself, in any order: the role is assumed anew as long as its session lives.</remarks>
    /// <param name="roleArn">The role's ARN, such as <c>arn:aws:iam::123456789012:role/audit</c>.</param>
    /// <param name="options">How it is assumed; null for the defaults.</param>
    /// <exception cref="ObjectDisposedException">The session was disposed of.</exception>
    /// <returns>The session. Its calls throw an <see cref="AwsCredentialsException"/> where the role cannot be assumed.</returns>
    public AwsSession AssumeRole(string roleArn, AwsAssumeRoleOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(roleArn);
        return new AwsSession(_runtime.AssumeRole(roleArn, options ?? new())) { LazyLoading = LazyLoading, PlanCatalog = PlanCatalog, Succeeded = Succeeded };
    }
}
