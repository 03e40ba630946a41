using System.Text;

namespace AwsResources.Generator.Surface;

/// <summary>Turns the model's names into C#'s.</summary>
internal static class Names
{
    private static readonly HashSet<string> Keywords =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default",
        "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto", "if",
        "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out", "override",
        "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string",
        "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void",
        "volatile", "while",
    ];

    /// <summary>A type's or property's name: the model's, from its first letter on, with a capital.</summary>
    public static string Pascal(string name)
    {
        var letters = new string([.. name.Where(char.IsLetterOrDigit)]);
        if (letters.Length == 0) return "Value";
        return char.IsDigit(letters[0]) ? "Value" + letters : char.ToUpperInvariant(letters[0]) + letters.Substring(1);
    }

    /// <summary>A parameter's name: a leading capital, or all of a leading abbreviation, in lower case.</summary>
    public static string Camel(string name)
    {
        var capitals = name.TakeWhile(char.IsUpper).Count();
        var lower = capitals <= 1 || capitals == name.Length ? Math.Max(1, capitals) : capitals - 1;
        var camel = name.Substring(0, lower).ToLowerInvariant() + name.Substring(lower);
        return Keywords.Contains(camel) ? "@" + camel : camel;
    }

    /// <summary>
    /// The name of an enumeration's value: its words, each with a capital; a word in capitals keeps only the first
    /// (<c>t2.micro</c> is T2Micro, <c>STANDARD_IA</c> StandardIa, <c>s3:ObjectCreated:*</c> S3ObjectCreatedAll).
    /// </summary>
    public static string EnumValue(string value)
    {
        var name = new StringBuilder();
        foreach (var word in value.Replace("*", " All ").Split(value.Where(c => !char.IsLetterOrDigit(c)).Append(' ').Distinct().ToArray(), StringSplitOptions.RemoveEmptyEntries))
        {
            var isLoud = word.Any(char.IsUpper) && !word.Any(char.IsLower);
            name.Append(char.ToUpperInvariant(word[0])).Append(isLoud ? word.Substring(1).ToLowerInvariant() : word.Substring(1));
        }
        if (name.Length == 0) return "Empty";
        return char.IsDigit(name[0]) ? "Value" + name : name.ToString();
    }

    /// <summary>The first of the name, the name with "Value", and the name with a number, that is not taken; takes it.</summary>
    public static string Take(this HashSet<string> taken, string name)
    {
        if (taken.Add(name)) return name;
        name += "Value";
        for (var i = 1; ; i++)
            if (taken.Add(i == 1 ? name : name + i)) return i == 1 ? name : name + i;
    }
}
