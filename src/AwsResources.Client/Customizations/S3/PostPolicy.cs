using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AwsResources.Client.Pipeline;
using AwsResources.Client.Signing;
using AwsResources.Client.Transport;

namespace AwsResources.Client.Customizations.S3;

/// <summary>Signs forms: a policy says which forms S3 takes, and its signature is a field of the form.</summary>
internal static class PostPolicy
{
    private const string FileName = "${filename}";

    public static async ValueTask<AwsPresignedPost> PresignAsync(
        AwsClient client, string bucket, string key, IEnumerable<AwsPostCondition>? conditions,
        IReadOnlyDictionary<string, string>? fields, TimeSpan? expires, bool async, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrEmpty(key);
        if (client.Model.ServiceId != "S3") throw new ArgumentException($"Forms are uploaded to S3, and this client is of {client.Model.ServiceId}.", nameof(client));

        // An operation whose URL is the bucket's, and nothing more.
        var call = new Call(client.Pipeline.Client, client.Operation("HeadBucket"), new AwsStructure { ["Bucket"] = bucket }) { IsPresigned = true };
        await client.Pipeline.PrepareAsync(call, async, cancellationToken).ConfigureAwait(false);
        await client.Pipeline.AddressAsync(call, async, cancellationToken).ConfigureAwait(false);
        if (call.Auth.Kind is AuthKind.SigV4a) throw new AwsEndpointException($"Forms are signed for one region, and '{bucket}' has several: name a bucket.");
        var life = expires ?? RequestSigning.DefaultExpiry(call);
        if (life < TimeSpan.FromSeconds(1) || life > SigV4Signer.LongestExpiry)
            throw new ArgumentOutOfRangeException(nameof(expires), life, "A presigned form lives between 1 second and 7 days.");
        var credentials = await RequestSigning.CredentialsAsync(call, async, cancellationToken).ConfigureAwait(false)
            ?? throw new AwsCredentialsException("A form is signed, and the session's credentials are anonymous.");

        var form = new Dictionary<string, string>(StringComparer.Ordinal);
        var all = new List<AwsPostCondition>(conditions ?? []);
        foreach (var (name, value) in fields ?? new Dictionary<string, string>())
        {
            form[name] = value;
            if (!all.Exists(condition => name.Equals(condition.Field, StringComparison.OrdinalIgnoreCase))) all.Add(AwsPostCondition.Equal(name, value));
        }
        all.Add(AwsPostCondition.Equal("bucket", bucket));
        form["key"] = key;
        all.Add(key.EndsWith(FileName, StringComparison.Ordinal) ? AwsPostCondition.StartsWith("key", key[..^FileName.Length]) : AwsPostCondition.Equal("key", key));
        Sign(call, credentials, life, form, all);
        return new AwsPresignedPost(HttpMessages.UriOf(call.Request), form);
    }

    private static void Sign(Call call, AwsCredentials credentials, TimeSpan life, Dictionary<string, string> form, List<AwsPostCondition> conditions)
    {
        var now = call.Client.SigningTime;
        var time = CredentialScope.FormatTime(now);
        Add("x-amz-algorithm", CredentialScope.Algorithm);
        Add("x-amz-credential", CredentialScope.Credential(credentials.AccessKeyId, time, call.Auth.Region, call.Auth.Service));
        Add("x-amz-date", time);
        if (credentials.SessionToken is { } token)
            Add(call.Auth.Kind is AuthKind.S3Express ? SigningContext.ExpressSessionToken : SigningContext.SecurityToken.ToLowerInvariant(), token);

        var policy = Convert.ToBase64String(Write(now + life, conditions));
        form["policy"] = policy;
        var key = SigningKeys.For(credentials, now, call.Auth.Region, call.Auth.Service);
        form["x-amz-signature"] = Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(policy)));

        void Add(string name, string value)
        {
            form[name] = value;
            conditions.Add(AwsPostCondition.Equal(name, value));
        }
    }

    private static ReadOnlySpan<byte> Write(DateTimeOffset expiration, List<AwsPostCondition> conditions)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        // No page shows a policy before it is base64: only JSON's own characters need escaping.
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("expiration", expiration.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            json.WriteStartArray("conditions");
            foreach (var condition in conditions) condition.WriteTo(json);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return buffer.WrittenSpan;
    }
}
