using System.Text;
using AwsResources.Client;
using AwsResources.EC2;

namespace AwsResources;

/// <summary>User data of instances, decoded and encoded.</summary>
public static class InstanceExtensions
{
    /// <summary>What the instance was given to run or read at its start, as text; null for nothing. Calls <c>DescribeInstanceAttribute</c>.</summary>
    /// <remarks>Data that is no text, such as what was compressed: <see cref="GetUserDataBytesAsync"/>.</remarks>
    /// <param name="instance">The instance.</param>
    public static string? GetUserData(this IInstance instance) => Base64Text.Text(ReadAsync(instance, async: false, default).EnsureCompleted());

    /// <inheritdoc cref="GetUserData"/>
    /// <param name="instance">The instance.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<string?> GetUserDataAsync(this IInstance instance, CancellationToken cancellationToken = default) =>
        Base64Text.Text(await ReadAsync(instance, async: true, cancellationToken).ConfigureAwait(false));

    /// <summary>What the instance was given to run or read at its start, as bytes; null for nothing. Calls <c>DescribeInstanceAttribute</c>.</summary>
    /// <param name="instance">The instance.</param>
    public static ReadOnlyMemory<byte>? GetUserDataBytes(this IInstance instance) => Base64Text.Bytes(ReadAsync(instance, async: false, default).EnsureCompleted());

    /// <inheritdoc cref="GetUserDataBytes"/>
    /// <param name="instance">The instance.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<ReadOnlyMemory<byte>?> GetUserDataBytesAsync(this IInstance instance, CancellationToken cancellationToken = default) =>
        Base64Text.Bytes(await ReadAsync(instance, async: true, cancellationToken).ConfigureAwait(false));

    /// <summary>Gives the instance, which must be stopped, something to run or read at its next start. Calls <c>ModifyInstanceAttribute</c>.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="userData">The text, as it is: it is encoded on its way. 16 KiB at most.</param>
    public static void SetUserData(this IInstance instance, string userData)
    {
        ArgumentNullException.ThrowIfNull(instance);
        instance.ModifyAttribute(Options(userData));
    }

    /// <inheritdoc cref="SetUserData"/>
    /// <param name="instance">The instance.</param>
    /// <param name="userData">The text, as it is: it is encoded on its way. 16 KiB at most.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static Task SetUserDataAsync(this IInstance instance, string userData, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(instance);
        return instance.ModifyAttributeAsync(Options(userData), cancellationToken);
    }

    private static async ValueTask<string?> ReadAsync(IInstance instance, bool async, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(instance);
        var options = new InstanceDescribeAttributeOptions { Attribute = InstanceAttributeName.UserData };
        var result = async ? await instance.DescribeAttributeAsync(options, cancellationToken).ConfigureAwait(false) : instance.DescribeAttribute(options);
        return result.UserData.Value;
    }

    private static InstanceModifyAttributeOptions Options(string userData)
    {
        ArgumentNullException.ThrowIfNull(userData);
        return new() { UserData = new() { Value = Encoding.UTF8.GetBytes(userData) } };
    }
}
