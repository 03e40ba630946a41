namespace AwsResources;

/// <summary>What is wrong with a JMESPath expression, or with the data that it met.</summary>
public enum JmesPathErrorKind
{
    /// <summary>The text is not a JMESPath expression.</summary>
    Syntax,

    /// <summary>There is no function of that name.</summary>
    UnknownFunction,

    /// <summary>A function was given too few or too many arguments.</summary>
    InvalidArity,

    /// <summary>A function met a value of a type that it does not take.</summary>
    InvalidType,

    /// <summary>A value is of the right type but cannot be, such as a slice with step 0.</summary>
    InvalidValue,
}

/// <summary>A JMESPath expression that cannot be read, or that failed on the data it was given.</summary>
public sealed class JmesPathException : AwsException
{
    internal JmesPathException(JmesPathErrorKind kind, string expression, int position, string what)
        : base($"JMESPath '{expression}', position {position + 1}: {what}")
    {
        Kind = kind;
        Expression = expression;
        Position = position;
    }

    /// <summary>What is wrong.</summary>
    public JmesPathErrorKind Kind { get; }

    /// <summary>The whole expression.</summary>
    public string Expression { get; }

    /// <summary>Where in the expression, counted from 0.</summary>
    public int Position { get; }
}
