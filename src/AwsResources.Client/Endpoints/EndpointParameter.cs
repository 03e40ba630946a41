namespace AwsResources.Client.Endpoints;

/// <summary>The types that parameters and expressions of a rule set have.</summary>
internal enum RuleType
{
    String,
    Boolean,
    Integer,
    StringArray,
    Partition,
    Arn,
    Url,

    /// <summary>Any JSON, among the properties of an endpoint.</summary>
    Document,
}

/// <summary>A parameter as a rule set declares it.</summary>
/// <param name="Name">The name, such as <c>UseFIPS</c>.</param>
/// <param name="Type">String, Boolean or StringArray.</param>
/// <param name="BuiltIn">The client setting that fills it, such as <c>AWS::UseFIPS</c>, or null.</param>
/// <param name="Required">Whether the rules cannot do without it.</param>
/// <param name="Default">The value where the caller gives none, or null: a string, a bool, or an array of strings.</param>
internal sealed record EndpointParameter(string Name, RuleType Type, string? BuiltIn, bool Required, object? Default)
{
    /// <summary>Whether any rule reads the parameter. One that no rule reads (S3 declares <c>Key</c>) does not split the cache.</summary>
    public bool IsUsed { get; internal set; }

    /// <exception cref="AwsEndpointException">The value is not of the parameter's type.</exception>
    public void Check(object value)
    {
        var type = value switch
        {
            string => RuleType.String,
            bool => RuleType.Boolean,
            _ => RuleType.StringArray,
        };
        if (type != Type) throw new AwsEndpointException($"The endpoint parameter {Name} takes a {Type}, not a {type}.");
    }
}
