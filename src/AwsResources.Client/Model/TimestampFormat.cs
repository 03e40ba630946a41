namespace AwsResources.Client.Model;

/// <summary>How a moment is written on the wire.</summary>
public enum TimestampFormat
{
    /// <summary>Not said by the model: the protocol's default for the place applies.</summary>
    Unspecified,
    /// <summary>ISO 8601 in UTC, such as 2026-01-02T03:04:05Z.</summary>
    Iso8601,
    /// <summary>The date of HTTP headers, such as Fri, 02 Jan 2026 03:04:05 GMT.</summary>
    Rfc822,
    /// <summary>Seconds since 1970-01-01 UTC, with a fraction where there is one.</summary>
    UnixTimestamp,
}
