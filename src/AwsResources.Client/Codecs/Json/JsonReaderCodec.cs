using System.Text.Unicode;
using AwsResources.Client.Model;
using AwsResources.Client.Values;

namespace AwsResources.Client.Codecs.Json;

/// <summary>Reads JSON documents.</summary>
internal static class JsonReaderCodec
{
    /// <summary>Reads a structure; no bytes, or null, is a structure without members.</summary>
    /// <exception cref="MalformedResponseException">The bytes are not JSON of the shape's form.</exception>
    public static ValueTape Read(ReadOnlySpan<byte> json, StructureShape shape)
    {
        using var tape = new TapeBuilder(json.Length);
        if (json.StartsWith("\uFEFF"u8)) json = json[3..];
        if (!Utf8.IsValid(json)) throw new MalformedResponseException("The answer is not JSON: it is not UTF-8.", 0);
        if (json.Trim(" \t\r\n"u8).IsEmpty) tape.End(tape.Begin(TapeKind.Structure, 0), 0);
        else new JsonTapeReader(json, tape).ReadDocument(JsonPlan.Of(shape));
        return tape.ToTape();
    }
}
