using System.Security.Cryptography;
using System.Text;
using AwsResources.Emulator.Services.Ec2.Filters;
using AwsResources.Emulator.Services.Ec2.Resources;
using AwsResources.Emulator.Services.Ec2.Tags;

namespace AwsResources.Emulator.Services.Ec2.KeyPairs;

/// <summary>Keys for logging in.</summary>
internal static class KeyPairOperations
{
    private static readonly FilterSet<KeyPair> Filters = new FilterSet<KeyPair>(pair => pair.Tags)
        .One("key-pair-id", pair => pair.Id)
        .One("key-name", pair => pair.Name)
        .One("fingerprint", pair => pair.Fingerprint);

    public static IReadOnlyDictionary<string, Ec2Handler> All { get; } = new Dictionary<string, Ec2Handler>
    {
        ["CreateKeyPair"] = Create,
        ["ImportKeyPair"] = Import,
        ["DescribeKeyPairs"] = Describe,
        ["DeleteKeyPair"] = Delete,
    };

    public static KeyPair ByName(Ec2State state, string name) =>
        Find(state, name) ?? throw ResourceKind.KeyPair.NotFound(name);

    private static KeyPair? Find(Ec2State state, string name) => state.KeyPairs.All.FirstOrDefault(pair => pair.Name == name);

    private static AwsStructure Create(Ec2State state, EmulatorCall call)
    {
        if (call.Input.Text("KeyType") is { } type and not "rsa")
            throw Ec2Errors.NotImplemented($"The emulator makes key pairs of type rsa, not {type}.");
        if (call.Input.Text("KeyFormat") is { } format and not "pem")
            throw Ec2Errors.NotImplemented($"The emulator writes keys in pem, not {format}.");
        var tags = TagSpecifications.Read(call, ResourceKind.KeyPair);
        var name = NewName(state, call);
        using var key = RSA.Create(2048);
        // The fingerprint of a key that the service made is the SHA-1 of its private half.
#pragma warning disable CA5350
        var fingerprint = Colons(SHA1.HashData(key.ExportPkcs8PrivateKey()));
#pragma warning restore CA5350
        var pair = Add(state, name, "rsa", fingerprint, key.ExportSubjectPublicKeyInfoPem(), tags);
        var answer = Write(state, pair, isCreated: true);
        answer["KeyMaterial"] = key.ExportRSAPrivateKeyPem();
        return answer;
    }

    private static AwsStructure Import(Ec2State state, EmulatorCall call)
    {
        var tags = TagSpecifications.Read(call, ResourceKind.KeyPair);
        var name = NewName(state, call);
        var material = call.Input.Read("PublicKeyMaterial", AwsReaders.Blob) ?? throw Ec2Errors.Missing("publicKeyMaterial");
        var text = Encoding.UTF8.GetString(material.Span).Trim();
        var (type, body) = text.Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
        {
            ["ssh-rsa", var key, ..] => ("rsa", key),
            ["ssh-ed25519", var key, ..] => ("ed25519", key),
            _ => throw InvalidKey(),
        };
        var bytes = new byte[body.Length];
        if (!Convert.TryFromBase64String(body, bytes, out var length)) throw InvalidKey();
        // Of an imported rsa key the fingerprint is an MD5, of an ed25519 key a SHA-256.
#pragma warning disable CA5351
        var fingerprint = type == "rsa"
            ? Colons(MD5.HashData(bytes.AsSpan(0, length))) : Convert.ToBase64String(SHA256.HashData(bytes.AsSpan(0, length)));
#pragma warning restore CA5351
        return Write(state, Add(state, name, type, fingerprint, text, tags), isCreated: true);
    }

    private static AwsStructure Describe(Ec2State state, EmulatorCall call)
    {
        var pairs = state.KeyPairs.All;
        if (call.Input.Texts("KeyNames") is { Count: > 0 } names) pairs = [.. names.Distinct().Select(name => ByName(state, name))];
        if (call.Input.Texts("KeyPairIds") is { Count: > 0 } ids) pairs = [.. pairs.Intersect(ids.Select(id => state.KeyPairs.Get(id)))];
        var withKey = call.Input.Flag("IncludePublicKey") is true;
        return new AwsStructure
        {
            ["KeyPairs"] = Filters.Apply(call, pairs).Select(pair =>
            {
                var written = Write(state, pair);
                if (withKey) written["PublicKey"] = pair.PublicKey;
                return written;
            }).ToList(),
        };
    }

    // Deleting a key that is not there succeeds.
    private static AwsStructure Delete(Ec2State state, EmulatorCall call)
    {
        var (name, id) = (call.Input.Text("KeyName"), call.Input.Text("KeyPairId"));
        if (name is null && id is null) throw Ec2Errors.Missing("keyName or keyPairId");
        var pair = name is not null ? Find(state, name) : state.KeyPairs.TryFind(id!, out var found) ? found : null;
        if (pair is not null) state.KeyPairs.Remove(pair);
        return new AwsStructure { ["Return"] = true, ["KeyPairId"] = pair?.Id };
    }

    private static string NewName(Ec2State state, EmulatorCall call)
    {
        var name = call.Needed("KeyName");
        return Find(state, name) is null ? name
            : throw new EmulatorException("InvalidKeyPair.Duplicate", $"The keypair '{name}' already exists.");
    }

    private static KeyPair Add(Ec2State state, string name, string type, string fingerprint, string publicKey, TagSpecifications tags)
    {
        var pair = state.KeyPairs.Add(
            new KeyPair(state.NewId(ResourceKind.KeyPair), state.AccountId, name, type, fingerprint, state.Now) { PublicKey = publicKey });
        tags.ApplyTo(pair);
        return pair;
    }

    private static AwsStructure Write(Ec2State state, KeyPair pair, bool isCreated = false)
    {
        var written = new AwsStructure
        {
            ["KeyPairId"] = pair.Id,
            ["KeyName"] = pair.Name,
            ["KeyFingerprint"] = pair.Fingerprint,
            ["Tags"] = pair.TagList,
        };
        if (isCreated) return written;
        written["KeyType"] = pair.Type;
        written["CreateTime"] = pair.CreatedAt;
        return written;
    }

    private static string Colons(byte[] hash) => string.Join(':', hash.Select(part => part.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));

    private static EmulatorException InvalidKey() => new("InvalidKey.Format", "Key is not in valid OpenSSH public key format");
}
