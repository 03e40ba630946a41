using AwsResources.Client;
using AwsResources.CloudFormation;

namespace AwsResources;

/// <summary>Templates of stacks.</summary>
public static class StackExtensions
{
    /// <summary>The template that the stack was made or last changed by. Calls <c>GetTemplate</c>.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="stage"><c>Original</c> for what was given, <c>Processed</c> for what came of its macros and transforms. Default: the original.</param>
    /// <exception cref="AwsServiceException">There is no such stack, or the caller may not read it.</exception>
    public static StackTemplate GetTemplate(this IStack stack, string? stage = null) => GetTemplateAsync(stack, stage, async: false, default).EnsureCompleted();

    /// <inheritdoc cref="GetTemplate"/>
    /// <param name="stack">The stack.</param>
    /// <param name="stage"><c>Original</c> for what was given, <c>Processed</c> for what came of its macros and transforms. Default: the original.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static Task<StackTemplate> GetTemplateAsync(this IStack stack, string? stage = null, CancellationToken cancellationToken = default) =>
        GetTemplateAsync(stack, stage, async: true, cancellationToken);

    private static async Task<StackTemplate> GetTemplateAsync(IStack stack, string? stage, bool async, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stack);
        var input = new AwsStructure { ["StackName"] = stack.Name };
        if (stage is not null) input["TemplateStage"] = stage;
        var client = ResourceOf.ClientOf(stack);
        var output = async ? await client.CallAsync("GetTemplate", input, cancellationToken).ConfigureAwait(false) : client.Call("GetTemplate", input, cancellationToken);
        return new StackTemplate((string?)output["TemplateBody"] ?? "");
    }
}
