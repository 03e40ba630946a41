using System.Globalization;

namespace AwsResources.Client.Endpoints.Expressions;

/// <summary>The paths of <c>getAttr</c> and of <c>{name#path}</c>: names with dots between them and an index in brackets.</summary>
internal static class Attributes
{
    /// <exception cref="AwsModelException">The path does not fit what it starts from.</exception>
    public static Expression Read(Expression target, string path)
    {
        foreach (var part in path.Split(['.', '#']))
        {
            var bracket = part.IndexOf('[', StringComparison.Ordinal);
            var name = bracket < 0 ? part : part[..bracket];
            if (name.Length > 0) target = Attribute(target, name);
            if (bracket >= 0) target = Element(target, part, part.AsSpan(bracket));
            else if (name.Length == 0) throw new AwsModelException($"the path '{path}' has an empty part");
        }
        return target;
    }

    private static Expression Attribute(Expression target, string name) => target.Type switch
    {
        RuleType.Partition => PartitionAttribute(target, name),
        RuleType.Arn => ArnAttribute(target, name),
        RuleType.Url => UrlAttribute(target, name),
        _ => throw new AwsModelException($"a {target.Type} has no attribute '{name}'"),
    };

    private static Expression PartitionAttribute(Expression target, string name) => name switch
    {
        "name" => Text<Partition>(target, static p => p.Name),
        "dnsSuffix" => Text<Partition>(target, static p => p.DnsSuffix),
        "dualStackDnsSuffix" => Text<Partition>(target, static p => p.DualStackDnsSuffix),
        "implicitGlobalRegion" => Text<Partition>(target, static p => p.ImplicitGlobalRegion),
        "supportsFIPS" => Boolean<Partition>(target, static p => p.SupportsFips),
        "supportsDualStack" => Boolean<Partition>(target, static p => p.SupportsDualStack),
        _ => throw Unknown("partition", name, "name, dnsSuffix, dualStackDnsSuffix, implicitGlobalRegion, supportsFIPS or supportsDualStack"),
    };

    private static Expression ArnAttribute(Expression target, string name) => name switch
    {
        "partition" => Text<Arn>(target, static a => a.Partition),
        "service" => Text<Arn>(target, static a => a.Service),
        "region" => Text<Arn>(target, static a => a.Region),
        "accountId" => Text<Arn>(target, static a => a.AccountId),
        "resourceId" => new AttributeOf<Arn>(target, static a => a.ResourceId, RuleType.StringArray),
        _ => throw Unknown("ARN", name, "partition, service, region, accountId or resourceId"),
    };

    private static Expression UrlAttribute(Expression target, string name) => name switch
    {
        "scheme" => Text<ParsedUrl>(target, static u => u.Scheme),
        "authority" => Text<ParsedUrl>(target, static u => u.Authority),
        "path" => Text<ParsedUrl>(target, static u => u.Path),
        "normalizedPath" => Text<ParsedUrl>(target, static u => u.NormalizedPath),
        "isIp" => Boolean<ParsedUrl>(target, static u => u.IsIp),
        _ => throw Unknown("URL", name, "scheme, authority, path, normalizedPath or isIp"),
    };

    private static AttributeOf<T> Text<T>(Expression target, Func<T, string> read) where T : class => new(target, read, RuleType.String);

    private static AttributeOf<T> Boolean<T>(Expression target, Func<T, bool> read) where T : class =>
        new(target, record => Truth.Of(read(record)), RuleType.Boolean);

    private static ElementOf Element(Expression target, string part, ReadOnlySpan<char> index)
    {
        if (target.Type != RuleType.StringArray) throw new AwsModelException($"'{part}' takes an element of a {target.Type}, which is no list");
        return index is ['[', .. var digits, ']']
            && int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var position)
            ? new ElementOf(target, position)
            : throw new AwsModelException($"'{part}' has no index in its brackets");
    }

    private static AwsModelException Unknown(string kind, string name, string choices) =>
        new($"{kind} has no attribute '{name}'; expected {choices}");
}
