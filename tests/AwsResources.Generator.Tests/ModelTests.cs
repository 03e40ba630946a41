extern alias client;

using ClientModel = client::AwsResources.Client.Model;
using Own = AwsResources.Client.Model;

namespace AwsResources.Generator.Tests;

/// <summary>The generator reads models by itself; it must see in them what the client sees.</summary>
public sealed class ModelTests
{
    [TestCase("s3")]
    [TestCase("ec2")]
    [TestCase("dynamodb")]
    [TestCase("sqs")]
    [TestCase("iam")]
    [TestCase("lambda")]
    public void A_model_means_the_same_here_and_in_the_client(string service)
    {
        var known = ClientModel.ModelCatalog.Embedded.GetService(service);
        var folder = Path.Combine(ModelsFolder, service);
        var own = new Own.ServiceModel(service, File.ReadAllText(Path.Combine(folder, "service-2.json")), Optional(folder, "paginators-1.json"), Optional(folder, "waiters-2.json"));

        Assert.Multiple(() =>
        {
            Assert.That(own.OperationNames, Is.EqualTo(known.OperationNames));
            Assert.That(own.WaiterNames, Is.EqualTo(known.WaiterNames));
            Assert.That(own.ShapeNames.Select(name => Describe(own.GetShape(name))), Is.EquivalentTo(known.ShapeNames.Select(name => Describe(known.GetShape(name)))));
            foreach (var name in own.OperationNames)
            {
                Assert.That(own.TryGetOperation(name, out var mine) && known.TryGetOperation(name, out var theirs)
                    && mine!.Input.Name == theirs.Input.Name && mine.Output.Name == theirs.Output.Name, Is.True, name);
                Assert.That(own.GetPaginator(name)?.ResultKeys, Is.EqualTo(known.GetPaginator(name)?.ResultKeys), name);
                Assert.That(own.GetPaginator(name)?.LimitKey, Is.EqualTo(known.GetPaginator(name)?.LimitKey), name);
            }
            foreach (var name in own.WaiterNames)
                Assert.That(own.GetWaiter(name)!.Acceptors.Select(acceptor => acceptor.ToString()), Is.EqualTo(known.GetWaiter(name)!.Acceptors.Select(acceptor => acceptor.ToString())), name);
        });
    }

    private static string ModelsFolder
    {
        get
        {
            for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
                if (File.Exists(Path.Combine(folder, "Resources.sln"))) return Path.Combine(folder, "models");
            throw new InvalidOperationException("The tests do not run below the folder of Resources.sln.");
        }
    }

    private static string? Optional(string folder, string file) => File.Exists(Path.Combine(folder, file)) ? File.ReadAllText(Path.Combine(folder, file)) : null;

    private static string Describe(Own.Shape shape) => $"{shape.Name} {shape.Type} {shape.Min}..{shape.Max} {shape.IsSensitive}" + shape switch
    {
        Own.ScalarShape scalar => $" {scalar.Pattern} {string.Join("|", scalar.EnumValues)}",
        Own.ListShape list => " of " + list.Element.ShapeName,
        Own.MapShape map => $" {map.Key.ShapeName}: {map.Value.ShapeName}",
        Own.StructureShape structure => $" {structure.IsException} {structure.IsUnion} {string.Join(", ", structure.Members.Select(member =>
            $"{member.Name}: {member.ShapeName} {member.IsRequired} {member.IsIdempotencyToken} {member.IsDeprecated}"))}",
        _ => "",
    };

    private static string Describe(ClientModel.Shape shape) => $"{shape.Name} {shape.Type} {shape.Min}..{shape.Max} {shape.IsSensitive}" + shape switch
    {
        ClientModel.ScalarShape scalar => $" {scalar.Pattern} {string.Join("|", scalar.EnumValues)}",
        ClientModel.ListShape list => " of " + list.Element.ShapeName,
        ClientModel.MapShape map => $" {map.Key.ShapeName}: {map.Value.ShapeName}",
        ClientModel.StructureShape structure => $" {structure.IsException} {structure.IsUnion} {string.Join(", ", structure.Members.Select(member =>
            $"{member.Name}: {member.ShapeName} {member.IsRequired} {member.IsIdempotencyToken} {member.IsDeprecated}"))}",
        _ => "",
    };
}
