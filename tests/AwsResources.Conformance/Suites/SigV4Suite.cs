using AwsResources.Client.Signing;
using AwsResources.Conformance.Suites.Messages;

namespace AwsResources.Conformance.Suites;

/// <summary>`sigv4`: a folder a case; every step of a signature in the headers and in the query.</summary>
internal sealed class SigV4Suite : IConformanceSuite
{
    private static readonly string[] Parts = ["canonical-request", "string-to-sign", "signature", "signed-request"];

    public string Name => "sigv4";

    public IEnumerable<ConformanceCase> Cases(string path) => SigningVector.Cases(Name, path, Run);

    private static void Run(string folder, string form)
    {
        foreach (var part in Parts)
        {
            var path = Path.Combine(folder, $"{form}-{part}.txt");
            if (!File.Exists(path)) continue;
            var expected = File.ReadAllText(path).ReplaceLineEndings("\n");
            Compare(folder, form, part, expected);
        }
    }

    private static void Compare(string folder, string form, string part, string expected)
    {
        var (credentials, context, expires) = SigningVector.ReadContext(folder, expected);
        var request = SigningVector.ReadRequest(folder);
        var steps = new SignatureSteps();
        if (form == "header") SigV4Signer.Sign(request, credentials, context, steps);
        else SigV4Signer.Presign(request, credentials, context, expires, steps);

        if (part == "canonical-request") Verify.Equal(part, expected.TrimEnd('\n'), steps.CanonicalRequest);
        else if (part == "string-to-sign") Verify.Equal(part, expected.TrimEnd('\n'), steps.StringToSign);
        else if (part == "signature") Verify.Equal(part, expected.Trim(), steps.Signature);
        else Verify.Equal(part, SigningVector.Describe(SigningVector.ParseRequest(expected)), SigningVector.Describe(request));
    }
}
