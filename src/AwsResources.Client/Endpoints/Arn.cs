namespace AwsResources.Client.Endpoints;

/// <summary>The parts of an ARN, <c>arn:partition:service:region:account:resource</c>.</summary>
internal sealed record Arn(string Partition, string Service, string Region, string AccountId, string[] ResourceId)
{
    private const int Parts = 6;

    /// <summary>Null where the text is not an ARN or lacks partition, service or resource; region and account may be empty.</summary>
    public static Arn? Parse(string text)
    {
        var parts = text.Split(':', Parts);
        if (parts.Length < Parts || parts[0] != "arn") return null;
        if (parts[1].Length == 0 || parts[2].Length == 0 || parts[5].Length == 0) return null;
        return new Arn(parts[1], parts[2], parts[3], parts[4], parts[5].Split([':', '/']));
    }
}
