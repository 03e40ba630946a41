using System.Reflection;

namespace AwsResources.Conventions.Surface;

public sealed class PublicTypeTests
{
    private static readonly Assembly[] Libraries = [typeof(AwsClient).Assembly, typeof(Resource).Assembly, typeof(AwsSession).Assembly, typeof(LocalAws).Assembly];

    /// <summary>Classes that users and generated code may derive from, and why.</summary>
    private static readonly Dictionary<string, string> Extensible = new()
    {
        ["AwsStructure"] = "generated and hand-written structures derive from it",
        ["AwsException"] = "the base of all of the library's exceptions",
        ["AwsServiceException"] = "exceptions of modelled errors derive from it",
        ["ResourceCollection`1"] = "the collection with options derives from it",
    };

    private static IEnumerable<Type> PublicTypes => Libraries.SelectMany(assembly => assembly.GetExportedTypes());

    [Test]
    public void A_public_class_is_sealed_abstract_or_made_to_be_derived_from()
    {
        var open = PublicTypes.Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false } && !Extensible.ContainsKey(type.Name));

        Assert.That(string.Join('\n', open), Is.Empty);
        Assert.That(Extensible.Keys, Is.SubsetOf(PublicTypes.Where(type => !type.IsSealed).Select(type => type.Name)));
    }

    [Test]
    public void Public_types_are_where_users_look_for_them()
    {
        // The nouns, what was generated for a service, models, which AwsClient.Model shows, and what generated code derives from.
        var services = Directory.EnumerateDirectories(Path.Combine(Repository.Repo.Root, "resources"))
            .Select(folder => AwsResourceTypes.Of(Path.GetFileName(folder)!)("").Interface.Namespace);
        string?[] places = ["AwsResources", "AwsResources.Client.Model", "AwsResources.Core.Proxies", "AwsResources.Core.Extension", .. services];

        Assert.That(PublicTypes.Where(type => !places.Contains(type.Namespace)).Select(type => type.FullName), Is.Empty);
    }

    [Test]
    public void No_public_field_can_be_changed()
    {
        var fields = PublicTypes.Where(type => !type.IsEnum).SelectMany(type => type.GetFields()).Where(field => field is { IsLiteral: false, IsInitOnly: false });

        Assert.That(fields.Select(field => $"{field.DeclaringType!.Name}.{field.Name}"), Is.Empty);
    }
}
