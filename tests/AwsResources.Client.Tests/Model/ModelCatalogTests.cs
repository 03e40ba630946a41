using AwsResources.Client.Model;

namespace AwsResources.Client.Tests.Model;

internal sealed class ModelCatalogTests
{
    [Test]
    public void Every_service_loads_whole()
    {
        var services = 0;
        var operations = 0;
        foreach (var name in ModelCatalog.Embedded.ServiceNames)
        {
            var service = ModelCatalog.Embedded.GetService(name);
            services++;
            operations += service.OperationNames.Count;
            Assert.That(WholeModel.Touch(service), Is.GreaterThan(0), name);
        }

        Assert.That((services, operations), Is.EqualTo(SourceNumbers()));
    }

    [Test]
    public void A_service_is_read_once()
    {
        var first = ModelCatalog.Embedded.GetService("s3");
        Assert.That(ModelCatalog.Embedded.GetService("s3"), Is.SameAs(first));
    }

    [Test]
    public void An_unknown_service_names_the_near_ones() =>
        Assert.That(() => ModelCatalog.Embedded.GetService("sqss"), Throws.TypeOf<AwsModelException>()
            .With.Message.StartsWith("No service 'sqss'. Did you mean 'sqs'"));

    [Test]
    public void An_unknown_service_is_not_found() =>
        Assert.That(ModelCatalog.Embedded.TryGetService("no-such-service", out _), Is.False);

    [Test]
    public void The_partitions_are_json() =>
        Assert.That(System.Text.Json.JsonDocument.Parse(ModelCatalog.Embedded.Partitions).RootElement.GetProperty("partitions").GetArrayLength(), Is.GreaterThan(3));

    private static (int Services, int Operations) SourceNumbers()
    {
        var lines = File.ReadAllLines(Path.Combine(RepositoryFolder.Models, "SOURCE.md"));
        return (Number("services"), Number("operations"));

        int Number(string what) =>
            int.Parse(lines.Single(l => l.StartsWith($"- {what}: ", StringComparison.Ordinal)).Split(' ')[2], System.Globalization.CultureInfo.InvariantCulture);
    }
}
