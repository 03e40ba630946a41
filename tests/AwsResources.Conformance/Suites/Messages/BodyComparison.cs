using System.Formats.Cbor;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace AwsResources.Conformance.Suites.Messages;

/// <summary>Compares bodies by what they mean: JSON and CBOR by value, XML by its canonical tree, forms by pairs, others by bytes.</summary>
internal static class BodyComparison
{
    public static void Verify(string protocol, byte[] expected, byte[] actual, bool isDocument)
    {
        if (expected.AsSpan().SequenceEqual(actual)) return;
        if (!isDocument || expected.Length == 0 || actual.Length == 0) VerifyText(Printable(expected), Printable(actual));
        else switch (protocol)
            {
                case "query" or "ec2": VerifyText(Pairs(expected), Pairs(actual)); break;
                case "rest-xml": VerifyText(Canonical(expected), Canonical(actual)); break;
                case "smithy-rpc-v2-cbor": VerifyText(Describe(new CborReader(expected)), Describe(new CborReader(actual))); break;
                default: VerifyJson(expected, actual); break;
            }
    }

    private static void VerifyJson(byte[] expected, byte[] actual)
    {
        JsonElement wanted;
        try
        {
            wanted = JsonElement.Parse(expected);
        }
        catch (JsonException)
        {
            VerifyText(Printable(expected), Printable(actual));
            return;
        }
        Conformance.Verify.EqualJson("body", wanted, JsonElement.Parse(actual));
    }

    private static void VerifyText(string expected, string actual) => Conformance.Verify.Equal("body", expected, actual);

    private static string Printable(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        return text.Any(c => c == '\uFFFD' || char.IsControl(c) && !char.IsWhiteSpace(c)) ? Convert.ToHexString(bytes) : text;
    }

    private static string Pairs(byte[] form) => string.Join("\n", Encoding.UTF8.GetString(form).Split('&')
        .Select(pair => Number(Uri.UnescapeDataString(pair.Trim().Replace('+', ' ')))).Order(StringComparer.Ordinal));

    // 50.0 and 50 are the same fraction.
    private static string Number(string pair) => pair.Contains('.', StringComparison.Ordinal) && pair.EndsWith(".0", StringComparison.Ordinal)
        && decimal.TryParse(pair[(pair.LastIndexOf('=') + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? pair[..^2] : pair;

    private static string Canonical(byte[] xml)
    {
        var text = new StringBuilder();
        Append(text, XElement.Parse(Encoding.UTF8.GetString(xml)));
        return text.ToString();
    }

    // Children of different names may come in any order, those of one name may not.
    private static void Append(StringBuilder text, XElement element)
    {
        text.Append(CultureInfo.InvariantCulture, $"<{element.Name}");
        foreach (var attribute in element.Attributes().Where(a => !a.IsNamespaceDeclaration).OrderBy(a => a.Name.ToString(), StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $" {attribute.Name}='{attribute.Value}'");
        text.Append('>');
        if (element.HasElements)
            foreach (var child in element.Elements().OrderBy(child => child.Name.ToString(), StringComparer.Ordinal)) Append(text, child);
        else text.Append(element.Value);
        text.Append("</>");
    }

    private static string Whole(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Describe(CborReader reader)
    {
        switch (reader.PeekState())
        {
            case CborReaderState.StartMap:
                reader.ReadStartMap();
                var members = new List<string>();
                while (reader.PeekState() is not CborReaderState.EndMap) members.Add($"{Describe(reader)}: {Describe(reader)}");
                reader.ReadEndMap();
                return $"{{{string.Join(", ", members.Order(StringComparer.Ordinal))}}}";
            case CborReaderState.StartArray:
                reader.ReadStartArray();
                var items = new List<string>();
                while (reader.PeekState() is not CborReaderState.EndArray) items.Add(Describe(reader));
                reader.ReadEndArray();
                return $"[{string.Join(", ", items)}]";
            case CborReaderState.TextString or CborReaderState.StartIndefiniteLengthTextString: return $"'{reader.ReadTextString()}'";
            case CborReaderState.ByteString or CborReaderState.StartIndefiniteLengthByteString: return "h" + Convert.ToHexString(reader.ReadByteString());
            case CborReaderState.Tag: return $"{reader.ReadTag()}({Describe(reader)})";
            case CborReaderState.HalfPrecisionFloat or CborReaderState.SinglePrecisionFloat or CborReaderState.DoublePrecisionFloat:
                var number = reader.ReadDouble();
                return number == Math.Truncate(number) && Math.Abs(number) < 1e15
                    ? Whole((long)number)
                    : ((float)number).ToString("R", CultureInfo.InvariantCulture);
            case CborReaderState.UnsignedInteger: return reader.ReadUInt64().ToString(CultureInfo.InvariantCulture);
            case CborReaderState.NegativeInteger: return Whole(reader.ReadInt64());
            case CborReaderState.Boolean: return reader.ReadBoolean() ? "true" : "false";
            case CborReaderState.Null:
                reader.ReadNull();
                return "null";
            case var state: throw new CaseFailedException($"the body holds a {state}");
        }
    }
}
