namespace AwsResources;

/// <summary>An open enumeration: text with known values. Services add values at any time, so any text is allowed.</summary>
public interface IAwsEnum
{
    /// <summary>The value on the wire; empty for a default instance.</summary>
    string Value { get; }
}

/// <summary>An open enumeration that can be made from its value on the wire.</summary>
/// <typeparam name="TSelf">The enumeration's own type.</typeparam>
public interface IAwsEnum<TSelf> : IAwsEnum where TSelf : struct, IAwsEnum<TSelf>
{
    /// <summary>Makes the enumeration of a value on the wire; unknown values are kept as they are.</summary>
    static abstract TSelf FromValue(string value);
}
