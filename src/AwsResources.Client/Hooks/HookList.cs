namespace AwsResources.Client.Hooks;

/// <summary>One hook: a synchronous action, or one that returns a task.</summary>
internal sealed record Hook<T>(Action<T>? Action, Func<T, Task>? Function) where T : AwsCallContext;

/// <summary>The hooks of one point, in the order in which they were added. Calls read it without a lock.</summary>
internal sealed class HookList<T> where T : AwsCallContext
{
    private readonly Lock _lock = new();
    private Hook<T>[] _hooks = [];

    public Hook<T>[] Hooks => Volatile.Read(ref _hooks);

    public bool IsEmpty => Hooks.Length == 0;

    public IDisposable Add(Action<T> hook)
    {
        ArgumentNullException.ThrowIfNull(hook);
        return Add(new Hook<T>(hook, null));
    }

    public IDisposable Add(Func<T, Task> hook)
    {
        ArgumentNullException.ThrowIfNull(hook);
        return Add(new Hook<T>(null, hook));
    }

    private Removal Add(Hook<T> hook)
    {
        lock (_lock) Volatile.Write(ref _hooks, [.. _hooks, hook]);
        return new Removal(this, hook);
    }

    private void Remove(Hook<T> hook)
    {
        // By reference: the same action may have been added twice.
        lock (_lock) Volatile.Write(ref _hooks, [.. _hooks.Where(other => !ReferenceEquals(other, hook))]);
    }

    private sealed class Removal(HookList<T> list, Hook<T> hook) : IDisposable
    {
        public void Dispose() => list.Remove(hook);
    }
}
