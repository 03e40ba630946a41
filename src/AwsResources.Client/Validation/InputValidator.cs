// Finds every fault of an input before anything is sent. An input without faults costs a walk and no allocation: a place is
// put together only while faults travel up.

using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsResources.Client.Model;
using AwsResources.Client.Values;

namespace AwsResources.Client.Validation;

/// <summary>Checks inputs against the shapes of their operations.</summary>
internal static class InputValidator
{
    /// <exception cref="AwsValidationException">The input has faults; the message lists all.</exception>
    /// <param name="service">The service, for the message.</param>
    /// <param name="operation">The operation, whose input shape is checked against.</param>
    /// <param name="input">The input.</param>
    /// <param name="others">Faults that were found elsewhere, to be reported in one message.</param>
    public static void Validate(ServiceModel service, OperationModel operation, AwsStructure input, IReadOnlyList<string> others)
    {
        var faults = default(Faults);
        CheckStructure(input, operation.Input, ref faults);
        if (faults.Count + others.Count > 0)
            throw new AwsValidationException($"{service.ServiceId} {operation.Name}", [.. faults.ToSentences(), .. others]);
    }

    /// <summary>The faults of an input, each a sentence that begins with its place.</summary>
    public static IReadOnlyList<string> Check(AwsStructure input, StructureShape shape)
    {
        var faults = default(Faults);
        CheckStructure(input, shape, ref faults);
        return faults.ToSentences();
    }

    /// <summary>The faults of an output that somebody wrote: members that do not exist, and values of other types.</summary>
    public static IReadOnlyList<string> CheckOutput(AwsStructure output, StructureShape shape)
    {
        var faults = new Faults { IsOutput = true };
        CheckStructure(output, shape, ref faults);
        return faults.ToSentences();
    }

    private static void CheckStructure(AwsStructure value, StructureShape shape, ref Faults faults)
    {
        if (!ReferenceEquals(value.Shape, shape)) CheckNames(value.MemberNames, shape, ref faults);
        var set = 0;
        foreach (var member in shape.MemberSpan)
        {
            if (value.TryGetValue(member, out var given) && given is not null)
            {
                set++;
                CheckMember(given, member, ref faults);
            }
            else if (member.IsRequired && !member.IsIdempotencyToken && !faults.IsOutput) faults.Add(member.Name, "is required.");
        }
        CheckUnion(shape, set, ref faults);
    }

    private static void CheckNames(IEnumerable<string> names, StructureShape shape, ref Faults faults)
    {
        foreach (var name in names)
        {
            if (shape.TryGetMember(name, out _)) continue;
            var hint = Suggestions.DidYouMean(name, shape.Members.Select(member => member.Name));
            faults.Add(name, $"is not a member of {shape.Name}.{(hint.Length > 0 ? hint : Choices(shape))}");
        }
    }

    private static string Choices(StructureShape shape) => shape.Members.Count switch
    {
        0 => " It has no members.",
        > 12 => "",
        _ => $" It has {string.Join(", ", shape.Members.Select(member => member.Name))}.",
    };

    private static void CheckUnion(StructureShape shape, int set, ref Faults faults)
    {
        if (!shape.IsUnion || set == 1) return;
        var members = string.Join(", ", shape.Members.Select(member => member.Name));
        faults.Add("", $"takes exactly one of {members}; {(set == 0 ? "none is" : $"{set} are")} set.");
    }

    private static void CheckMember(object value, ShapeMember member, ref Faults faults)
    {
        var before = faults.Count;
        if (member.IsJsonValue) CheckDocument(value, ref faults);
        else CheckValue(value, member.Shape, member.IsHostLabel || member.Location is MemberLocation.Uri, ref faults);
        if (faults.Count > before) faults.Prefix(before, member.Name);
    }

    private static void CheckValue(object value, Shape shape, bool mayNotBeEmpty, ref Faults faults)
    {
        switch (shape.Type)
        {
            case ShapeType.Structure: CheckStructureValue(value, (StructureShape)shape, ref faults); break;
            case ShapeType.List: CheckList(value, (ListShape)shape, ref faults); break;
            case ShapeType.Map: CheckMap(value, (MapShape)shape, ref faults); break;
            case ShapeType.Document: CheckDocument(value, ref faults); break;
            default: CheckScalar(value, shape, mayNotBeEmpty, ref faults); break;
        }
    }

    private static void CheckStructureValue(object value, StructureShape shape, ref Faults faults)
    {
        if (shape.IsEventStream)
        {
            if (value is not (IAsyncEnumerable<AwsEvent> or IEnumerable<AwsEvent>))
                faults.Add("", $"takes events (an AwsEventWriter, or a sequence of AwsEvent), not {Words.Of(value, shape)}.");
            return;
        }
        if (value is AwsStructure structure) CheckStructure(structure, shape, ref faults);
        else faults.Add("", $"takes a structure ({shape.Name}, written as new AwsStructure {{ … }}), not {Words.Of(value, shape)}.");
    }

