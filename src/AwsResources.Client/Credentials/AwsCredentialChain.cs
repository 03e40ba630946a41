using AwsResources.Client.Credentials;

namespace AwsResources;

/// <summary>The order in which a session looks for credentials. A session follows <see cref="Default"/> unless its options give another one.</summary>
/// <remarks>
/// Immutable: each change answers a new chain. Providers of your own may stand anywhere between the library's, which are known by the names of
/// <see cref="AwsCredentialProviders"/>. A provider in a chain is asked once, and again before its credentials end.
/// <code>
/// var options = new AwsSessionOptions { CredentialChain = AwsCredentialChain.Default
///     .InsertAfter(AwsCredentialProviders.Environment, "vault", new VaultProvider())
///     .Remove(AwsCredentialProviders.Instance) };
/// </code>
/// </remarks>
public sealed class AwsCredentialChain
{
    private readonly IReadOnlyList<Entry> _entries;

    private AwsCredentialChain(IReadOnlyList<Entry> entries)
    {
        _entries = entries;
        Names = [.. entries.Select(entry => entry.Name)];
    }

    // No provider: one of the library's, which a session makes for its own configuration.
    private readonly record struct Entry(string Name, IAwsCredentialProvider? Provider);

    /// <summary>The order of the AWS CLI and boto3.</summary>
    public static AwsCredentialChain Default { get; } = new([.. AwsCredentialProviders.All.Select(name => new Entry(name, null))]);

    /// <summary>A chain without providers, to which <see cref="Append"/> adds.</summary>
    public static AwsCredentialChain Empty { get; } = new([]);

    /// <summary>The names of the providers, in the order in which they are asked.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The chain with a provider of your own before another one.</summary>
    /// <param name="place">The name of the provider that comes after it.</param>
    /// <param name="name">The new provider's name, for diagnosis and for further changes.</param>
    /// <param name="provider">The provider.</param>
    /// <exception cref="ArgumentException">The chain has no provider of the name <paramref name="place"/>, or has one of the name <paramref name="name"/>.</exception>
    public AwsCredentialChain InsertBefore(string place, string name, IAwsCredentialProvider provider) => Insert(IndexOf(place), name, provider);

    /// <summary>The chain with a provider of your own after another one.</summary>
    /// <param name="place">The name of the provider that comes before it.</param>
    /// <param name="name">The new provider's name, for diagnosis and for further changes.</param>
    /// <param name="provider">The provider.</param>
    /// <exception cref="ArgumentException">The chain has no provider of the name <paramref name="place"/>, or has one of the name <paramref name="name"/>.</exception>
    public AwsCredentialChain InsertAfter(string place, string name, IAwsCredentialProvider provider) => Insert(IndexOf(place) + 1, name, provider);

    /// <summary>The chain with a provider of your own at its end.</summary>
    /// <param name="name">The new provider's name, for diagnosis and for further changes.</param>
    /// <param name="provider">The provider.</param>
    /// <exception cref="ArgumentException">The chain has a provider of that name.</exception>
    public AwsCredentialChain Append(string name, IAwsCredentialProvider provider) => Insert(_entries.Count, name, provider);

    /// <summary>The chain without a provider.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="ArgumentException">The chain has no provider of that name.</exception>
    public AwsCredentialChain Remove(string name)
    {
        var index = IndexOf(name);
        return new([.. _entries.Where((_, place) => place != index)]);
    }

    /// <summary>The names of the providers, in their order.</summary>
    public override string ToString() => $"AwsCredentialChain({string.Join(" -> ", Names)})";

    /// <summary>The chain's sources for one configuration.</summary>
    /// <param name="standard">The library's own for that configuration; one that is not among them (the environment's, where code names a profile) is left out.</param>
    internal IReadOnlyList<CredentialSource> Bind(IReadOnlyList<CredentialSource> standard)
    {
        var byMethod = standard.ToDictionary(source => source.Method, StringComparer.Ordinal);
        return [.. _entries
            .Select(entry => entry.Provider is { } own ? new ProviderSource(entry.Name, own) : byMethod.GetValueOrDefault(entry.Name))
            .OfType<CredentialSource>()];
    }

    private AwsCredentialChain Insert(int index, string name, IAwsCredentialProvider provider)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(provider);
        if (Names.Contains(name, StringComparer.Ordinal)) throw new ArgumentException($"The chain has a provider '{name}' already: {ToString()}.", nameof(name));
        if (AwsCredentialProviders.All.Contains(name, StringComparer.Ordinal))
            throw new ArgumentException($"'{name}' is the name of one of the library's own providers; give yours another one.", nameof(name));
        return new([.. _entries.Take(index), new Entry(name, provider), .. _entries.Skip(index)]);
    }

    private int IndexOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        for (var index = 0; index < _entries.Count; index++)
            if (_entries[index].Name == name) return index;
        throw new ArgumentException($"The chain has no provider '{name}'. It has: {string.Join(", ", Names)}.", nameof(name));
    }
}
