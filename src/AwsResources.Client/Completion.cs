namespace AwsResources.Client;

/// <summary>The end of a synchronous entry point whose body is shared with the asynchronous one.</summary>
/// <remarks>
/// A body that takes <c>bool async</c> and is called with <c>false</c> never yields, so its task is complete when it
/// returns. These methods check that instead of blocking a thread on a body that broke the rule.
/// </remarks>
internal static class Completion
{
#pragma warning disable RS0030 // The one place where a task's result may be taken.
    public static T EnsureCompleted<T>(this ValueTask<T> task)
    {
        if (!task.IsCompleted) throw WentAsync();
        return task.GetAwaiter().GetResult();
    }

    public static void EnsureCompleted(this ValueTask task)
    {
        if (!task.IsCompleted) throw WentAsync();
        task.GetAwaiter().GetResult();
    }

    public static T EnsureCompleted<T>(this Task<T> task)
    {
        if (!task.IsCompleted) throw WentAsync();
        return task.GetAwaiter().GetResult();
    }

    public static void EnsureCompleted(this Task task)
    {
        if (!task.IsCompleted) throw WentAsync();
        task.GetAwaiter().GetResult();
    }
#pragma warning restore RS0030

    private static InvalidOperationException WentAsync() => new(
        "A synchronous call went asynchronous. Synchronous calls need a transport, credential provider and hooks that honour their synchronous form.");
}
