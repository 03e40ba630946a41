namespace AwsResources;

/// <summary>The ways of trying a request again.</summary>
public enum AwsRetryMode
{
    /// <summary>Waits that double, shortened at random, and a quota that ends retries while a service is down.</summary>
    Standard,

    /// <summary>As standard, and requests are held back to the rate that the service takes.</summary>
    Adaptive,

    /// <summary>As older SDKs did: more attempts, no quota.</summary>
    Legacy,
}
