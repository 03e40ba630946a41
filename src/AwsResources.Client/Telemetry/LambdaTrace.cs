using System.Text;
using AwsResources.Client.Transport;

namespace AwsResources.Client.Telemetry;

/// <summary>Hands on, inside Lambda, the trace that an invocation belongs to: by it AWS finds functions that call themselves without end.</summary>
internal sealed class LambdaTrace
{
    public const string Header = "X-Amzn-Trace-Id";

    private const string Kept = "-=;:+&[]{}\"',_.~";

    private readonly AwsEnvironment _environment;

    private LambdaTrace(AwsEnvironment environment) => _environment = environment;

    /// <summary>What hands on traces; null outside of Lambda.</summary>
    public static LambdaTrace? For(AwsEnvironment environment) =>
        environment.GetVariable("AWS_LAMBDA_FUNCTION_NAME") is null ? null : new LambdaTrace(environment);

    /// <summary>Sets the header unless somebody has. Lambda changes the variable with every invocation, so it is read for every request.</summary>
    public void Set(HeaderList headers)
    {
        if (_environment.GetVariable("_X_AMZN_TRACE_ID") is { } id && !headers.Contains(Header)) headers.Set(Header, Encode(id));
    }

    // What cannot stand in a header goes percent-encoded; the signs by which the id is put together stay.
    private static string Encode(string id)
    {
        var text = new StringBuilder();
        foreach (var value in Encoding.UTF8.GetBytes(id))
        {
            var letter = (char)value;
            if (char.IsAsciiLetterOrDigit(letter) || Kept.Contains(letter, StringComparison.Ordinal)) text.Append(letter);
            else text.Append('%').Append(value.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        }
        return text.ToString();
    }
}
