using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AwsResources.Client.Model;
using AwsResources.Client.Values;

namespace AwsResources.Client.Telemetry;

/// <summary>Inputs in short, without secrets.</summary>
internal static partial class TraceText
{
    private const int LongestText = 60;
    private const int LongestInput = 300;
    private const string Hidden = "(hidden)";

    public static void AppendInput(StringBuilder line, AwsStructure input, StructureShape shape)
    {
        var end = line.Length + LongestInput;
        foreach (var member in shape.Members)
        {
            if (!input.TryGetValue(member, out var value) || value is null) continue;
            line.Append(' ').Append(member.Name).Append('=');
            AppendValue(line, value, member, end);
            if (line.Length <= end) continue;
            line.Length = end;
            line.Append('…');
            return;
        }
    }

    private static void AppendValue(StringBuilder line, object value, ShapeMember member, int end)
    {
        if (member.Shape.IsSensitive || SecretName().IsMatch(member.Name)) line.Append(Hidden);
        else AppendValue(line, value, member.Shape, end);
    }

    private static void AppendValue(StringBuilder line, object value, Shape shape, int end)
    {
        if (line.Length > end) return;
        if (shape.IsSensitive) line.Append(Hidden);
        else if (shape.Type is ShapeType.Blob) AppendSize(line, value);
        else if (value is AwsStructure part && shape is StructureShape structure) AppendStructure(line, part, structure, end);
        else if (shape is MapShape map && MapEntries.IsMap(value)) AppendMap(line, value, map, end);
        else if (shape is ListShape list && value is IEnumerable items and not string) AppendList(line, items, list, end);
        else if (value is string or IAwsEnum or IFormattable or bool or Uri) AppendText(line, Scalars.ToText(value));
        else line.Append("(…)");
    }

    private static void AppendStructure(StringBuilder line, AwsStructure value, StructureShape shape, int end)
    {
        if (shape.IsEventStream)
        {
            line.Append("(events)");
            return;
        }
        line.Append('{');
        var first = true;
        foreach (var member in shape.Members)
        {
            if (!value.TryGetValue(member, out var part) || part is null) continue;
            line.Append(first ? "" : ", ").Append(member.Name).Append('=');
            first = false;
            AppendValue(line, part, member, end);
        }
        line.Append('}');
    }

    private static void AppendMap(StringBuilder line, object value, MapShape shape, int end)
    {
        line.Append('{');
        var first = true;
        foreach (var (key, item) in MapEntries.Of(value))
        {
            line.Append(first ? "" : ", ");
            first = false;
            AppendText(line, key);
            line.Append('=');
            if (item is not null && SecretName().IsMatch(key)) line.Append(Hidden);
            else if (item is not null) AppendValue(line, item, shape.Value, end);
        }
        line.Append('}');
    }

    private static void AppendList(StringBuilder line, IEnumerable items, ListShape shape, int end)
    {
        line.Append('[');
        var first = true;
        foreach (var item in items)
        {
            line.Append(first ? "" : ", ");
            first = false;
            if (item is not null) AppendValue(line, item, shape.Element.Shape, end);
            if (line.Length > end) break;
        }
        line.Append(']');
    }

    private static void AppendSize(StringBuilder line, object value)
    {
        long? length = value switch
        {
            string text => Encoding.UTF8.GetByteCount(text),
            byte[] bytes => bytes.Length,
            ReadOnlyMemory<byte> bytes => bytes.Length,
            Memory<byte> bytes => bytes.Length,
            AwsBody body => body.Length,
            Stream { CanSeek: true } stream => stream.Length - stream.Position,
            _ => null,
        };
        if (length is null) line.Append("(stream)");
        else line.Append(CultureInfo.InvariantCulture, $"({length} bytes)");
    }

    // A line stays a line: line breaks and the like are shown as a sign of their own.
    private static void AppendText(StringBuilder line, string text)
    {
        var isLong = text.Length > LongestText;
        var isQuoted = text.Length == 0 || text.AsSpan().ContainsAny(" ,=\"{}[]");
        if (isQuoted) line.Append('"');
        foreach (var letter in isLong ? text.AsSpan(0, LongestText) : text) line.Append(char.IsControl(letter) ? '␤' : letter);
        if (isLong) line.Append('…');
        if (isQuoted) line.Append('"');
    }

    // Not every model marks what is secret.
    [GeneratedRegex("(Password|Passphrase|Secret|PrivateKey|CustomerKey|AuthToken|AccessToken|SessionToken|IdentityToken|BearerToken|Credentials|TokenCode)(?!.*(Id|Name|Arn|Algorithm|MD5|Type)$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SecretName();
}
