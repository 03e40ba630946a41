using System.Text;
using AwsResources.Emulator.Services.S3.Configuration;
using AwsResources.Emulator.Services.S3.Objects;

namespace AwsResources.Emulator.Services.S3.Buckets;

/// <summary>Making, finding, listing and deleting buckets, and their versioning.</summary>
internal sealed class BucketOperations(S3Store store)
{
    private const string FirstRegion = "us-east-1";
    private const int LargestPage = 10_000;

    public AwsStructure Create(EmulatorCall call)
    {
        Unsupported.Refuse(call);
        if (call.Input.Flag("ObjectLockEnabledForBucket") == true) throw S3Errors.NotSupportedHere("object lock");
        var name = call.Input.Required("Bucket");
        S3Names.CheckBucket(name);
        var configuration = call.Input.Part("CreateBucketConfiguration");
        var region = CheckedRegion(call, configuration?.Text("LocationConstraint"));
        if (store.Find(name) is { } existing)
        {
            // Only the oldest region answers a second creation as if it were the first.
            if (existing.Region != FirstRegion || region != FirstRegion) throw S3Errors.BucketAlreadyOwnedByYou(name);
            return new AwsStructure { ["Location"] = "/" + name };
        }
        var tags = configuration?.Parts("Tags") ?? [];
        store.Add(new S3Bucket(name, region, call.Now)
        {
            Grants = Grants.Canned(call),
            Tags = tags.Count == 0 ? null : TagSet.From(tags, TagSet.MostOnBucket),
        });
        return new AwsStructure
        {
            ["Location"] = region == FirstRegion ? "/" + name : $"http://{name}.s3.amazonaws.com/",
            ["BucketArn"] = Arn(name),
        };
    }

    public AwsStructure Delete(EmulatorCall call)
    {
        var bucket = store.Bucket(call);
        if (bucket.Objects.Count > 0)
            throw bucket.Versioning is null ? S3Errors.BucketNotEmpty(bucket.Name) : S3Errors.BucketNotEmptyOfVersions(bucket.Name);
        store.Remove(bucket);
        call.StatusCode = 204;
        return new AwsStructure();
    }

    public AwsStructure Head(EmulatorCall call)
    {
        var bucket = store.Bucket(call);
        return new AwsStructure { ["BucketRegion"] = bucket.Region, ["BucketArn"] = Arn(bucket.Name), ["AccessPointAlias"] = false };
    }

    public AwsStructure List(EmulatorCall call)
    {
        var input = call.Input;
        var prefix = input.Text("Prefix");
        var region = input.Text("BucketRegion");
        var limit = input.Integer("MaxBuckets") ?? LargestPage;
        if (limit is < 1 or > LargestPage)
            throw S3Errors.InvalidArgument("Argument max-buckets must be an integer between 1 and 10000", "max-buckets", input.Text("MaxBuckets"));
        var isFiltered = prefix is not null || region is not null || input.Has("MaxBuckets") || input.Has("ContinuationToken");
        var all = store.Buckets
            .Where(bucket => bucket.Name.StartsWith(prefix ?? "", StringComparison.Ordinal) && (region is null || bucket.Region == region))
            .ToList();
        var page = Paging.Cut(call, all, input.Text("ContinuationToken"), limit,
            () => S3Errors.InvalidArgument("The continuation token provided is incorrect", "continuation-token", input.Text("ContinuationToken")));
        return new AwsStructure
        {
            ["Buckets"] = page.Items.Select(bucket => new AwsStructure
            {
                ["Name"] = bucket.Name,
                ["CreationDate"] = bucket.Created,
                ["BucketRegion"] = isFiltered ? bucket.Region : null,
            }).ToList(),
            ["Owner"] = Grants.Owner(call.AccountId),
            ["ContinuationToken"] = page.NextToken,
            ["Prefix"] = prefix,
        };
    }

    public AwsStructure GetLocation(EmulatorCall call)
    {
        // One element that is root and value in one, which the model does not say.
        var region = store.Bucket(call).Region;
        call.RawBody = Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<LocationConstraint xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
            + (region == FirstRegion ? "" : region) + "</LocationConstraint>");
        return new AwsStructure();
    }

    public AwsStructure GetVersioning(EmulatorCall call) => new() { ["Status"] = store.Bucket(call).Versioning };

    public AwsStructure PutVersioning(EmulatorCall call)
    {
        var bucket = store.Bucket(call);
        var configuration = call.Input.Part("VersioningConfiguration");
        if (configuration?.Text("MFADelete") == "Enabled") throw S3Errors.NotSupportedHere("MFA delete");
        bucket.Versioning = configuration?.Text("Status") switch
        {
            "Enabled" => "Enabled",
            "Suspended" => "Suspended",
            _ => throw new EmulatorException("IllegalVersioningConfigurationException",
                "The Versioning element must be specified"),
        };
        return new AwsStructure();
    }

    private static string CheckedRegion(EmulatorCall call, string? constraint)
    {
        if (constraint is null or "")
            return call.Region == FirstRegion ? FirstRegion : throw S3Errors.IllegalLocationConstraint("unspecified");
        if (constraint == FirstRegion) throw S3Errors.InvalidLocationConstraint(constraint);
        var region = constraint == "EU" ? "eu-west-1" : constraint;
        // The endpoint of the oldest region makes buckets anywhere, the others only at home.
        if (call.Region != FirstRegion && region != call.Region) throw S3Errors.IllegalLocationConstraint(constraint);
        return region;
    }

    private static string Arn(string name) => "arn:aws:s3:::" + name;
}
