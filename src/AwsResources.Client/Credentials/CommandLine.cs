using System.Text;

namespace AwsResources.Client.Credentials;

/// <summary>Parts a command into words as a shell does, without a shell.</summary>
internal static class CommandLine
{
    /// <summary>Words are parted by blanks; quotes hold blanks. A backslash takes the next sign as it is, but on Windows it is a sign of paths.</summary>
    public static IReadOnlyList<string> Split(string command, bool isWindows)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var quote = '\0';
        var isOpen = false;
        for (var i = 0; i < command.Length; i++)
        {
            var sign = command[i];
            if (!isWindows && sign == '\\' && quote != '\'' && i + 1 < command.Length)
            {
                _ = word.Append(command[++i]);
                isOpen = true;
            }
            else if (quote != '\0')
            {
                if (sign == quote) quote = '\0';
                else _ = word.Append(sign);
            }
            else if (sign == '"' || (sign == '\'' && !isWindows))
            {
                quote = sign;
                isOpen = true;
            }
            else if (!char.IsWhiteSpace(sign))
            {
                _ = word.Append(sign);
                isOpen = true;
            }
            else if (isOpen)
            {
                words.Add(word.ToString());
                _ = word.Clear();
                isOpen = false;
            }
        }

        if (isOpen) words.Add(word.ToString());
        return words;
    }
}
