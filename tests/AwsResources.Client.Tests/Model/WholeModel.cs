using AwsResources.Client.Model;

namespace AwsResources.Client.Tests.Model;

/// <summary>Reads everything that a service's model holds.</summary>
internal static class WholeModel
{
    /// <summary>The number of things read; a reference to nothing throws.</summary>
    public static int Touch(ServiceModel service)
    {
        var things = service.Metadata.Protocols.Count;
        foreach (var name in service.ShapeNames) things += Touch(service.GetShape(name));
        foreach (var name in service.OperationNames)
        {
            Assert.That(service.TryGetOperation(name, out var operation), name);
            things += 1 + operation!.Input.Members.Count + operation.Output.Members.Count + operation.Errors().Count();
            Assert.That(operation.Errors().All(e => e.IsException), $"{service.Name}.{name}: not all errors are exceptions");
            if (service.GetPaginator(name) is { } paginator) things += paginator.InputTokens.Count;
        }

        foreach (var name in service.WaiterNames)
        {
            var waiter = service.GetWaiter(name)!;
            Assert.That(service.TryGetOperation(waiter.Operation, out _), $"{service.Name}: waiter {name}");
            things += waiter.Acceptors.Count;
        }

        Assert.That(service.EndpointRuleSet.Length, Is.GreaterThan(0), service.Name);
        return things;
    }

    private static int Touch(Shape shape)
    {
        switch (shape)
        {
            case StructureShape structure:
                _ = structure.Payload;
                return structure.Members.Sum(m => m.Shape.Name.Length > 0 ? 1 : 0);
            case ListShape list:
                return list.Element.Shape.Name.Length;
            case MapShape map:
                return map.Key.Shape.Name.Length + map.Value.Shape.Name.Length;
            default:
                return 1;
        }
    }
}
