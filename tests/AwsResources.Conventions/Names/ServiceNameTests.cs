using System.Text.RegularExpressions;
using AwsResources.Conventions.Repository;

namespace AwsResources.Conventions.Names;

/// <summary>What is particular to a service is data, or lies in the client's Customizations; the rest knows no service by name.</summary>
public sealed partial class ServiceNameTests
{
    /// <summary>Where a name stands for something else than the service, and what for.</summary>
    private static readonly (string File, string[] Words, string Reason)[] Allowed =
    [
        ("Protocols/Ec2QueryProtocol.cs", ["Ec2", "ec2"], "the name of the protocol"),
        ("Protocols/Protocol.cs", ["Ec2"], "the name of the protocol"),
        ("Codecs/Query/QueryNames.cs", ["Ec2"], "the name of the protocol's way to write names"),
        ("Protocols/RestXmlProtocol.cs", ["s3"], "a version of signatures that models name"),
        ("Pipeline/AuthChoice.cs", ["S3", "s3", "lambda"], "names that services sign by, and versions of signatures"),
        ("Pipeline/RequestSigning.cs", ["S3"], "a manner of signing"),
        ("Retries/RetryClassifier.cs", ["EC2"], "an error code that any service may answer"),
        ("Credentials/Sso/SsoCredentials.cs", ["IAM"], "IAM Identity Center, a source of credentials"),
        ("Credentials/AwsCredentialProviders.cs", ["iam"], "a provider's name, which is boto3's"),
        ("Credentials/ContainerEndpoint.cs", ["ec2"], "a part of an address of the link"),
        ("Credentials/InstanceMetadata.cs", ["ec2"], "parts of headers of the link"),
        ("Credentials/InstanceCredentials.cs", ["iam"], "a part of an address of the link"),
        ("Configuration/MetadataSettings.cs", ["EC2", "ec2"], "settings that users write"),
        ("Endpoints/EndpointBuiltIns.cs", ["S3", "Sts", "STS"], "parameters that all rule sets share, by AWS's names"),
        ("Endpoints/Expressions/Functions.cs", ["S3"], "a function of the language of rules"),
        ("Session/AwsSessionOptions.cs", ["S3"], "settings that users write"),
        ("Session/SessionRuntime.cs", ["sts"], "the service that gives out the credentials of roles"),
        ("Credentials/RoleProfile.cs", ["Ec2"], "a source of credentials that profiles name"),
        ("Session/SessionDirectory.cs", ["S3", "Sts"], "those parameters"),
        ("Session/SessionConfiguration.cs", ["S3", "Sts"], "where those settings and parameters meet"),
    ];

    private static IEnumerable<(string File, int Line, string Word)> Named(string project) =>
        from file in Repo.SourcesOf(project)
        where !file.Contains("/Customizations/", StringComparison.Ordinal)
        from line in CodeText.Lines(File.ReadAllText(file))
        from match in Service().Matches(line.Text)
        select (Repo.Name(file), line.Number, match.Value);

    [TestCase("AwsResources.Client")]
    [TestCase("AwsResources.Core")]
    public void No_service_is_named(string project)
    {
        var named = Named(project).Where(use => !Allowed.Any(allowed => use.File.EndsWith(allowed.File, StringComparison.Ordinal) && allowed.Words.Contains(use.Word)));

        var told = string.Join('\n', named.Select(use => $"{use.File}:{use.Line} {use.Word}"));
        Assert.That(told, Is.Empty);
    }

    [Test]
    public void No_allowance_outlives_its_reason()
    {
        var named = Named("AwsResources.Client").Concat(Named("AwsResources.Core")).ToArray();
        var unused = from allowed in Allowed
                     from word in allowed.Words
                     where !named.Any(use => use.Word == word && use.File.EndsWith(allowed.File, StringComparison.Ordinal))
                     select $"{allowed.File} {word}: {allowed.Reason}";

        Assert.That(unused, Is.Empty);
    }

    [TestCase("if (service == \"s3\") return;", "s3")]
    [TestCase("var x = IsS3Bucket; // S3", "S3")]
    [TestCase("DynamoDbThing();", "DynamoDb")]
    [TestCase("var listing = \"lists\"; // EC2 would do", null)]
    public void A_name_is_found_in_code_and_not_in_comments(string code, string? word)
    {
        var found = CodeText.Lines(code).SelectMany(line => Service().Matches(line.Text)).Select(match => match.Value);

        Assert.That(found, Is.EqualTo(word is null ? [] : new[] { word }));
    }

    // Names that mean nothing but the service, as words or as humps of an identifier.
    [GeneratedRegex("(?<![A-Za-z0-9])(?:s3|ec2|dynamodb|sqs|sns|iam|sts|lambda|kms|rds|route53|glacier|cloudfront|cloudwatch|cloudformation|kinesis|redshift|elasticache|timestream)(?![A-Za-z0-9])|(?:S3|EC2|Ec2|DynamoD[Bb]|SQS|Sqs|SNS|Sns|IAM|STS|Sts|KMS|Kms|RDS|Route53|Glacier|CloudFront|CloudWatch|CloudFormation|Kinesis|Redshift|ElastiCache|Timestream)(?![a-z])")]
    private static partial Regex Service();
}
