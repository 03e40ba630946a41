namespace AwsResources;

/// <summary>
/// Sets of defaults that AWS's SDKs have in common. All but <see cref="Legacy"/> retry by <see cref="AwsRetryMode.Standard"/> and reach S3 of us-east-1
/// by its regional host; they differ in how long a connection may take to be made. What is said in code, environment or profile comes before them.
/// </summary>
public enum AwsDefaultsMode
{
    /// <summary>This library's own: connections may take 60 seconds, and S3 of us-east-1 is reached by its global host.</summary>
    Legacy,

    /// <summary>Safe for most: 3.1 seconds.</summary>
    Standard,

    /// <summary>For callers in the region that they call: 1.1 seconds.</summary>
    InRegion,

    /// <summary>For callers in another region than the one that they call: 3.1 seconds.</summary>
    CrossRegion,

    /// <summary>For callers with poor networks: 30 seconds.</summary>
    Mobile,

    /// <summary>
    /// <see cref="InRegion"/> or <see cref="CrossRegion"/>, by the region that <c>AWS_EXECUTION_ENV</c> with <c>AWS_REGION</c> or else an instance's
    /// metadata service tells; <see cref="Standard"/> where none does. The metadata service is asked at the first call, which takes up to a second where there is none.
    /// </summary>
    Auto,
}
