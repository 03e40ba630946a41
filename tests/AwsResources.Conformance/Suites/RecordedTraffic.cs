using System.Collections.Specialized;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Web;
using AwsResources.TestKit;

namespace AwsResources.Conformance.Suites;

/// <summary>A recording of requests and their answers, in order, that answers the same requests again and keeps what differs.</summary>
/// <remarks>
/// How often a failing request is repeated is each client's own: the last answer is given again, and repetitions that were
/// recorded need not be sent. Recordings were made elsewhere: a value that nothing in the case explains (a made-up name of a
/// session, an account that was blotted out) is not compared, but ours must then come from the case's own files.
/// </remarks>
internal sealed class RecordedTraffic(IReadOnlyList<RecordedExchange> exchanges, string inputs)
{
    private static readonly string[] Compared = ["x-amz-sso_bearer_token", "x-aws-ec2-metadata-token", "x-aws-ec2-metadata-token-ttl-seconds"];
    private static readonly string[] MadeUp = ["RoleSessionName"];

    private readonly Lock _lock = new();
    private readonly StringBuilder _known = new(inputs);
    private int _next;
    private string? _fault;

    /// <summary>Whether something was asked for that is not recorded.</summary>
    public bool HasFault => _fault is not null;

    public FakeAnswer Answer(RecordedRequest request)
    {
        lock (_lock)
        {
            var difference = _next < exchanges.Count ? Differs(exchanges[_next], request) : "no further request is recorded";
            if (difference is not null && _next > 0 && exchanges[_next - 1].IsFailure && Differs(exchanges[_next - 1], request) is null) _next--;
            else if (difference is not null)
            {
                _fault ??= $"request {_next + 1} ({request}): {difference}";
                throw new HttpRequestException(HttpRequestError.ConnectionError, difference, new SocketException((int)SocketError.ConnectionRefused));
            }

            var answer = exchanges[_next++];
            _ = _known.Append(answer.Body);
            return new FakeAnswer(answer.Status, answer.Body, [.. answer.Headers]);
        }
    }

    public void Verify()
    {
        Conformance.Verify.That(_fault is null, _fault ?? "");
        var left = exchanges.Skip(_next).SkipWhile(exchange => _next > 0 && exchange.IsSameRequest(exchanges[_next - 1])).ToList();
        Conformance.Verify.That(left.Count == 0, left.Count == 0 ? "" : $"not sent: {left[0]}");
    }

    private string? Differs(RecordedExchange expected, RecordedRequest actual)
    {
        if (expected.Method != actual.Method || !SameAddress(expected.Uri, actual.Uri)) return $"expected {expected}";
        foreach (var (name, value) in expected.RequestHeaders)
            if (Compared.Contains(name, StringComparer.OrdinalIgnoreCase) && actual.Header(name) != value) return $"header {name}: expected '{value}', got '{actual.Header(name)}'";
        return actual.Header("Content-Type")?.Contains("json", StringComparison.Ordinal) == true
            ? SameJson(expected.RequestBody, actual.Text) ? null : $"body: expected {expected.RequestBody}, got {actual.Text}"
            : DifferentField(HttpUtility.ParseQueryString(expected.RequestBody), HttpUtility.ParseQueryString(actual.Text));
    }

    private string? DifferentField(NameValueCollection expected, NameValueCollection actual)
    {
        var names = expected.AllKeys.Union(actual.AllKeys).OfType<string>();
        foreach (var name in names)
        {
            var (wanted, got) = (expected[name]?.Trim(), actual[name]?.Trim());
            if (wanted == got) continue;
            if (wanted is null || got is null) return $"{name}: expected {wanted ?? "nothing"}, got {got ?? "nothing"}";
            var isExplained = name is "Action" or "Version" || Knows(wanted);
            if (isExplained || !(MadeUp.Contains(name) || Knows(got))) return $"{name}: expected {wanted}, got {got}";
        }

        return null;
    }

    private bool Knows(string value) => _known.ToString().Contains(value, StringComparison.Ordinal);

    private static bool SameAddress(string left, string right)
    {
        var (one, other) = (new Uri(left), new Uri(right));
        return one.GetLeftPart(UriPartial.Path) == other.GetLeftPart(UriPartial.Path) && Parts(one).SequenceEqual(Parts(other));
    }

    private static IOrderedEnumerable<string> Parts(Uri uri) => uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal);

    private static bool SameJson(string expected, string actual)
    {
        using var one = JsonDocument.Parse(expected);
        using var other = JsonDocument.Parse(actual);
        return JsonElement.DeepEquals(one.RootElement, other.RootElement);
    }
}

/// <summary>One request and its answer.</summary>
internal sealed record RecordedExchange(
    string Method, string Uri, IReadOnlyList<(string Name, string Value)> RequestHeaders, string RequestBody,
    int Status, IReadOnlyList<(string Name, string Value)> Headers, string Body)
{
    public bool IsFailure => Status is 429 or >= 500;

    public bool IsSameRequest(RecordedExchange other) => (Method, Uri, RequestBody) == (other.Method, other.Uri, other.RequestBody);

    public override string ToString() => $"{Method} {Uri}";

    /// <summary>Reads the events of a recording: those of one connection belong together.</summary>
    public static IReadOnlyList<RecordedExchange> Read(JsonElement events)
    {
        var order = new List<int>();
        var open = new Dictionary<int, List<JsonElement>>();
        var whole = new List<RecordedExchange>();
        foreach (var item in events.EnumerateArray())
        {
            var connection = item.GetProperty("connection_id").GetInt32();
            var action = item.GetProperty("action");
            if (action.TryGetProperty("Request", out _))
            {
                if (open.Remove(connection, out var before)) whole.Add(Of(before));
                open[connection] = [];
            }

            if (open.TryGetValue(connection, out var actions)) actions.Add(action);
        }

        whole.AddRange(open.OrderBy(pair => pair.Key).Select(pair => Of(pair.Value)));
        return whole;
    }

    private static RecordedExchange Of(List<JsonElement> actions)
    {
        var request = actions[0].GetProperty("Request").GetProperty("request");
        var response = actions.Single(action => action.TryGetProperty("Response", out _)).GetProperty("Response").GetProperty("response").GetProperty("Ok");
        var skipped = new[] { "content-length", "connection", "transfer-encoding" }; // Of the connection and not of the answer; bodies were shortened later.
        return new(
            request.GetProperty("method").GetString()!, request.GetProperty("uri").GetString()!, Headers(request), Data(actions, "Request"),
            response.GetProperty("status").GetInt32(),
            [.. HeadersOf(response).Where(header => !skipped.Contains(header.Name, StringComparer.OrdinalIgnoreCase))], Data(actions, "Response"));

        static IReadOnlyList<(string, string)> Headers(JsonElement message) => [.. HeadersOf(message)];
    }

    private static IEnumerable<(string Name, string Value)> HeadersOf(JsonElement message) =>
        from header in message.GetProperty("headers").EnumerateObject()
        from value in header.Value.EnumerateArray()
        select (header.Name, value.GetString()!);

    private static string Data(List<JsonElement> actions, string direction) => string.Concat(
        from action in actions
        where action.TryGetProperty("Data", out var data) && data.GetProperty("direction").GetString() == direction
        let data = action.GetProperty("Data").GetProperty("data")
        select data.TryGetProperty("Utf8", out var text) ? text.GetString() : Encoding.UTF8.GetString(data.GetProperty("Base64").GetBytesFromBase64()));
}
