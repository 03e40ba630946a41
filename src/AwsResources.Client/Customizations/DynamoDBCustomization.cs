using System.Globalization;
using System.IO.Hashing;
using AwsResources.Client.Transport;

namespace AwsResources.Client.Customizations;

/// <summary>DynamoDB says the CRC32 of every answer; one that does not have it was damaged on the way, and is asked for again.</summary>
internal sealed class DynamoDBCustomization : ServiceCustomization
{
    public override string? FindDamage(AwsResponse response)
    {
        if (!uint.TryParse(response.Header("x-amz-crc32"), NumberStyles.None, CultureInfo.InvariantCulture, out var expected)) return null;
        var actual = Crc32.HashToUInt32(response.Body.Span);
        return actual == expected ? null : $"The answer was damaged: its CRC32 is {actual}, and its header says {expected}.";
    }
}
