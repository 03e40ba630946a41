using System.Text;
using AwsResources.Client.JmesPath;

namespace AwsResources.Core.Binding;

/// <summary>Paths of definitions as JMESPath: <c>$Name</c> stands for an identifier's value.</summary>
internal static class ResourcePaths
{
    public static JmesExpression Expression(string path, Resource resource)
    {
        if (!path.Contains('$', StringComparison.Ordinal)) return JmesExpression.Cached(path);
        var text = new StringBuilder(path);
        var identifiers = resource.Plan.Bound.Identifiers;
        for (var i = 0; i < identifiers.Count; i++)
            // Within a raw string of JMESPath, where definitions put identifiers, only these two need an escape.
            _ = text.Replace("$" + identifiers[i].Name, resource.Ids[i].Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal));
        return JmesExpression.Parse(text.ToString());
    }
}
