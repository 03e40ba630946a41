namespace AwsResources;

/// <summary>A person is to sign in to IAM Identity Center (SSO) in a browser. What <see cref="AwsSessionOptions.SignIn"/> is given to show.</summary>
/// <remarks>The session waits until that is done, refused, or <see cref="ExpiresAt"/> has passed.</remarks>
public sealed record AwsSignIn
{
    /// <summary>The page that asks for <see cref="UserCode"/>.</summary>
    public required Uri VerificationUri { get; init; }

    /// <summary>The same page with the code filled in.</summary>
    public required Uri VerificationUriComplete { get; init; }

    /// <summary>The code that the page asks for, or shows to be compared.</summary>
    public required string UserCode { get; init; }

    /// <summary>When the code is no longer taken.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The profile that asks for the sign-in.</summary>
    public required string Profile { get; init; }

    /// <summary>The portal that is signed in to.</summary>
    public required string StartUrl { get; init; }
}
