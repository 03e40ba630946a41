using System.Text;
using AwsResources.Client.Configuration;
using AwsResources.Client.JmesPath;
using AwsResources.Client.Values;
using AwsResources.Conformance;
using CsCheck;

namespace AwsResources.Fuzz.Targets;

/// <summary>What is written as text: shared files, JMESPath, moments and numbers.</summary>
internal static class TextTargets
{
    private static readonly Mutator Lines = new(FuzzSyntaxes.Lines);
    private static readonly Mutator Expressions = new(FuzzSyntaxes.Expression);
    private static readonly Mutator Json = new(FuzzSyntaxes.Json);

    private static readonly byte[] Profiles = """
        [default]
        region = us-east-1
        s3 =
          addressing_style = path
          max_concurrent_requests=10

        [profile dev]  # a comment
        sso_session = corp
        role_arn = arn:aws:iam::123456789012:role/r
        source_profile=default ; another
        credential_process = "run it" --now

        [sso-session corp]
        sso_region = eu-west-1
        [services s]
        dynamodb =
          endpoint_url = http://localhost:8000
        """u8.ToArray();

    private static readonly string[] Moments = ["2024-02-29T12:30:59.123Z", "2024-02-29T12:30:59+01:00", "Thu, 29 Feb 2024 12:30:59 GMT", "1709209859.123", "1709209859", "20240229T123059Z", "1e9"];

    private static readonly Lazy<string[]> Known = new(() => [.. Compliance().Distinct()]);

    /// <summary>Expressions of every form of the language.</summary>
    private static readonly Gen<string> Generated = Gen.Recursive<string>((depth, expression) => depth > 4
        ? Any("a", "b", "@", "`1`", "'x'", "\"q\"", "`[1,2]`", "`{\"a\":1}`")
        : Gen.OneOf(
            Any("a", "Tags", "@", "*", "`null`"), Gen.Select(expression, expression, (l, r) => $"{l}.{r}"), Gen.Select(expression, e => $"{e}[*]"), Gen.Select(expression, e => $"{e}[]"),
            Gen.Select(expression, Gen.Int[-3, 3], (e, i) => $"{e}[{i}]"), Gen.Select(expression, Gen.Int[-3, 3], Gen.Int[-2, 2], (e, i, s) => $"{e}[{i}::{s}]"), Gen.Select(expression, expression, (e, c) => $"{e}[?{c}]"),
            Gen.Select(expression, expression, Any("||", "&&", "|", "==", "!=", "<", ">="), (l, r, o) => $"({l} {o} {r})"), Gen.Select(expression, e => $"!{e}"), Gen.Select(expression, expression, (l, r) => $"[{l},{r}]"),
            Gen.Select(expression, expression, (l, r) => $"{{a:{l},b:{r}}}"), Gen.Select(Any([.. JmesFunctions.All.Keys]), expression, (f, e) => $"{f}({e})"),
            Gen.Select(Any("sort_by", "max_by", "min_by"), expression, expression, (f, l, r) => $"{f}({l},&{r})"), Gen.Select(expression, expression, (l, r) => $"map(&{l},{r})"),
            Gen.Select(expression, expression, (l, r) => $"contains({l},{r})"), Gen.Select(expression, expression, (l, r) => $"join({l},{r})")));

    private static readonly byte[] Data = """{"a":[{"a":1,"b":"x","Tags":[{"Key":"k","Value":null}]},{"a":2.5,"b":"y"}],"b":{"a":[3,1,2],"b":[[1],[2,[3]]]},"Tags":["x","😀",""],"q":true}"""u8.ToArray();

    public static IEnumerable<FuzzTarget> All()
    {
        yield return new("Shared files", 6, SharedFile);
        yield return new("JMESPath", 9, Expression);
        yield return new("Moments and numbers", 4, Scalar);
    }

    private static Gen<string> Any(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    private static FuzzCase SharedFile(Random random)
    {
        var bytes = Lines.Mutate(random, Profiles, Profiles);
        var kind = random.Next(2) == 0 ? ProfileFileKind.Config : ProfileFileKind.Credentials;
        return new($"a {kind} file", bytes, () =>
        {
            var file = ProfileFile.Parse(Encoding.UTF8.GetString(bytes), "file", kind);
            foreach (var section in file.Profiles.Values.Concat(file.SsoSessions.Values).Concat(file.Services.Values))
                foreach (var property in section.Properties.Values) _ = property.Nested.Count;
        });
    }

    private static FuzzCase Expression(Random random)
    {
        var generated = Generated.Generate(new PCG((uint)random.Next(), (ulong)random.NextInt64()), null, out _);
        var known = Known.Value.Length > 0 && random.Next(2) == 0 ? Known.Value[random.Next(Known.Value.Length)] : generated;
        var bytes = Expressions.Mutate(random, Encoding.UTF8.GetBytes(known), Encoding.UTF8.GetBytes(generated));
        var data = random.Next(3) == 0 ? Json.Mutate(random, Data, Data) : Data;
        return new("an expression", bytes, () =>
        {
            var expression = JmesExpression.Parse(Encoding.UTF8.GetString(bytes));
            _ = JmesText.ToJson(expression.Search(Parse(data)));
        });
    }

    private static object? Parse(byte[] data)
    {
        try
        {
            return Documents.Parse(data);
        }
        catch (FormatException)
        {
            return Documents.Parse(Data);
        }
    }

    private static FuzzCase Scalar(Random random)
    {
        var moment = Encoding.UTF8.GetBytes(Moments[random.Next(Moments.Length)]);
        var tokens = FuzzSyntaxes.Form.Tokens;
        var bytes = random.Next(3) == 0 ? tokens[random.Next(tokens.Length)] : Lines.Mutate(random, moment, moment);
        var kind = random.Next(8);
        return new($"scalar of kind {kind}", bytes, () =>
        {
            try
            {
                Read(kind, bytes);
            }
            catch (Exception error) when (MalformedValues.IsMalformed(error))
            {
                throw new AwsValueException("x", "x", error);
            }
        });
    }

    private static object? Read(int kind, byte[] bytes)
    {
        var tape = new ValueTape([new TapeEntry(TapeKind.Text, 0, 0, bytes.Length)], bytes);
        return kind switch
        {
            0 => Timestamps.ParseText(bytes),
            1 => Timestamps.ParseEpoch(bytes),
            2 => Scalars.ParseInt64(bytes),
            3 => Scalars.ParseDouble(bytes),
            4 => tape.GetBigInteger(0),
            5 => tape.GetDecimal(0),
            6 => Scalars.DecodeBase64(bytes),
            _ => Scalars.ParseBoolean(bytes),
        };
    }

    private static IEnumerable<string> Compliance()
    {
        if (VectorFolder.Find(out _) is not { } folder || !Directory.Exists(Path.Join(folder, "jmespath"))) yield break;
        foreach (var file in Directory.EnumerateFiles(Path.Join(folder, "jmespath"), "*.json").Order(StringComparer.Ordinal))
            foreach (var group in System.Text.Json.JsonElement.Parse(File.ReadAllBytes(file)).EnumerateArray())
                foreach (var test in group.GetProperty("cases").EnumerateArray()) yield return test.GetProperty("expression").GetString()!;
    }
}
