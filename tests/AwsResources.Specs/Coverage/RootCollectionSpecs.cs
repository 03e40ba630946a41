using AwsResources.Specs.Backends;
using AwsResources.Specs.Gaps;

namespace AwsResources.Specs.Coverage;

/// <summary>What an account has, as the services themselves list it.</summary>
public sealed class RootCollectionSpecs(Backend backend) : Spec(backend)
{
    [Test]
    public async Task Every_collection_of_every_service_lists_the_same_synchronously_as_asynchronously()
    {
        var faults = new List<string>();
        var count = 0;
        foreach (var root in typeof(AwsSession).GetProperties().Where(property => property.PropertyType.IsAssignableTo(typeof(IAwsServiceRoot))))
        {
            var owner = (Resource)root.GetValue(Aws)!;
            var service = owner.Plan.Bound.Service.Definition.Service;
            if (Backend.Lacks(service) is not null) continue;
            foreach (var property in root.PropertyType.GetProperties().Where(AnyCollection.Is))
            {
                try
                {
                    var (sync, async) = await AnyCollection.ListAsync(property, owner);
                    if (!sync.SequenceEqual(async)) faults.Add($"{root.Name}.{property.Name}: {string.Join(", ", sync.Except(async).Concat(async.Except(sync)))}");
                    count++;
                }
                catch (AwsServiceException e) when (BackendGaps.Reason(Backend, service, e.Operation) is not null)
                {
                    // GapSpecs holds the entry against the backend.
                }
                catch (AwsException e)
                {
                    faults.Add($"{root.Name}.{property.Name}: {e.Message}");
                }
            }
        }

        Assert.That(faults, Is.Empty);
        Assert.That(count, Is.Positive);
    }
}
