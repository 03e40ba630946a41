namespace AwsResources.Emulator.Services.DynamoDb.Values;

/// <summary>The ten types of a DynamoDB attribute, named as on the wire.</summary>
internal enum ItemType
{
    S,
    N,
    B,
    SS,
    NS,
    BS,
    M,
    L,
    BOOL,
    NULL,
}
