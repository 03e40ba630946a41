namespace AwsResources.Client.Model;

/// <summary>Where in an HTTP message a member travels.</summary>
public enum MemberLocation
{
    /// <summary>In the body.</summary>
    Body,
    /// <summary>In the path, at the label of its name.</summary>
    Uri,
    /// <summary>As a query parameter.</summary>
    QueryString,
    /// <summary>As a header.</summary>
    Header,
    /// <summary>As a group of headers that share a prefix.</summary>
    Headers,
    /// <summary>As the status code of the response.</summary>
    StatusCode,
}
