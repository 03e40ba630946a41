using AwsResources.Client.Model;

namespace AwsResources.Core.Definitions;

/// <summary>What a path of a definition leads to: members, <c>[0]</c>, <c>[]</c>, <c>[?…]</c>, <c>[A, B][]</c> and <c>|</c> of JMESPath.</summary>
internal static class PathShapes
{
    /// <summary>Follows a path through shapes.</summary>
    /// <returns>The shape, and whether the path yields many of it; or what is wrong.</returns>
    public static (Shape? Shape, bool IsMany, string? Fault) Follow(string path, Shape start)
    {
        var shape = start;
        var many = false;
        var i = 0;
        while (i < path.Length)
        {
            var c = path[i];
            if (c is '.' or ' ' or '@')
            {
                i++;
            }
            else if (c is '|')
            {
                // What follows a pipe looks at the whole list again.
                if (many && path.Substring(i + 1).TrimStart().StartsWith("[0]", StringComparison.Ordinal))
                {
                    many = false;
                    i = path.IndexOf(']', i) + 1;
                }
                else i++;
            }
            else if (c is '[')
            {
                var end = path.IndexOf(']', i);
                if (end < 0) return (null, false, $"'{path}' has a '[' without a ']'");
                var inside = path.Substring(i + 1, end - i - 1);
                if (inside.Length > 0 && (char.IsLetter(inside[0]) || inside[0] == '_'))
                {
                    // Several lists, one after the other; what the first has is what counts of the others.
                    var lists = inside.Split(',').Select(name => Follow(name.Trim(), shape)).ToArray();
                    if (lists.FirstOrDefault(one => one.Fault is not null) is { Fault: { } wrong }) return (null, false, wrong);
                    if (!path.Substring(end + 1).StartsWith("[]", StringComparison.Ordinal)) return (null, false, $"'{path}' needs a [] after the lists that it joins");
                    shape = lists[0].Shape!;
                    i = end + 1;
                    continue;
                }
                if (shape is not ListShape list) return (null, false, $"'{path.Substring(0, i)}' is no list ({shape.Name} is a {shape.Type})");
                shape = list.Element.Shape;
                many |= inside.Length == 0 || inside[0] is '*' or '?';
                i = end + 1;
            }
            else
            {
                var length = 0;
                while (i + length < path.Length && (char.IsLetterOrDigit(path[i + length]) || path[i + length] is '_' or '-')) length++;
                if (length == 0) return (null, false, $"'{path}' has an unexpected '{c}'; paths are members, [0], [] and [?…]");
                var name = path.Substring(i, length);
                if (shape is MapShape map)
                {
                    // Which keys a map has no model says.
                    shape = map.Value.Shape;
                    i += length;
                    continue;
                }
                if (shape is not StructureShape structure) return (null, false, $"'{path.Substring(0, i).TrimEnd('.')}' has no members ({shape.Name} is a {shape.Type})");
                if (!structure.TryGetMember(name, out var member))
                    return (null, false, $"{structure.Name} has no member '{name}'.{Suggestions.DidYouMean(name, structure.Members.Select(m => m.Name))}");
                shape = member.Shape;
                i += length;
            }
        }
        return (shape, many, null);
    }

    /// <summary>The member that a path ends at: of a structure, or any of a map; null where there is none or there are many.</summary>
    public static ShapeMember? MemberAt(string path, Shape start)
    {
        var dot = path.LastIndexOf('.');
        var (owner, many, fault) = dot < 0 ? (start, false, null) : Follow(path.Substring(0, dot), start);
        if (fault is not null || many) return null;
        if (owner is MapShape map) return map.Value;
        return owner is StructureShape structure && structure.TryGetMember(path.Substring(dot + 1), out var member) ? member : null;
    }
}
