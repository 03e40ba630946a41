namespace AwsResources.Client.Credentials;

/// <summary>A provider that keeps what it was given, and can be told that it is no longer good.</summary>
internal interface IForgetful
{
    /// <summary>Finds others at the next question, if these are what is kept: a service took them as ended.</summary>
    void Forget(AwsCredentials credentials);
}
