using AwsResources.Client.Model;
using AwsResources.Conventions.Repository;
using AwsResources.Core.Definitions;
using AwsResources.Core.Plans;

namespace AwsResources.Conventions.Surface;

/// <summary>Definitions, models and what was generated of them say the same.</summary>
public sealed class DefinitionTests
{
    private static IEnumerable<string> Services => Directory.EnumerateDirectories(Path.Combine(Repo.Root, "resources")).Select(folder => Path.GetFileName(folder)!).Order();

    [TestCaseSource(nameof(Services))]
    public void Every_definition_fits_its_model(string service)
    {
        var faults = new DefinitionFaults();
        var definition = new DefinitionParser(faults).Parse(EmbeddedDefinitions.Of(service));
        if (definition is not null) _ = DefinitionBinder.Bind(definition, ModelCatalog.Embedded.GetService(service), faults);

        Assert.That(definition, Is.Not.Null);
        Assert.That(faults.All, Is.Empty);
    }

    [TestCaseSource(nameof(Services))]
    public void Every_file_of_definitions_is_in_the_assembly(string service)
    {
        var files = Directory.EnumerateFiles(Path.Combine(Repo.Root, "resources", service), "*.json").Select(file => $"{service}/{Path.GetFileName(file)}");

        Assert.That(EmbeddedDefinitions.Of(service).Select(file => file.File), Is.EquivalentTo(files));
    }

    [TestCaseSource(nameof(Services))]
    public void Every_part_of_a_definition_is_described(string service)
    {
        var bound = Plans(service).Bound;

        var silent = from resource in bound.RootAndResources
                     from part in resource.Attributes.Select(part => (part.Name, part.Doc)).Concat(resource.Identifiers.Select(part => (part.Name, part.Doc)))
                         .Concat(resource.Actions.Select(part => (part.Name, part.Doc))).Concat(resource.Collections.Select(part => (part.Name, part.Doc)))
                         .Concat(resource.BatchActions.Select(part => (part.Name, part.Doc))).Append((Name: "", resource.Definition.Doc))
                     where part.Doc is null || !part.Doc.EndsWith('.')
                     select $"{resource.FullName}.{part.Name}";

        Assert.That(string.Join('\n', silent), Is.Empty);
    }

    [TestCaseSource(nameof(Services))]
    public void Every_part_of_a_definition_is_a_member_of_its_interface(string service)
    {
        var plans = Plans(service);

        var missing = from bound in plans.Bound.Resources.Append(plans.Bound.Root)
                      let type = InterfaceOf(service, bound.IsRoot ? "" : bound.Name)
                      let members = type.GetInterfaces().Append(type).SelectMany(one => one.GetMembers()).Select(member => member.Name).ToHashSet()
                      from name in MembersOf(bound)
                      where !members.Contains(name)
                      select $"{type.Name}.{name}";

        Assert.That(missing, Is.Empty);
    }

    [TestCaseSource(nameof(Services))]
    public void Every_member_of_an_interface_is_a_part_of_its_definition(string service)
    {
        var plans = Plans(service);

        // The plan refuses an interface with more members than it knows, by name.
        foreach (var plan in plans.Bound.Resources.Select(plans.Of).Append(plans.Root))
            foreach (var method in plan.Interface.GetMethods()) Assert.That(plan.MemberOf(method), Is.Not.Null, $"{plan.Interface.Name}.{method.Name}");
    }

    [Test]
    public void Every_generated_interface_has_a_definition()
    {
        var known = Services.SelectMany(service =>
        {
            var bound = Plans(service).Bound;
            return bound.Resources.Select(resource => InterfaceOf(service, resource.Name)).Append(InterfaceOf(service, ""));
        });
        var generated = typeof(AwsSession).Assembly.GetTypes()
            .Where(type => type.IsInterface && (type.IsAssignableTo(typeof(IAwsResource)) || type.IsAssignableTo(typeof(IAwsServiceRoot))));

        Assert.That(generated, Is.EquivalentTo(known));
    }

    private static ServicePlan Plans(string service) => new PlanCatalog(EmbeddedDefinitions.Of).Service(ModelCatalog.Embedded.GetService(service), AwsResourceTypes.Of(service));

    private static Type InterfaceOf(string service, string resource) => AwsResourceTypes.Of(service)(resource).Interface;

    private static IEnumerable<string> MembersOf(BoundResource bound) =>
    [
        .. bound.Identifiers.Select(identifier => identifier.Name),
        .. bound.Attributes.Select(attribute => attribute.Name),
        .. bound.References.Select(reference => reference.Name),
        .. bound.Children.Select(child => child.Name),
        .. bound.Collections.Select(collection => collection.Name),
        .. bound.Actions.SelectMany(action => new[] { action.Name, action.Name + "Async" }),
        .. bound.Waiters.SelectMany(waiter => new[] { "WaitUntil" + waiter.Name, "WaitUntil" + waiter.Name + "Async" }),
    ];
}
