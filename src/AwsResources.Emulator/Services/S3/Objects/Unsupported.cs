namespace AwsResources.Emulator.Services.S3.Objects;

/// <summary>What writers may ask for and the emulator does not do: it says so, and does not pretend.</summary>
internal static class Unsupported
{
    private static readonly (string[] Members, string What)[] Features =
    [
        (["SSECustomerAlgorithm", "SSECustomerKey", "CopySourceSSECustomerAlgorithm"], "encryption with the customer's keys (SSE-C)"),
        (["ObjectLockMode", "ObjectLockRetainUntilDate", "ObjectLockLegalHoldStatus"], "object lock"),
        (["GrantFullControl", "GrantRead", "GrantReadACP", "GrantWrite", "GrantWriteACP"], "grants in headers (x-amz-grant-*)"),
        (["WriteOffsetBytes"], "appending (x-amz-write-offset-bytes)"),
    ];

    /// <exception cref="EmulatorException">The input has such a member.</exception>
    public static void Refuse(EmulatorCall call)
    {
        foreach (var (members, what) in Features)
            if (members.Any(call.Input.Has)) throw S3Errors.NotSupportedHere(what);
    }
}
