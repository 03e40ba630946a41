using System.Text;

namespace AwsResources.Client.Configuration;

/// <summary>Reads a shared file line by line.</summary>
/// <remarks>
/// Messages name the file, the line and the kind of fault, and never quote the line: it may hold a secret.
/// </remarks>
internal sealed class ProfileParser(ProfileFile file, string path, ProfileFileKind kind)
{
    private static readonly IReadOnlyDictionary<string, ProfileProperty> NoBlock = new Dictionary<string, ProfileProperty>();

    private ProfileSection? _section;
    private ProfileProperty? _property;
    private Dictionary<string, ProfileProperty>? _block;
    private StringBuilder? _lines;
    private int _line;

    public void Parse(string text)
    {
        foreach (var line in text.AsSpan().TrimStart('\uFEFF').EnumerateLines())
        {
            _line++;
            var content = line.Trim();
            if (content.IsEmpty || content[0] is '#' or ';') continue;
            if (char.IsWhiteSpace(line[0])) Continue(content);
            else if (line[0] == '[') Open(line);
            else Define(line);
        }
        EndValue();
    }

    private void Open(ReadOnlySpan<char> line)
    {
        var heading = ProfileHeading.Parse(line, kind)
            ?? throw Fault("Profile definition must end with ']', such as [default] or [profile dev]");
        EndValue();
        _section = file.Open(heading);
        _property = null;
        _block = null;
    }

    private void Define(ReadOnlySpan<char> line)
    {
        if (_section is null) throw Fault("Expected a profile definition, such as [default], before the first setting");
        EndValue();
        line = WithoutComment(line);
        var equals = line.IndexOf('=');
        if (equals < 0) throw Fault("Expected an '=' sign defining a property, such as region = us-east-1");
        var name = line[..equals].Trim();
        if (name.IsEmpty) throw Fault("Property did not have a name before its '=' sign");

        var value = line[(equals + 1)..].Trim();
        _block = value.IsEmpty ? new(StringComparer.Ordinal) : null;
        _property = new(ToLower(name), value.ToString(), path, _line, _block ?? NoBlock);
        if (ProfileHeading.IsName(name)) _section.Set(_property);
    }

    // An indented line goes on with the value before it; after an empty value it is a setting of a nested block.
    private void Continue(ReadOnlySpan<char> content)
    {
        if (_section is null) throw Fault("Expected a profile definition, such as [default], before the first setting");
        if (_property is null)
            throw Fault("Expected a property definition, found continuation: the first setting of a section must not be indented");
        if (_block is not null) AddNested(content, _block);
        _lines ??= new StringBuilder(_property.Value);
        _lines.Append('\n').Append(content);
    }

    private void EndValue()
    {
        if (_lines is null) return;
        var property = _property! with { Value = _lines.ToString() };
        _lines = null;
        if (ProfileHeading.IsName(property.Name)) _section!.Set(property);
    }

    private void AddNested(ReadOnlySpan<char> content, Dictionary<string, ProfileProperty> block)
    {
        var equals = content.IndexOf('=');
        if (equals < 0) throw Fault($"Expected an '=' sign defining a sub-property of '{_property!.Name}', such as addressing_style = path");
        var name = content[..equals].Trim();
        if (name.IsEmpty) throw Fault($"Sub-property did not have a name before its '=' sign (a setting in the block '{_property!.Name}')");
        var value = WithoutComment(content[(equals + 1)..]).Trim();
        block[ToLower(name)] = new(ToLower(name), value.ToString(), path, _line, NoBlock);
    }

    // A comment needs a blank before its sign, so that a value may hold the sign itself.
    private static ReadOnlySpan<char> WithoutComment(ReadOnlySpan<char> line)
    {
        for (var i = 1; i < line.Length; i++)
            if (line[i] is '#' or ';' && char.IsWhiteSpace(line[i - 1])) return line[..i];
        return line;
    }

    private static string ToLower(ReadOnlySpan<char> name) => name.ToString().ToLowerInvariant();

    private AwsConfigurationException Fault(string fault) => new($"{path}, line {_line}: {fault}.");
}
