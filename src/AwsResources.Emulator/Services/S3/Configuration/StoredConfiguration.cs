using AwsResources.Emulator.Services.S3.Buckets;

namespace AwsResources.Emulator.Services.S3.Configuration;

/// <summary>A configuration of a bucket that is kept and answered as it was given. It changes nothing else: the coverage table says so.</summary>
/// <param name="Name">The last part of its operations' names, such as <c>BucketCors</c>.</param>
/// <param name="Input">The member of the Put operation's input that holds it.</param>
internal sealed record StoredConfiguration(string Name, string Input)
{
    /// <summary>The error of a bucket that has none; null where S3 answers with an empty configuration.</summary>
    public (string Code, string Message)? Missing { get; init; }

    /// <summary>The member of the Get operation's output that holds it; null where the output has its members itself.</summary>
    public string? Output { get; init; }

    /// <summary>What a bucket has that was never given one.</summary>
    public Func<AwsStructure>? Default { get; init; }

    public string? GetOperation { get; init; }

    public string? PutOperation { get; init; }

    /// <summary>The Delete operation; empty where there is none.</summary>
    public string? DeleteOperation { get; init; }

    public int PutStatus { get; init; } = 200;

    public static IReadOnlyList<StoredConfiguration> All { get; } =
    [
        new("BucketPolicy", "Policy") { Output = "Policy", PutStatus = 204, Missing = ("NoSuchBucketPolicy", "The bucket policy does not exist") },
        new("BucketCors", "CORSConfiguration") { Missing = ("NoSuchCORSConfiguration", "The CORS configuration does not exist") },
        new("BucketLifecycleConfiguration", "LifecycleConfiguration")
        {
            DeleteOperation = "DeleteBucketLifecycle",
            Missing = ("NoSuchLifecycleConfiguration", "The lifecycle configuration does not exist"),
        },
        new("BucketWebsite", "WebsiteConfiguration")
        {
            Missing = ("NoSuchWebsiteConfiguration", "The specified bucket does not have a website configuration"),
        },
        new("BucketEncryption", "ServerSideEncryptionConfiguration")
        {
            Output = "ServerSideEncryptionConfiguration",
            Default = DefaultEncryption,
        },
        new("BucketOwnershipControls", "OwnershipControls")
        {
            Output = "OwnershipControls",
            Default = () => new AwsStructure { ["Rules"] = new[] { new AwsStructure { ["ObjectOwnership"] = "BucketOwnerEnforced" } } },
        },
        new("PublicAccessBlock", "PublicAccessBlockConfiguration")
        {
            Output = "PublicAccessBlockConfiguration",
            Missing = ("NoSuchPublicAccessBlockConfiguration", "The public access block configuration was not found"),
        },
        new("BucketNotificationConfiguration", "NotificationConfiguration") { DeleteOperation = "" },
        new("BucketLogging", "BucketLoggingStatus") { DeleteOperation = "" },
        new("BucketAccelerateConfiguration", "AccelerateConfiguration") { DeleteOperation = "" },
        new("BucketRequestPayment", "RequestPaymentConfiguration")
        {
            DeleteOperation = "", Default = () => new AwsStructure { ["Payer"] = "BucketOwner" },
        },
    ];

    /// <summary>The operations that read, replace and delete it.</summary>
    public IEnumerable<KeyValuePair<string, Func<EmulatorCall, AwsStructure>>> Operations(S3Store store)
    {
        yield return new(GetOperation ?? "Get" + Name, call => Get(store.Bucket(call)));
        yield return new(PutOperation ?? "Put" + Name, call => Put(call, store.Bucket(call)));
        var delete = DeleteOperation ?? "Delete" + Name;
        if (delete.Length > 0) yield return new(delete, call => Delete(call, store.Bucket(call)));
    }

    private AwsStructure Get(S3Bucket bucket)
    {
        if (!bucket.Configurations.TryGetValue(Name, out var kept))
        {
            if (Missing is { } missing) throw S3Errors.Missing(missing.Code, missing.Message, bucket.Name);
            kept = Default?.Invoke() ?? new AwsStructure();
        }
        return Output is null ? (AwsStructure)kept : new AwsStructure { [Output] = kept };
    }

    private AwsStructure Put(EmulatorCall call, S3Bucket bucket)
    {
        bucket.Configurations[Name] = call.Input[Input] switch
        {
            AwsStructure structure => Detached.Copy(structure),
            string text => text,
            _ => throw S3Errors.MalformedXml(),
        };
        if (PutStatus != 200) call.StatusCode = PutStatus;
        return new AwsStructure();
    }

    private AwsStructure Delete(EmulatorCall call, S3Bucket bucket)
    {
        _ = bucket.Configurations.Remove(Name);
        call.StatusCode = 204;
        return new AwsStructure();
    }

    private static AwsStructure DefaultEncryption() => new()
    {
        ["Rules"] = new[]
        {
            new AwsStructure
            {
                ["ApplyServerSideEncryptionByDefault"] = new AwsStructure { ["SSEAlgorithm"] = "AES256" },
                ["BucketKeyEnabled"] = false,
            },
        },
    };
}
