using System.Buffers;

namespace AwsResources.Client.Configuration;

/// <summary>What a heading in square brackets opens.</summary>
internal enum ProfileSectionKind
{
    /// <summary>Something that this library does not read: another tool's section, or a name that is not allowed.</summary>
    Ignored,
    Profile,
    SsoSession,
    Services,
}

/// <summary>A heading: <c>[default]</c>, <c>[profile x]</c>, <c>[sso-session x]</c>, <c>[services x]</c>; <c>[x]</c> in the credentials file.</summary>
/// <param name="Kind">What it opens.</param>
/// <param name="Name">The section's name, without quotes.</param>
/// <param name="HasPrefix">Whether the word "profile" stands before the name; such a default profile beats one without it.</param>
internal readonly record struct ProfileHeading(ProfileSectionKind Kind, string Name, bool HasPrefix)
{
    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_/.%@:+");

    /// <summary>Reads a line that starts with a bracket; null when no bracket ends it.</summary>
    public static ProfileHeading? Parse(ReadOnlySpan<char> line, ProfileFileKind file)
    {
        line = line[..CommentStart(line)].TrimEnd();
        if (line is not ['[', .., ']']) return null;

        var text = line[1..^1].Trim();
        if (file == ProfileFileKind.Credentials) return Named(ProfileSectionKind.Profile, text, hasPrefix: false);
        if (text is "default") return new ProfileHeading(ProfileSectionKind.Profile, "default", HasPrefix: false);

        var gap = text.IndexOfAny(' ', '\t');
        if (gap < 0) return default(ProfileHeading);
        return text[..gap] switch
        {
            "profile" => Named(ProfileSectionKind.Profile, text[gap..], hasPrefix: true),
            "sso-session" => Named(ProfileSectionKind.SsoSession, text[gap..], hasPrefix: true),
            "services" => Named(ProfileSectionKind.Services, text[gap..], hasPrefix: true),
            _ => default,
        };
    }

    public static bool IsName(ReadOnlySpan<char> name) => !name.IsEmpty && !name.ContainsAnyExcept(NameCharacters);

    // A quoted name may hold anything but its quotes.
    private static ProfileHeading Named(ProfileSectionKind kind, ReadOnlySpan<char> name, bool hasPrefix)
    {
        name = name.Trim();
        if (name is ['"', .., '"'] or ['\'', .., '\''] && name.Length > 2) return new(kind, name[1..^1].ToString(), hasPrefix);
        return IsName(name) ? new(kind, name.ToString(), hasPrefix) : default;
    }

    private static int CommentStart(ReadOnlySpan<char> line)
    {
        var quote = '\0';
        for (var i = 0; i < line.Length; i++)
        {
            if (quote != '\0') quote = line[i] == quote ? '\0' : quote;
            else if (line[i] is '"' or '\'') quote = line[i];
            else if (line[i] is '#' or ';') return i;
        }

        return line.Length;
    }
}
