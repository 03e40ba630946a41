// The state of every resource: a plan (what its kind can do), its identifiers, and the data that is at hand. Proxies
// derive from it; whatever they are asked comes back here through the plan.

using AwsResources.Core;
using AwsResources.Core.Loading;
using AwsResources.Core.Plans;

namespace AwsResources;

/// <summary>The base of all resources. Resources are made by a session, a service, or other resources.</summary>
public abstract class Resource
{
    private ResourceSnapshot _snapshot = ResourceSnapshot.Empty;
    private SemaphoreSlim? _gate;
    private long _madeAt;

    /// <summary>Made by proxies only.</summary>
    protected internal Resource() { }

    internal ResourcePlan Plan { get; private set; } = null!;

    internal ResourceSession Session { get; private set; } = null!;

    /// <summary>The values of the identifiers, in the plan's order.</summary>
    internal string[] Ids { get; private set; } = [];

    internal ResourceSnapshot Snapshot => Volatile.Read(ref _snapshot);

    internal void Initialise(ResourcePlan plan, ResourceSession session, string[] ids, AwsStructure? item)
    {
        Plan = plan;
        Session = session;
        Ids = ids;
        if (item is not null) _snapshot = plan.SnapshotOf(item);
    }

    /// <summary>Replaces the data, unless somebody replaced it since it was seen: an action that changed the resource has the last word.</summary>
    internal void Replace(ResourceSnapshot seen, ResourceSnapshot snapshot) => Interlocked.CompareExchange(ref _snapshot, snapshot, seen);

    /// <summary>Notes that a call has just made the resource, so that the service may not know it everywhere yet.</summary>
    internal void NoteMade() => Volatile.Write(ref _madeAt, Math.Max(1, Session.Time.GetTimestamp()));

    /// <summary>Whether a call made the resource within a time, and nothing was done with it since.</summary>
    internal bool WasMadeWithin(TimeSpan time) => Volatile.Read(ref _madeAt) is not 0 and var madeAt && Session.Time.GetElapsedTime(madeAt) < time;

    /// <summary>Drops the data, as after an action that changed the resource.</summary>
    internal void Drop()
    {
        // What could be changed is known, and what was deleted is rightly not found.
        Volatile.Write(ref _madeAt, 0);
        Volatile.Write(ref _snapshot, new ResourceSnapshot(null));
    }

    /// <summary>Lets one thread load at a time; the others find the data when their turn comes.</summary>
    internal SemaphoreSlim Gate
    {
        get
        {
            if (Volatile.Read(ref _gate) is { } gate) return gate;
            var made = new SemaphoreSlim(1, 1);
            return Interlocked.CompareExchange(ref _gate, made, null) ?? made;
        }
    }

    /// <summary>Whether two resources stand for the same thing: the same kind, identifiers, endpoint, region and account.</summary>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj)
        || obj is Resource other && Plan.Bound.FullName == other.Plan.Bound.FullName && Ids.AsSpan().SequenceEqual(other.Ids)
        && Session.Identity == other.Session.Identity;

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Plan.Bound.FullName, StringComparer.Ordinal);
        foreach (var id in Ids) hash.Add(id, StringComparer.Ordinal);
        return hash.ToHashCode();
    }

    /// <summary>The kind and the identifiers, such as <c>s3.Bucket(Name='photos')</c>.</summary>
    public override string ToString()
    {
        var bound = Plan.Bound;
        if (bound.IsRoot) return bound.Service.Definition.Service;
        var ids = string.Join(", ", bound.Identifiers.Select((identifier, i) => $"{identifier.Name}='{Ids[i]}'"));
        return $"{bound.Service.Definition.Service}.{bound.Name}({ids})";
    }
}
