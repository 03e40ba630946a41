namespace AwsResources.Client.Model.Packing;

/// <summary>The texts of one service, each kept once; a record refers to a text by its offset.</summary>
internal sealed class PackStrings
{
    private readonly Dictionary<string, int> _offsets = new(StringComparer.Ordinal);

    public PackStrings() => Buffer.Byte(0);

    public PackBuffer Buffer { get; } = new();

    /// <summary>The offset of the text, 0 for null.</summary>
    public int Offset(string? text)
    {
        if (text is null) return 0;
        if (_offsets.TryGetValue(text, out var offset)) return offset;
        offset = Buffer.Length;
        Buffer.Text(text);
        _offsets.Add(text, offset);
        return offset;
    }

    /// <summary>Writes a list of texts to a record.</summary>
    public void List(PackBuffer record, IReadOnlyList<string> texts)
    {
        record.Number(texts.Count);
        foreach (var text in texts) record.Number(Offset(text));
    }

    /// <summary>Writes a namespace, which the format gives as a text or as uri and prefix; where it is missing, a missing text.</summary>
    public void XmlNamespace(PackBuffer record, ModelJson json)
    {
        var plain = json.Element.ValueKind == System.Text.Json.JsonValueKind.String;
        record.Number(Offset(plain ? json.Text() : json.IsMissing ? null : json.Object()["uri"].TextOrNull() ?? ""));
        if (!json.IsMissing) record.Number(Offset(plain ? null : json["prefix"].TextOrNull()));
    }
}
