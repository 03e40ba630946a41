namespace AwsResources.Client.Endpoints;

/// <summary>The settings of a client that rule sets take by a common name. Null is not set: the rule set's default holds.</summary>
internal sealed record EndpointBuiltIns
{
    public string? Region { get; init; }
    public bool? UseFips { get; init; }
    public bool? UseDualStack { get; init; }

    /// <summary>A URL that the user gave instead of the rules' own.</summary>
    public string? Endpoint { get; init; }

    public string? AccountId { get; init; }

    /// <summary><c>preferred</c>, <c>disabled</c> or <c>required</c>.</summary>
    public string? AccountIdEndpointMode { get; init; }

    public bool? S3Accelerate { get; init; }
    public bool? S3ForcePathStyle { get; init; }
    public bool? S3UseGlobalEndpoint { get; init; }
    public bool? S3UseArnRegion { get; init; }
    public bool? S3DisableMultiRegionAccessPoints { get; init; }
    public bool? S3DisableExpressSessionAuth { get; init; }
    public bool? S3ControlUseArnRegion { get; init; }
    public bool? StsUseGlobalEndpoint { get; init; }

    /// <summary>The value for a name such as <c>AWS::Region</c>, or for a parameter that has its own name alone; null where it is not set, or no client knows the name.</summary>
    public object? this[string builtIn] => builtIn switch
    {
        "AWS::Region" => Region,
        "AWS::UseFIPS" => UseFips,
        "AWS::UseDualStack" => UseDualStack,
        "SDK::Endpoint" => Endpoint,
        "AWS::Auth::AccountId" => AccountId,
        "AWS::Auth::AccountIdEndpointMode" => AccountIdEndpointMode,
        "AWS::S3::Accelerate" => S3Accelerate,
        "AWS::S3::ForcePathStyle" => S3ForcePathStyle,
        "AWS::S3::UseGlobalEndpoint" => S3UseGlobalEndpoint,
        "AWS::S3::UseArnRegion" => S3UseArnRegion,
        "AWS::S3::DisableMultiRegionAccessPoints" => S3DisableMultiRegionAccessPoints,
        "DisableS3ExpressSessionAuth" => S3DisableExpressSessionAuth,
        "AWS::S3Control::UseArnRegion" => S3ControlUseArnRegion,
        "AWS::STS::UseGlobalEndpoint" => StsUseGlobalEndpoint,
        _ => null,
    };
}
