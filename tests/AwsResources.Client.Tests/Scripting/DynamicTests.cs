using AwsResources.TestKit;

namespace AwsResources.Client.Tests.Scripting;

public sealed class DynamicTests
{
    [Test]
    public async Task Operations_and_members_are_called_by_their_names()
    {
        var wire = new FakeTransport().Answer(200, """{"Functions":[{"FunctionName":"greet"}]}""");
        dynamic lambda = TestClients.Client("lambda", wire);

        dynamic page = await lambda.ListFunctions(MaxItems: 10);
        var names = new List<string>();
        foreach (var function in page.Functions) names.Add(function.FunctionName);

        Assert.That(names, Is.EqualTo(new[] { "greet" }));
        Assert.That(wire.Request.Uri, Does.EndWith("/functions?MaxItems=10"));
    }

    [Test]
    public void Members_that_a_client_has_for_itself_come_first()
    {
        dynamic lambda = TestClients.Client("lambda", new FakeTransport());

        Assert.That((string)lambda.Region, Is.EqualTo("us-west-2"));
    }

    [Test]
    public void A_mistyped_operation_is_answered_with_near_ones()
    {
        dynamic lambda = TestClients.Client("lambda", new FakeTransport());

        Assert.That(() => (object)lambda.ListFunction(), Throws.ArgumentException.With.Message.StartsWith("Lambda has no operation 'ListFunction'. Did you mean 'ListFunctions'"));
    }

    [Test]
    public void An_argument_without_a_name_is_refused()
    {
        dynamic lambda = TestClients.Client("lambda", new FakeTransport());

        Assert.That(() => (object)lambda.ListFunctions(10), Throws.ArgumentException.With.Message.StartsWith("Lambda ListFunctions: argument 1 has no name. Write ListFunctions(Member: value)."));
    }
}
