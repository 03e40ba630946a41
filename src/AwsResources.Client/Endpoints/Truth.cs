namespace AwsResources.Client.Endpoints;

/// <summary>Booleans as objects, boxed once.</summary>
internal static class Truth
{
    public static readonly object True = true;
    public static readonly object False = false;

    public static object Of(bool value) => value ? True : False;
}
