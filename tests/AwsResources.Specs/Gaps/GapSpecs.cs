using AwsResources.Client.Model;
using AwsResources.Specs.Backends;

namespace AwsResources.Specs.Gaps;

/// <summary>An entry of <see cref="BackendGaps"/> is there for as long as the backend does not implement the operation.</summary>
public sealed class GapSpecs(Backend backend) : Spec(backend)
{
    [Test]
    public async Task What_a_backend_is_said_not_to_implement_it_does_not()
    {
        await using var aws = NewSession(change: options => options with { MaxAttempts = 1 });
        var implemented = new List<string>();
        foreach (var (service, operation) in BackendGaps.Of(Backend))
        {
            var client = aws.Client(service);
            Assert.That(client.Model.TryGetOperation(operation, out var model), Is.True, operation);
            try
            {
                await client.CallAsync(operation, LeastOf(model!.Input, 0));
                implemented.Add(operation);
            }
            catch (AwsServiceException e) when (e.StatusCode >= 500 || e is { StatusCode: 404, Code: "404" })
            {
                // Of a path that nobody listens at there is no code but the status.
            }
            catch (AwsServiceException e)
            {
                implemented.Add($"{operation} ({e.Code})");
            }
        }
        Assert.That(implemented, Is.Empty, "Take them out of BackendGaps.");
    }

    /// <summary>The least that a shape allows: required members, with values that mean nothing.</summary>
    private static object Least(Shape shape, int depth) => shape switch
    {
        StructureShape structure => LeastOf(structure, depth),
        ListShape list => depth > 4 ? Array.Empty<object>() : [Least(list.Element.Shape, depth + 1)],
        ScalarShape { Type: ShapeType.String, EnumValues: [var first, ..] } => first,
        { Type: ShapeType.String } => "specs",
        { Type: ShapeType.Boolean } => true,
        { Type: ShapeType.Integer or ShapeType.Long } => 1,
        _ => throw new NotSupportedException($"No least value of {shape.Type} is known."),
    };

    private static AwsStructure LeastOf(StructureShape shape, int depth)
    {
        var structure = new AwsStructure();
        foreach (var member in shape.Members.Where(member => member.IsRequired)) structure[member.Name] = Least(member.Shape, depth + 1);
        return structure;
    }
}
