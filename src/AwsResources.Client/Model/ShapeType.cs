namespace AwsResources.Client.Model;

/// <summary>The kinds of shape that AWS's service models use.</summary>
public enum ShapeType
{
    /// <summary>Named members, each with a shape.</summary>
    Structure,
    /// <summary>Values of one shape in an order.</summary>
    List,
    /// <summary>Values of one shape by string keys.</summary>
    Map,
    /// <summary>Text, also enumerations.</summary>
    String,
    /// <summary>True or false.</summary>
    Boolean,
    /// <summary>A whole number of 8 bits.</summary>
    Byte,
    /// <summary>A whole number of 16 bits.</summary>
    Short,
    /// <summary>A whole number of 32 bits.</summary>
    Integer,
    /// <summary>A whole number of 64 bits.</summary>
    Long,
    /// <summary>A whole number of any size.</summary>
    BigInteger,
    /// <summary>A binary fraction of 32 bits.</summary>
    Float,
    /// <summary>A binary fraction of 64 bits.</summary>
    Double,
    /// <summary>A decimal fraction of any size.</summary>
    BigDecimal,
    /// <summary>A moment.</summary>
    Timestamp,
    /// <summary>Bytes; where the member streams, a body.</summary>
    Blob,
    /// <summary>Free-form data in the manner of JSON.</summary>
    Document,
}
