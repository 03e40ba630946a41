using System.Globalization;
using System.Text;

namespace AwsResources.Client.Codecs.Query;

/// <summary>The fields of a form as a tree: <c>Filter.1.Value.2=x</c> is Filter, 1, Value, 2.</summary>
internal sealed class FormFields
{
    private readonly Dictionary<string, FormFields> _children = new(StringComparer.Ordinal);

    public string? Value { get; private set; }

    public bool HasChildren => _children.Count > 0;

    /// <exception cref="MalformedResponseException">A name has more parts than any model could have.</exception>
    public static FormFields Parse(ReadOnlySpan<byte> body)
    {
        var root = new FormFields();
        foreach (var range in body.Split((byte)'&'))
        {
            var pair = body[range];
            if (pair.IsEmpty) continue;
            var equals = pair.IndexOf((byte)'=');
            var name = Decode(equals < 0 ? pair : pair[..equals]);
            root.At(name).Value = equals < 0 ? "" : Decode(pair[(equals + 1)..]);
        }
        return root;
    }

    public FormFields? this[string name] => _children.GetValueOrDefault(name);

    /// <summary>The children whose names are numbers, in their order.</summary>
    public IEnumerable<FormFields> Numbered => _children
        .Select(pair => (IsNumber: int.TryParse(pair.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var number), Number: number, pair.Value))
        .Where(child => child.IsNumber)
        .OrderBy(child => child.Number)
        .Select(child => child.Value);

    private FormFields At(string name)
    {
        var parts = name.Split('.');
        if (parts.Length > WireText.MaxDepth * 3) throw new MalformedResponseException("A form field's name has too many parts.", 0);
        var at = this;
        foreach (var part in parts)
        {
            if (!at._children.TryGetValue(part, out var child)) at._children[part] = child = new FormFields();
            at = child;
        }
        return at;
    }

    private static string Decode(ReadOnlySpan<byte> encoded) =>
        Uri.UnescapeDataString(Encoding.UTF8.GetString(encoded).Replace('+', ' '));
}
