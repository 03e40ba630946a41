using System.Text;

namespace AwsResources.Client.Endpoints.Expressions;

/// <summary>The functions that rules may call, by the names that rule sets use.</summary>
internal static class Functions
{
    /// <exception cref="AwsModelException">There is no such function, or the arguments do not fit it.</exception>
    public static Expression Create(string name, Expression[] args, PartitionTable partitions)
    {
        var given = new Arguments(name, args);
        return name switch
        {
            "isSet" => new IsSet(given.One()),
            "not" => new Not(given.Of(RuleType.Boolean)),
            "booleanEquals" => new BooleanEquals(given.Of(RuleType.Boolean, RuleType.Boolean)),
            "stringEquals" => new StringEquals(given.Of(RuleType.String, RuleType.String)),
            "getAttr" => Attributes.Read(args.Length > 0 ? args[0] : given.One(), given.ConstantText(1)),
            "substring" => new Substring(given.Of(RuleType.String, RuleType.Integer, RuleType.Integer, RuleType.Boolean)),
            "uriEncode" => new FromText(given.Of(RuleType.String), RuleType.String, PercentEncode),
            "parseURL" => new FromText(given.Of(RuleType.String), RuleType.Url, ParsedUrl.Parse),
            "isValidHostLabel" => new HostCheck(given.Of(RuleType.String, RuleType.Boolean), HostLabel.IsValid),
            "split" => new Split(given.Of(RuleType.String, RuleType.String, RuleType.Integer)),
            "coalesce" => new Coalesce(given.AllAlike(from: 0)),
            "ite" => new Choice(given.AllAlike(from: 1, RuleType.Boolean)),
            "aws.partition" => new FromText(given.Of(RuleType.String), RuleType.Partition, partitions.Find),
            "aws.parseArn" => new FromText(given.Of(RuleType.String), RuleType.Arn, Arn.Parse),
            "aws.isVirtualHostableS3Bucket" => new HostCheck(given.Of(RuleType.String, RuleType.Boolean), HostLabel.IsVirtualHostable),
            _ => throw new AwsModelException(
                $"there is no function '{name}'; expected isSet, not, booleanEquals, stringEquals, getAttr, substring, uriEncode, parseURL, "
                + "isValidHostLabel, split, coalesce, ite, aws.partition, aws.parseArn or aws.isVirtualHostableS3Bucket"),
        };
    }

    /// <summary>Encodes all but letters, digits and <c>-._~</c>.</summary>
    private static string PercentEncode(string text)
    {
        var encoded = new StringBuilder(text.Length);
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            if (char.IsAsciiLetterOrDigit((char)b) || b is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~') _ = encoded.Append((char)b);
            else _ = encoded.Append('%').Append(b.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        }
        return encoded.ToString();
    }
}

/// <summary>The arguments of a call, checked while the rule set is read so that evaluation need not.</summary>
internal readonly struct Arguments(string function, Expression[] args)
{
    public Expression One()
    {
        Expect(1);
        return args[0];
    }

    public Expression[] Of(params ReadOnlySpan<RuleType> types)
    {
        Expect(types.Length);
        for (var i = 0; i < types.Length; i++) Expect(i, types[i]);
        return args;
    }

    public string ConstantText(int index)
    {
        Expect(index + 1);
        return (args[index] as Literal)?.Value as string
            ?? throw new AwsModelException($"{function} takes a constant text as argument {index + 1}");
    }

    /// <summary>Arguments of one type from an index on, with fixed types before it.</summary>
    public Expression[] AllAlike(int from, params ReadOnlySpan<RuleType> before)
    {
        if (args.Length < from + 2) throw new AwsModelException($"{function} takes at least {from + 2} arguments, got {args.Length}");
        for (var i = 0; i < before.Length; i++) Expect(i, before[i]);
        for (var i = from + 1; i < args.Length; i++) Expect(i, args[from].Type);
        return args;
    }

    private void Expect(int count)
    {
        if (args.Length != count) throw new AwsModelException($"{function} takes {count} arguments, got {args.Length}");
    }

    private void Expect(int index, RuleType type)
    {
        if (args[index].Type != type)
            throw new AwsModelException($"{function} takes a {type} as argument {index + 1}, got a {args[index].Type}");
    }
}
