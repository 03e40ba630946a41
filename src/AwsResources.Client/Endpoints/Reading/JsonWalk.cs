using System.Text.Json;

namespace AwsResources.Client.Endpoints.Reading;

/// <summary>Steps through JSON that say what they expected.</summary>
internal static class JsonWalk
{
    public static void Expect(ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (reader.TokenType != type) throw new AwsModelException($"expected {type}, found {reader.TokenType}");
    }

    /// <summary>Moves to the next member of the object that the reader is in: on its name. False at the object's end.</summary>
    public static bool NextMember(ref Utf8JsonReader reader)
    {
        _ = reader.Read();
        return reader.TokenType == JsonTokenType.PropertyName;
    }

    /// <summary>Moves to the next element of the array that the reader is in. False at the array's end.</summary>
    public static bool NextElement(ref Utf8JsonReader reader)
    {
        _ = reader.Read();
        return reader.TokenType != JsonTokenType.EndArray;
    }

    /// <summary>From a member's name past its value.</summary>
    public static void SkipMember(ref Utf8JsonReader reader)
    {
        _ = reader.Read();
        reader.Skip();
    }

    /// <summary>From a member's name to its value, a text.</summary>
    public static string NextText(ref Utf8JsonReader reader)
    {
        _ = reader.Read();
        Expect(ref reader, JsonTokenType.String);
        return reader.GetString()!;
    }

    /// <summary>From a member's name to its value, a boolean.</summary>
    public static bool NextBoolean(ref Utf8JsonReader reader)
    {
        _ = reader.Read();
        return reader.GetBoolean();
    }
}
