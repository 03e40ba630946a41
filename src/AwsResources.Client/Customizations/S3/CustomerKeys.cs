using System.Security.Cryptography;
using AwsResources.Client.Values;

namespace AwsResources.Client.Customizations.S3;

/// <summary>Keys that customers bring for encryption: sent in base64, with their MD5, which S3 demands.</summary>
internal static class CustomerKeys
{
    /// <param name="change">The input.</param>
    /// <param name="member">The member that has the key; its name with MD5 behind it is the one that takes the hash.</param>
    public static void Write(ref InputChange change, string member)
    {
        if (!change.Knows(member) || change.Get(member) is not { } key || change.Get(member + "MD5") is not null) return;
        if (!Scalars.Fits(key, Model.ShapeType.Blob) || key is Stream) return; // The validation says what is wrong.
        var bytes = Scalars.ToBytes(key);
#pragma warning disable CA5351 // The protocol's own: it guards against damage on the way, not against an enemy.
        var hash = MD5.HashData(bytes.Span);
#pragma warning restore CA5351
        change.Set(member, Convert.ToBase64String(bytes.Span));
        change.Set(member + "MD5", Convert.ToBase64String(hash));
    }
}
