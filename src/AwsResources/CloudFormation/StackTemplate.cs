using System.Text.Json;
using System.Text.Json.Nodes;

namespace AwsResources;

/// <summary>The template of a stack, in JSON or in YAML, as it was given.</summary>
/// <param name="Text">The template's text.</param>
public sealed record StackTemplate(string Text)
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Whether the template is written in JSON; else it is YAML.</summary>
    public bool IsJson => Text.AsSpan().TrimStart().StartsWith("{");

    /// <summary>The template as JSON.</summary>
    /// <exception cref="FormatException">It is written in YAML, which nothing here reads: take <see cref="Text"/> to a reader of YAML that knows CloudFormation's tags, such as <c>!Ref</c>.</exception>
    public JsonNode ToJson()
    {
        if (!IsJson) throw new FormatException("The template is written in YAML, not in JSON: read StackTemplate.Text with a reader of YAML that knows CloudFormation's tags (!Ref, !Sub, …).");
        try
        {
            return JsonNode.Parse(Text, documentOptions: Lenient)!;
        }
        catch (JsonException e)
        {
            throw new FormatException($"The template begins as JSON and is none: {e.Message}", e);
        }
    }
}