    private static void CheckList(object value, ListShape shape, ref Faults faults)
    {
        if (value is not IEnumerable items || value is string or byte[] || MapEntries.IsMap(value))
        {
            faults.Add("", $"takes a list, not {Words.Of(value, shape)}.");
            return;
        }

        var index = 0;
        foreach (var item in items)
        {
            var before = faults.Count;
            if (item is null) faults.Add("", "is null.");
            else CheckValue(item, shape.Element.Shape, mayNotBeEmpty: false, ref faults);
            if (faults.Count > before) faults.Prefix(before, $"[{index}]");
            index++;
        }
        if (index < shape.Min && !faults.IsOutput) faults.Add("", $"takes at least {shape.Min} {(shape.Min == 1 ? "element" : "elements")}, not {index}.");
    }

    private static void CheckMap(object value, MapShape shape, ref Faults faults)
    {
        if (!MapEntries.IsMap(value))
        {
            faults.Add("", $"takes a map, not {Words.Of(value, shape)}.");
            return;
        }

        foreach (var (key, item) in MapEntries.Of(value))
        {
            var before = faults.Count;
            CheckValue(key, shape.Key.Shape, mayNotBeEmpty: false, ref faults);
            if (faults.Count > before) faults.Prefix(before, $"(key '{key}')");
            before = faults.Count;
            if (item is null) faults.Add("", "is null.");
            else CheckValue(item, shape.Value.Shape, mayNotBeEmpty: false, ref faults);
            if (faults.Count > before) faults.Prefix(before, $"['{key}']");
        }
    }

    private static void CheckScalar(object value, Shape shape, bool mayNotBeEmpty, ref Faults faults)
    {
        if (!Scalars.Fits(value, shape.Type))
        {
            faults.Add("", $"takes {Words.Of(shape.Type)}, not {Words.Of(value, shape)}.");
            return;
        }

        if (faults.IsOutput && shape.Type is not (ShapeType.Byte or ShapeType.Short or ShapeType.Integer or ShapeType.Long)) return;
        switch (shape.Type)
        {
            case ShapeType.String when value is string or IAwsEnum: CheckLength(Scalars.ToText(value).Length, shape, mayNotBeEmpty, ref faults); break;
            case ShapeType.Byte or ShapeType.Short or ShapeType.Integer or ShapeType.Long: CheckWhole(value, shape, ref faults); break;
            case ShapeType.Float or ShapeType.Double:
                if (Scalars.ToDouble(value) < shape.Min) faults.Add("", $"is at least {shape.Min}, not {Words.Value(value, shape)}.");
                break;
        }
    }

    private static void CheckLength(int length, Shape shape, bool mayNotBeEmpty, ref Faults faults)
    {
        if (length == 0 && (mayNotBeEmpty || shape.Min >= 1)) faults.Add("", "must not be empty.");
        else if (length < shape.Min) faults.Add("", $"has at least {shape.Min} characters, not {length}.");
    }

    private static void CheckWhole(object value, Shape shape, ref Faults faults)
    {
        var number = Scalars.ToInt64(value);
        var (least, most) = shape.Type switch
        {
            ShapeType.Byte => (sbyte.MinValue, sbyte.MaxValue),
            ShapeType.Short => (short.MinValue, short.MaxValue),
            ShapeType.Integer => (int.MinValue, int.MaxValue),
            _ => (long.MinValue, long.MaxValue),
        };
        if (number < shape.Min && !faults.IsOutput) faults.Add("", $"is at least {shape.Min}, not {Words.Value(value, shape)}.");
        else if (number < least || number > most) faults.Add("", $"takes a number from {least} to {most}, not {Words.Value(value, shape)}.");
    }

    private static void CheckDocument(object value, ref Faults faults)
    {
        if (value is JsonNode or JsonElement or string or bool or IAwsEnum || Scalars.Fits(value, ShapeType.Double)) return;
        if (MapEntries.IsMap(value))
        {
            foreach (var (key, item) in MapEntries.Of(value)) CheckPart(item, $"['{key}']", ref faults);
            return;
        }
        if (value is IEnumerable items and not byte[])
        {
            var index = 0;
            foreach (var item in items) CheckPart(item, $"[{index++}]", ref faults);
            return;
        }
        faults.Add("", $"takes data in the manner of JSON (text, numbers, true, false, null, lists, maps), not {Words.TypeOf(value)}.");
    }

    private static void CheckPart(object? item, string place, ref Faults faults)
    {
        if (item is null) return;
        var before = faults.Count;
        CheckDocument(item, ref faults);
        if (faults.Count > before) faults.Prefix(before, place);
    }
}
