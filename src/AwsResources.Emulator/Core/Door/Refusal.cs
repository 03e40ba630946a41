namespace AwsResources.Emulator.Core.Door;

/// <summary>Why a call does not come as far as its operation. Each family of services has its own code and status for it.</summary>
internal enum Refusal
{
    MissingSignature,
    MalformedSignature,
    UnknownAccessKey,
    InvalidToken,
    SkewedClock,
    ExpiredUrl,
    WrongScope,
    WrongPayloadHash,
    WrongSignature,
    Throttled,
    InternalError,
    UnknownOperation,
    MalformedRequest,
    InvalidInput,
}
