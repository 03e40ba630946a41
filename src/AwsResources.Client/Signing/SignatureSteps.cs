namespace AwsResources.Client.Signing;

/// <summary>What a signature was made from, step by step; filled only for who asks (tests, and messages about a mismatch).</summary>
internal sealed class SignatureSteps
{
    public string CanonicalRequest { get; set; } = "";

    public string StringToSign { get; set; } = "";

    public string Signature { get; set; } = "";
}
