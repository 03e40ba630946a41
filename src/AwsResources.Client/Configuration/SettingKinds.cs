using System.Globalization;

namespace AwsResources.Client.Configuration;

/// <summary>Makers of settings of the usual kinds.</summary>
internal static class SettingKinds
{
    public static Setting<string?> Text(string[] keys, params string[] variables) => new()
    {
        Variables = variables,
        Keys = keys,
        Default = null,
        Expected = "text",
        Parse = ParseText,
    };

    public static Setting<bool> Flag(string[] keys, bool otherwise, params string[] variables) => new()
    {
        Variables = variables,
        Keys = keys,
        Default = otherwise,
        Expected = "true or false",
        Parse = ParseFlag,
    };

    /// <summary>A flag that may also be left unsaid.</summary>
    public static Setting<bool?> OptionalFlag(string[] keys, params string[] variables) => new()
    {
        Variables = variables,
        Keys = keys,
        Default = null,
        Expected = "true or false",
        Parse = ParseOptionalFlag,
    };

    public static Setting<int?> Number(string[] keys, int? otherwise, int least, int most, params string[] variables) => new()
    {
        Variables = variables,
        Keys = keys,
        Default = otherwise,
        Expected = most == int.MaxValue ? $"a whole number of at least {least}" : $"a whole number from {least} to {most}",
        Parse = (string text, out int? value) =>
        {
            var isNumber = int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number);
            value = number;
            return isNumber && number >= least && number <= most;
        },
    };

    /// <summary>One of a few words, in any case.</summary>
    public static Setting<T> Choice<T>(string[] keys, T otherwise, (string Word, T Value)[] choices, params string[] variables) => new()
    {
        Variables = variables,
        Keys = keys,
        Default = otherwise,
        Expected = Join(Words(choices)),
        Parse = (string text, out T value) =>
        {
            var index = Array.FindIndex(choices, choice => choice.Word.Equals(text.Trim(), StringComparison.OrdinalIgnoreCase));
            value = index < 0 ? otherwise : choices[index].Value;
            return index >= 0;
        },
    };

    /// <summary>What no text says: it comes from code, or from a mode of defaults.</summary>
    public static Setting<T> CodeOnly<T>(string name, T otherwise) => new()
    {
        Name = name,
        Default = otherwise,
        Expected = "a value that code gives",
        Parse = (string _, out T value) =>
        {
            value = otherwise;
            return false;
        },
    };

    private static bool ParseText(string text, out string? value)
    {
        value = text;
        return true;
    }

    private static bool ParseFlag(string text, out bool value) => bool.TryParse(text, out value);

    private static bool ParseOptionalFlag(string text, out bool? value)
    {
        var isFlag = bool.TryParse(text, out var flag);
        value = flag;
        return isFlag;
    }

    // Not by LINQ, which would be compiled anew for each kind of choice, in every process.
    private static string[] Words<T>((string Word, T Value)[] choices)
    {
        var words = new string[choices.Length];
        for (var i = 0; i < words.Length; i++) words[i] = choices[i].Word;
        return words;
    }

    private static string Join(string[] words) => words.Length == 1 ? words[0] : $"{string.Join(", ", words[..^1])} or {words[^1]}";
}
