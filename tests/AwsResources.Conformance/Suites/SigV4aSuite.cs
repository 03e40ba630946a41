using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AwsResources.Client.Signing;
using AwsResources.Client.Transport;
using AwsResources.Conformance.Suites.Messages;

namespace AwsResources.Conformance.Suites;

/// <summary>`sigv4a`: a folder a case. No two signatures are the same, so ours is verified with the public key that the case gives.</summary>
internal sealed partial class SigV4aSuite : IConformanceSuite
{
    public string Name => "sigv4a";

    public IEnumerable<ConformanceCase> Cases(string path) => SigningVector.Cases(Name, path, Run);

    private static void Run(string folder, string form)
    {
        var (credentials, context, expires) = SigningVector.ReadContext(folder, "");
        context = context with { RegionSet = context.Region };
        var request = SigningVector.ReadRequest(folder);
        var steps = new SignatureSteps();
        if (form == "header") SigV4Signer.Sign(request, credentials, context, steps);
        else SigV4Signer.Presign(request, credentials, context, expires, steps);

        Verify.Equal("canonical-request", Read(folder, $"{form}-canonical-request.txt"), steps.CanonicalRequest);
        Verify.Equal("string-to-sign", Read(folder, $"{form}-string-to-sign.txt"), steps.StringToSign);
        Verify.Equal("signed-request", Unsigned(SigningVector.ParseRequest(Read(folder, $"{form}-signed-request.txt"))), Unsigned(request));
        Verify.That(SentSignature(request) == steps.Signature, "The signature of the request is not the one that was computed.");
        using var key = ReadPublicKey(folder);
        Verify.That(IsSignature(key, steps.StringToSign, steps.Signature), "signature: the public key does not verify it.");
        Verify.That(!IsSignature(key, steps.StringToSign + "x", steps.Signature), "signature: it fits any text.");
    }

    private static bool IsSignature(ECDsa key, string text, string signature) =>
        key.VerifyData(Encoding.UTF8.GetBytes(text), Convert.FromHexString(signature), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    private static ECDsa ReadPublicKey(string folder)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "public-key.json")));
        return ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = Bytes("X"), Y = Bytes("Y") },
        });

        byte[] Bytes(string name) => Convert.FromHexString(json.RootElement.GetProperty(name).GetString()!);
    }

    private static string Read(string folder, string file) => File.ReadAllText(Path.Combine(folder, file)).ReplaceLineEndings("\n").TrimEnd('\n');

    private static string Unsigned(AwsRequest request) => SignaturePattern().Replace(SigningVector.Describe(request), "Signature=…");

    private static string SentSignature(AwsRequest request) => SignaturePattern().Match(SigningVector.Describe(request)).Groups["value"].Value;

    [GeneratedRegex("Signature=(?<value>[0-9a-f]+)")]
    private static partial Regex SignaturePattern();
}
