namespace AwsResources.Client.Values;

/// <summary>What an entry of a <see cref="ValueTape"/> holds, and for scalars how its bytes are written.</summary>
internal enum TapeKind : byte
{
    /// <summary>An explicit null, in lists and maps that may hold them.</summary>
    Null,
    Structure,
    List,
    Map,
    /// <summary>UTF-8 text: strings, and numbers and booleans as protocols of text write them.</summary>
    Text,
    /// <summary>Bytes as base64 text.</summary>
    Base64,
    /// <summary>Bytes as they are.</summary>
    Bytes,
    /// <summary>A moment as ISO 8601 text.</summary>
    Iso8601,
    /// <summary>A moment as an HTTP date.</summary>
    HttpDate,
    /// <summary>A moment as text of seconds since 1970.</summary>
    EpochText,
    /// <summary>A whole number in eight bytes, of the machine's order.</summary>
    Int64,
    /// <summary>A fraction in eight bytes, of the machine's order.</summary>
    Double,
    /// <summary>A moment as seconds since 1970, a fraction in eight bytes.</summary>
    EpochDouble,
    True,
    False,
    /// <summary>JSON text of a document.</summary>
    Json,
}
