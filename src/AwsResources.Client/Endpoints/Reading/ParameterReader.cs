using System.Text.Json;

namespace AwsResources.Client.Endpoints.Reading;

/// <summary>Reads the <c>parameters</c> of a rule set.</summary>
internal static class ParameterReader
{
    public static List<EndpointParameter> Read(ref Utf8JsonReader reader)
    {
        JsonWalk.Expect(ref reader, JsonTokenType.StartObject);
        var parameters = new List<EndpointParameter>();
        while (JsonWalk.NextMember(ref reader))
        {
            var name = string.Intern(reader.GetString()!);
            _ = reader.Read();
            parameters.Add(ReadParameter(name, ref reader));
        }
        return parameters;
    }

    private static EndpointParameter ReadParameter(string name, ref Utf8JsonReader reader)
    {
        JsonWalk.Expect(ref reader, JsonTokenType.StartObject);
        RuleType? type = null;
        string? builtIn = null;
        var required = false;
        object? defaultValue = null;
        while (JsonWalk.NextMember(ref reader))
        {
            if (reader.ValueTextEquals("type"u8)) type = ReadType(name, ref reader);
            else if (reader.ValueTextEquals("builtIn"u8)) builtIn = string.Intern(JsonWalk.NextText(ref reader));
            else if (reader.ValueTextEquals("required"u8)) required = ReadValue(name, ref reader) is true;
            else if (reader.ValueTextEquals("default"u8)) defaultValue = ReadValue(name, ref reader);
            else JsonWalk.SkipMember(ref reader);
        }
        var parameter = new EndpointParameter(
            name, type ?? throw new AwsModelException($"the parameter '{name}' has no type"), builtIn, required, defaultValue);
        if (defaultValue is not null) parameter.Check(defaultValue);
        return parameter;
    }

    private static RuleType ReadType(string name, ref Utf8JsonReader reader)
    {
        // AWS's own files write both "String" and "string".
        var type = (ReadValue(name, ref reader) as string)?.ToUpperInvariant();
        return type switch
        {
            "STRING" => RuleType.String,
            "BOOLEAN" => RuleType.Boolean,
            "STRINGARRAY" => RuleType.StringArray,
            _ => throw new AwsModelException($"the parameter '{name}' has an unknown type; expected String, Boolean or StringArray"),
        };
    }

    private static object ReadValue(string name, ref Utf8JsonReader reader)
    {
        _ = reader.Read();
        switch (reader.TokenType)
        {
            case JsonTokenType.String: return reader.GetString()!;
            case JsonTokenType.True: return Truth.True;
            case JsonTokenType.False: return Truth.False;
            case JsonTokenType.StartArray:
                var list = new List<string>();
                while (JsonWalk.NextElement(ref reader))
                {
                    JsonWalk.Expect(ref reader, JsonTokenType.String);
                    list.Add(reader.GetString()!);
                }
                return list.ToArray();
            default: throw new AwsModelException($"the parameter '{name}' has a value that is neither text, boolean nor list: {reader.TokenType}");
        }
    }
}
