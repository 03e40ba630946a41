// The packed form of AWS's models. The build packs models/ into one resource of the assembly; a model that arrives at run time
// is packed in memory, so that every model is read by the same code.
//
//   pack      magic, count, then per service (in ordinal order of names): offset and length of its section; the first is partitions.json, compressed
//   section   header of u32: the offset of each part and of the end from the section's start (see SectionPart)
//   index     count, then the offsets of the records in ordinal order of their names: found by bisection, read one at a time
//   record    starts with its name; numbers are variable-length, text is the offset of a length-prefixed UTF-8 string (0: none)
//
// Nothing but the ends of the index is decoded until it is asked for: a call reads the records of its shapes and nothing else.

namespace AwsResources.Client.Model.Packing;

/// <summary>The parts of a service's section, in the order of the header.</summary>
internal enum SectionPart
{
    Strings,
    Metadata,
    Operations,
    Shapes,
    Paginators,
    Waiters,
    EndpointRuleSet,
    End,
}

/// <summary>Which of a shape's rarer traits follow in its record, in the order of the bits: those of all shapes, then those of a kind.</summary>
[Flags]
internal enum ShapeTraits
{
    None = 0,
    Min = 1 << 0,
    Max = 1 << 1,
    TimestampFormat = 1 << 2,
    LocationName = 1 << 3,
    XmlNamespace = 1 << 4,
    Location = 1 << 5,
    Sensitive = 1 << 6,
    Exception = 1 << 7,
    Enum = 1 << 8,
    Pattern = 1 << 9,
    Error = 1 << 10,
    Payload = 1 << 11,
    XmlOrder = 1 << 12,
    Union = 1 << 13,
    Flattened = 1 << 14,
    Streaming = 1 << 15,
    RequiresLength = 1 << 16,
    EventStream = 1 << 17,
    Event = 1 << 18,
    Sparse = 1 << 19,
}

/// <summary>Which of a member's rarer traits follow in its record, in the order of the bits.</summary>
[Flags]
internal enum MemberTraits
{
    None = 0,
    Required = 1 << 0,
    LocationName = 1 << 1,
    Location = 1 << 2,
    IdempotencyToken = 1 << 3,
    ContextParam = 1 << 4,
    HostLabel = 1 << 5,
    Deprecated = 1 << 6,
    XmlNamespace = 1 << 7,
    Flattened = 1 << 8,
    Streaming = 1 << 9,
    TimestampFormat = 1 << 10,
    QueryName = 1 << 11,
    XmlAttribute = 1 << 12,
    JsonValue = 1 << 13,
    EventPayload = 1 << 14,
    EventHeader = 1 << 15,
}

/// <summary>Which of an operation's rarer traits follow in its record, in the order of the bits.</summary>
[Flags]
internal enum OperationTraits
{
    None = 0,
    WireName = 1 << 0,
    ResponseCode = 1 << 1,
    Idempotent = 1 << 2,
    Deprecated = 1 << 3,
    ResultWrapper = 1 << 4,
    HostPrefix = 1 << 5,
    StaticContextParams = 1 << 6,
    OperationContextParams = 1 << 7,
    Auth = 1 << 8,
    AuthType = 1 << 9,
    UnsignedPayload = 1 << 10,
    HttpChecksum = 1 << 11,
    HttpChecksumRequired = 1 << 12,
    Compression = 1 << 13,
    DiscoversEndpoint = 1 << 14,
    RequiresDiscoveredEndpoint = 1 << 15,
    EndpointOperation = 1 << 16,
    InputLocationName = 1 << 17,
    InputXmlNamespace = 1 << 18,
    ReadOnly = 1 << 19,
}

/// <summary>Which of an error's facts are known.</summary>
[Flags]
internal enum ErrorTraits
{
    None = 0,
    Code = 1 << 0,
    HttpStatusCode = 1 << 1,
    SenderFault = 1 << 2,
    Retryable = 1 << 3,
    Throttling = 1 << 4,
}

/// <summary>How a value of a waiter or a fixed endpoint parameter is kept.</summary>
internal enum ValueKind
{
    Text,
    True,
    False,
    Number,
    TextList,
}
