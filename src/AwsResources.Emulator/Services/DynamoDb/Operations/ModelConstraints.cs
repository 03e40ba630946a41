// What the model says of required members, lengths, values, patterns and enumerations, enforced in the sentences that the
// service has for it. The dispatch checks less, for all services, and asks for the sentence where it finds something.

using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using AwsResources.Client.Model;
using AwsResources.Client.Values;

namespace AwsResources.Emulator.Services.DynamoDb.Operations;

/// <summary>Checks an input against the constraints of the model.</summary>
internal sealed class ModelConstraints
{
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);
    private readonly List<string> _faults = [];

    /// <summary>The refusal of an input, which names all constraints that it breaks; null where it breaks none.</summary>
    public static EmulatorException? Check(AwsStructure input, StructureShape shape)
    {
        var check = new ModelConstraints();
        check.CheckMembers("", input, shape);
        if (check._faults.Count == 0) return null;
        return DynamoDbErrors.Validation($"{check._faults.Count} validation error{(check._faults.Count == 1 ? "" : "s")} detected: "
            + string.Join("; ", check._faults));
    }

    private void CheckMembers(string path, AwsStructure value, StructureShape shape)
    {
        foreach (var member in shape.Members)
        {
            var place = path + Camel(member.Name);
            if (value.TryGetValue(member, out var given)) CheckValue(place, given!, member.Shape);
            else if (member is { IsRequired: true, IsIdempotencyToken: false })
                _faults.Add($"Value null at '{place}' failed to satisfy constraint: Member must not be null");
        }
    }

    private void CheckValue(string path, object value, Shape shape)
    {
        switch (shape)
        {
            // Attribute values have rules of their own, and are many.
            case StructureShape { Name: "AttributeValue" }:
                return;
            case StructureShape structure when value is AwsStructure part:
                CheckMembers(path + ".", part, structure);
                return;
            case ListShape list when value is IEnumerable elements and not string:
                CheckList(path, [.. elements.Cast<object?>()], list);
                return;
            case MapShape map:
                CheckMap(path, [.. MapEntries.Of(value)], map);
                return;
            case ScalarShape scalar:
                CheckScalar(path, value, scalar);
                return;
        }
    }

    private void CheckList(string path, object?[] elements, ListShape shape)
    {
        CheckLength(path, $"[{string.Join(", ", elements)}]", elements.Length, shape);
        for (var i = 0; i < elements.Length; i++)
            if (elements[i] is { } element) CheckValue($"{path}.{i + 1}.member", element, shape.Element.Shape);
    }

    private void CheckMap(string path, KeyValuePair<string, object?>[] entries, MapShape shape)
    {
        CheckLength(path, $"{{{string.Join(", ", entries.Select(e => $"{e.Key}={e.Value}"))}}}", entries.Length, shape);
        foreach (var (key, value) in entries)
            if (value is not null) CheckValue($"{path}.{key}.member", value, shape.Value.Shape);
    }

    private void CheckScalar(string path, object value, ScalarShape shape)
    {
        var text = Scalars.ToText(value);
        switch (shape.Type)
        {
            case ShapeType.String:
                CheckLength(path, text, text.Length, shape);
                if (shape.EnumValues.Count > 0 && !shape.EnumValues.Contains(text))
                    Fault(path, text, $"Member must satisfy enum value set: [{string.Join(", ", shape.EnumValues)}]");
                if (shape.Pattern is { } pattern && !Regex.IsMatch(text, $"^(?:{pattern})$", RegexOptions.CultureInvariant, MatchTimeout))
                    Fault(path, text, $"Member must satisfy regular expression pattern: {pattern}");
                break;
            case ShapeType.Integer or ShapeType.Long or ShapeType.Double:
                CheckRange(path, text, Scalars.ToInt64(value), shape, "value");
                break;
        }
    }

    private void CheckLength(string path, string text, int length, Shape shape) => CheckRange(path, text, length, shape, "length");

    private void CheckRange(string path, string text, double measure, Shape shape, string what)
    {
        if (measure < shape.Min) Fault(path, text, $"Member must have {what} greater than or equal to {Number(shape.Min)}");
        if (measure > shape.Max) Fault(path, text, $"Member must have {what} less than or equal to {Number(shape.Max)}");
    }

    private void Fault(string path, string value, string rule) =>
        _faults.Add($"Value '{value}' at '{path}' failed to satisfy constraint: {rule}");

    private static string Number(double? value) => value!.Value.ToString(CultureInfo.InvariantCulture);

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
