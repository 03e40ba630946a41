namespace AwsResources;

/// <summary>A bearer token: whoever holds it is let in.</summary>
/// <remarks>Immutable. <see cref="ToString"/> never shows the token.</remarks>
public sealed class AwsToken
{
    /// <summary>Makes a token.</summary>
    /// <param name="value">The token itself.</param>
    /// <param name="expiration">When it ends; null (the default) for one that does not say.</param>
    /// <exception cref="ArgumentException">The token is empty, or holds what cannot stand in a header.</exception>
    public AwsToken(string value, DateTimeOffset? expiration = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        foreach (var letter in value)
            if (letter is <= ' ' or >= (char)0x7F) throw new ArgumentException("A bearer token has no spaces, line breaks or letters beyond ASCII.", nameof(value));
        Value = value;
        Expiration = expiration;
    }

    /// <summary>The token itself.</summary>
    public string Value { get; }

    /// <summary>When the token ends; null for one that does not say.</summary>
    public DateTimeOffset? Expiration { get; }

    /// <summary>What the user agent tells of the way on which it was found, by the identifiers of <see cref="Client.Credentials.CredentialFeatures"/>.</summary>
    internal IReadOnlyList<string> Features { get; init; } = [];

    /// <summary>When the token ends, and nothing of it.</summary>
    public override string ToString() => Expiration is { } end ? $"AwsToken(Expiration={end:u})" : "AwsToken()";
}
