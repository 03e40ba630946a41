using AwsResources.Client;
using AwsResources.EC2;

namespace AwsResources;

/// <summary>Tags of EC2's resources, of one or of all in a collection, by keys and values.</summary>
public static class TaggableExtensions
{
    /// <summary>Sets tags; others stay. Calls <c>CreateTags</c>.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="tags">The values by their keys: <c>new() { ["env"] = "dev" }</c>.</param>
    public static void SetTags(this ITaggable resource, Dictionary<string, string> tags) => resource.CreateTags(tags);

    /// <inheritdoc cref="SetTags(ITaggable, Dictionary{string, string})"/>
    /// <param name="resource">The resource.</param>
    /// <param name="tags">The values by their keys: <c>new() { ["env"] = "dev" }</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static Task SetTagsAsync(this ITaggable resource, Dictionary<string, string> tags, CancellationToken cancellationToken = default) =>
        resource.CreateTagsAsync(tags, cancellationToken);

    /// <summary>Sets tags; others stay.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="tags">Keys and values, such as the <see cref="AwsTags"/> of another resource.</param>
    public static void CreateTags(this ITaggable resource, IEnumerable<KeyValuePair<string, string>> tags) =>
        ActAsync(resource, "CreateTags", Tags(tags), async: false, default).EnsureCompleted();

    /// <inheritdoc cref="CreateTags(ITaggable, IEnumerable{KeyValuePair{string, string}})"/>
    /// <param name="resource">The resource.</param>
    /// <param name="tags">Keys and values, such as the <see cref="AwsTags"/> of another resource.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static Task CreateTagsAsync(this ITaggable resource, IEnumerable<KeyValuePair<string, string>> tags, CancellationToken cancellationToken = default) =>
        ActAsync(resource, "CreateTags", Tags(tags), async: true, cancellationToken);

    /// <summary>Removes tags that have these values; those that have others stay.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="tags">Keys and values.</param>
    public static void DeleteTags(this ITaggable resource, IEnumerable<KeyValuePair<string, string>> tags) =>
        ActAsync(resource, "DeleteTags", Tags(tags), async: false, default).EnsureCompleted();

    /// <inheritdoc cref="DeleteTags(ITaggable, IEnumerable{KeyValuePair{string, string}})"/>
    /// <param name="resource">The resource.</param>
    /// <param name="tags">Keys and values.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static Task DeleteTagsAsync(this ITaggable resource, IEnumerable<KeyValuePair<string, string>> tags, CancellationToken cancellationToken = default) =>
        ActAsync(resource, "DeleteTags", Tags(tags), async: true, cancellationToken);

    /// <summary>Removes tags, whatever their values. Calls <c>DeleteTags</c>.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="keys">Their keys; what the resource has no tag of is no error.</param>
    public static void RemoveTags(this ITaggable resource, params IEnumerable<string> keys) =>
        ActAsync(resource, "DeleteTags", Keys(keys), async: false, default).EnsureCompleted();

    /// <inheritdoc cref="RemoveTags(ITaggable, IEnumerable{string})"/>
    /// <param name="resource">The resource.</param>
    /// <param name="keys">Their keys; what the resource has no tag of is no error.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static Task RemoveTagsAsync(this ITaggable resource, IEnumerable<string> keys, CancellationToken cancellationToken = default) =>
        ActAsync(resource, "DeleteTags", Keys(keys), async: true, cancellationToken);

    /// <summary>Sets tags on all resources of a collection, 1,000 a call; other tags stay.</summary>
    /// <param name="resources">The resources.</param>
    /// <param name="tags">The values by their keys: <c>new() { ["env"] = "dev" }</c>.</param>
    /// <exception cref="AwsBatchException">It failed for some; the exception lists them.</exception>
    public static AwsBatchResult SetTags<T>(this ResourceCollection<T> resources, Dictionary<string, string> tags) where T : class, IAwsResource, ITaggable
    {
        ArgumentNullException.ThrowIfNull(resources);
        return resources.Act("CreateTags", Tags(tags));
    }

    /// <inheritdoc cref="SetTags{T}"/>
    /// <param name="resources">The resources.</param>
    /// <param name="tags">The values by their keys: <c>new() { ["env"] = "dev" }</c>.</param>
    /// <param name="cancellationToken">Ends the calls; what was done by then stays done.</param>
    public static Task<AwsBatchResult> SetTagsAsync<T>(this ResourceCollection<T> resources, Dictionary<string, string> tags, CancellationToken cancellationToken = default)
        where T : class, IAwsResource, ITaggable
    {
        ArgumentNullException.ThrowIfNull(resources);
        return resources.ActAsync("CreateTags", Tags(tags), cancellationToken);
    }

    /// <summary>Removes tags of all resources of a collection, 1,000 a call, whatever the tags' values.</summary>
    /// <param name="resources">The resources.</param>
    /// <param name="keys">The tags' keys.</param>
    /// <exception cref="AwsBatchException">It failed for some; the exception lists them.</exception>
    public static AwsBatchResult RemoveTags<T>(this ResourceCollection<T> resources, params IEnumerable<string> keys) where T : class, IAwsResource, ITaggable
    {
        ArgumentNullException.ThrowIfNull(resources);
        return resources.Act("DeleteTags", Keys(keys));
    }

    /// <inheritdoc cref="RemoveTags{T}"/>
    /// <param name="resources">The resources.</param>
    /// <param name="keys">The tags' keys.</param>
    /// <param name="cancellationToken">Ends the calls; what was done by then stays done.</param>
    public static Task<AwsBatchResult> RemoveTagsAsync<T>(this ResourceCollection<T> resources, IEnumerable<string> keys, CancellationToken cancellationToken = default)
        where T : class, IAwsResource, ITaggable
    {
        ArgumentNullException.ThrowIfNull(resources);
        return resources.ActAsync("DeleteTags", Keys(keys), cancellationToken);
    }

    private static Task ActAsync(ITaggable resource, string action, AwsStructure options, bool async, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return ResourceOf.ActAsync(resource, action, options, async, cancellationToken);
    }

    private static AwsStructure Tags(IEnumerable<KeyValuePair<string, string>> tags)
    {
        ArgumentNullException.ThrowIfNull(tags);
        return Options(tags.Select(tag => new AwsStructure { ["Key"] = tag.Key, ["Value"] = tag.Value }), nameof(tags));
    }

    private static AwsStructure Keys(IEnumerable<string> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return Options(keys.Select(key => new AwsStructure { ["Key"] = key }), nameof(keys));
    }

    // To EC2, to remove no tags means to remove all.
    private static AwsStructure Options(IEnumerable<AwsStructure> tags, string parameter) => tags.ToArray() is { Length: > 0 } some
        ? new AwsStructure { ["Tags"] = some }
        : throw new ArgumentException("No tag was given.", parameter);
}
