namespace AwsResources;

/// <summary>One event of a stream: which member of the stream it is, and what it holds.</summary>
public sealed class AwsEvent
{
    /// <summary>Makes an event, to be sent.</summary>
    /// <param name="name">The member's name in the model's stream, such as <c>AudioEvent</c>.</param>
    /// <param name="value">The members of the event; null for an event without any.</param>
    public AwsEvent(string name, AwsStructure? value = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
        Value = value ?? new AwsStructure();
    }

    /// <summary>The name of the stream's member, such as <c>Records</c>.</summary>
    public string Name { get; }

    /// <summary>The event's members; of an event that a service sent, with the shape of that member.</summary>
    public AwsStructure Value { get; }

    /// <summary>The name and the members. Values that the model marks as sensitive are left out.</summary>
    public override string ToString() => $"{Name} {Value}";
}
