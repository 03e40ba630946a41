using System.Globalization;
using AwsResources.Client.Model;

namespace AwsResources.Generator.Surface;

/// <summary>What the model says of a value, in words, as XML.</summary>
internal static class Docs
{
    public static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\r", "").Replace("\n", " ");

    public static string Code(string text) => $"<c>{Escape(text)}</c>";

    /// <summary>A definition's own text, or the given one, and what follows it.</summary>
    public static string Text(string? doc, string otherwise, params string?[] more) =>
        string.Join(" ", new[] { doc is null ? otherwise : Sentence(Escape(doc)) }.Concat(more.Where(text => !string.IsNullOrEmpty(text)).Select(text => text!)));

    /// <summary>The limits of a member: whether it is required, lengths, values, pattern.</summary>
    public static string Facts(ShapeMember member, bool isInput)
    {
        var facts = new List<string>();
        if (isInput && member.IsRequired) facts.Add("Required.");
        if (isInput && member.IsIdempotencyToken) facts.Add("Filled with a fresh token where it is unset.");
        if (member.IsDeprecated) facts.Add("Deprecated by the service.");
        facts.AddRange(Limits(member.Shape));
        return string.Join(" ", facts);
    }

    private static IEnumerable<string> Limits(Shape shape)
    {
        var (what, unit) = shape switch
        {
            ListShape => ("", " elements"),
            MapShape => ("", " entries"),
            { Type: ShapeType.String } => ("Length: ", ""),
            { Type: ShapeType.Blob } => ("", " bytes"),
            { Type: ShapeType.Byte or ShapeType.Short or ShapeType.Integer or ShapeType.Long or ShapeType.Float or ShapeType.Double } => ("From ", ""),
            _ => ("", ""),
        };
        // The limits of an enumeration are those of its words.
        if (shape is not StructureShape && shape is not ScalarShape { EnumValues.Count: > 0 } && (shape.Min ?? shape.Max) is not null)
            yield return Range(what, shape.Min, shape.Max, unit);
        if (shape is ScalarShape { Pattern: { } pattern }) yield return $"Pattern: {Code(pattern)}.";
        if (shape.IsSensitive) yield return "Never logged.";
    }

    private static string Range(string what, double? min, double? max, string unit) => (min, max) switch
    {
        (null, { } most) => $"{Head(what, "at most")} {Number(most)}{unit}.",
        ({ } least, null) => $"{Head(what, "at least")} {Number(least)}{unit}.",
        var (least, most) => least == most ? $"{Head(what, "exactly")} {Number(least!.Value)}{unit}." : $"{what}{Number(least!.Value)} to {Number(most!.Value)}{unit}.",
    };

    private static string Head(string what, string word) => what.EndsWith(": ", StringComparison.Ordinal) ? what + word : char.ToUpperInvariant(word[0]) + word.Substring(1);

    private static string Number(double number) => number.ToString("#,##0.####", CultureInfo.InvariantCulture);

    private static string Sentence(string text) => text.Length == 0 || text[text.Length - 1] is '.' or ')' or '!' or '?' ? text : text + ".";
}
