namespace AwsResources.Client.Credentials;

/// <summary>How user agents tell where credentials come from: the identifiers that AWS gives to the features of its SDKs.</summary>
internal static class CredentialFeatures
{
    public const string Code = "e";
    public const string Environment = "g";
    public const string EnvironmentWebIdentity = "h";
    public const string AssumedRole = "i";
    public const string WebIdentity = "k";
    public const string Profile = "n";
    public const string SourceProfile = "o";
    public const string NamedSource = "p";
    public const string ProfileWebIdentity = "q";
    public const string ProfileSso = "r";
    public const string Sso = "s";
    public const string ProfileSsoLegacy = "t";
    public const string SsoLegacy = "u";
    public const string ProfileProcess = "v";
    public const string Process = "w";
    public const string Container = "z";
    public const string Instance = "0";
    public const string EnvironmentToken = "3";
    public const string ProfileLogin = "AC";
    public const string Login = "AD";
}
