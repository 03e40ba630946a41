using AwsResources.CloudFormation;
using AwsResources.Specs.Backends;

namespace AwsResources.Specs.CloudFormation;

public sealed class StackSpecs(Backend backend) : Spec(backend)
{
    private IStack _stack = null!;

    protected override string Service => "cloudformation";

    [Test]
    public async Task A_stack_is_waited_for_and_says_what_it_was_given_and_answers()
    {
        await _stack.WaitUntilExistsAsync();
        await _stack.WaitUntilCreateCompleteAsync();

        Assert.That((_stack.StackStatus, _stack.Description), Is.EqualTo(((StackStatus?)StackStatus.CreateComplete, "of specs")));
        Assert.That(_stack.Parameters.Select(parameter => $"{parameter.ParameterKey}={parameter.ParameterValue}"), Is.EqualTo(new[] { "Delay=5" }));
        Assert.That(_stack.Outputs.Single(output => output.OutputKey == "Url").OutputValue, Does.Contain("queue"));
        Assert.That((_stack.Tags["env"], _stack.StackId is null), Is.EqualTo(("dev", false)));
    }

    [Test]
    public async Task Stacks_are_listed_and_one_that_is_not_there_is_told_so()
    {
        Assert.That(await Aws.CloudFormation.Stacks.Where(stack => stack.Tags["env"] == "dev").ToListAsync(), Is.EqualTo(new[] { _stack }));
        Assert.That((await _stack.ExistsAsync(), await Aws.CloudFormation.Stack("nobody-made-this").ExistsAsync()), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task The_resources_of_a_stack_are_listed_and_loaded()
    {
        var listed = (await _stack.Resources.ToListAsync()).Single();
        Wire.Clear();

        Assert.That((listed.LogicalId, listed.ResourceType, listed.PhysicalResourceId is null), Is.EqualTo(("Queue", "AWS::SQS::Queue", false)));
        Assert.That(Wire.Calls, Is.Empty);
        Assert.That((listed, listed.Stack), Is.EqualTo((_stack.Resource("Queue"), _stack)));
        Assert.That(_stack.Resource("Queue").StackId, Is.EqualTo(_stack.StackId));
    }

    [Test]
    public async Task What_happened_to_a_stack_is_told_as_events()
    {
        var events = await _stack.Events.ToListAsync();

        Assert.That(events.Select(e => e.ResourceStatus), Does.Contain((ResourceStatus?)ResourceStatus.CreateComplete));
        Assert.That(events.Select(e => (e.Id.Length > 0, e.Timestamp is null, e.Stack)), Is.All.EqualTo((true, false, _stack)));
    }

    [Test]
    public async Task A_template_is_read_as_json()
    {
        var template = await _stack.GetTemplateAsync();

        Assert.That((string?)template.ToJson()["Resources"]?["Queue"]?["Type"], Is.EqualTo("AWS::SQS::Queue"));
        Assert.That(_stack.GetTemplate("Original").ToJson()["Description"]?.GetValue<string>(), Is.EqualTo("of specs"));
    }

    [Test]
    public async Task A_stack_is_changed_and_deleted()
    {
        var stack = await MakeAsync("changed");
        await stack.WaitUntilCreateCompleteAsync();

        await stack.UpdateAsync(new() { UsePreviousTemplate = true, Parameters = [new() { ParameterKey = "Delay", ParameterValue = "7" }] });
        await stack.WaitUntilUpdateCompleteAsync();
        Assert.That(stack.Parameters.Single().ParameterValue, Is.EqualTo("7"));

        await stack.DeleteAsync();
        await stack.WaitUntilDeleteCompleteAsync();
        Assert.That(await stack.ExistsAsync(), Is.False);
    }

    [Test]
    public async Task What_was_there_before_is_imported_into_a_stack()
    {
        var queue = await Aws.SQS.CreateQueueAsync(new() { QueueName = Unique("imported") });
        Afterwards(() => queue.DeleteAsync());
        var client = Aws.Client("cloudformation");
        var template = $$$"""{ "Resources": { "Queue": { "Type": "AWS::SQS::Queue", "DeletionPolicy": "Retain", "Properties": { "QueueName": "{{{Unique("imported")}}}" } } } }""";
        var change = new AwsStructure { ["StackName"] = Unique("imported"), ["ChangeSetName"] = "import" };
        await client.CallAsync("CreateChangeSet", new()
        {
            ["StackName"] = Unique("imported"),
            ["ChangeSetName"] = "import",
            ["ChangeSetType"] = "IMPORT",
            ["TemplateBody"] = template,
            ["ResourcesToImport"] = new object[]
            {
                new AwsStructure
                {
                    ["ResourceType"] = "AWS::SQS::Queue",
                    ["LogicalResourceId"] = "Queue",
                    ["ResourceIdentifier"] = new Dictionary<string, object?> { ["QueueUrl"] = queue.Url },
                },
            },
        });
        await client.WaitAsync("ChangeSetCreateComplete", change);
        await client.CallAsync("ExecuteChangeSet", change);

        var stack = Aws.CloudFormation.Stack(Unique("imported"));
        Afterwards(() => stack.DeleteAsync());
        await stack.WaitUntilImportCompleteAsync();
        Assert.That(stack.StackStatus, Is.EqualTo(StackStatus.ImportComplete));
        Assert.That((await stack.Resources.ToListAsync()).Select(resource => resource.LogicalId), Is.EqualTo(new[] { "Queue" }));
    }

    protected override async Task PrepareAsync() => _stack = await MakeAsync("first", ("env", "dev"));

    private async Task<IStack> MakeAsync(string name, params (string Key, string Value)[] tags)
    {
        var stack = await Aws.CloudFormation.CreateStackAsync(new()
        {
            StackName = Unique(name),
            TemplateBody = $$"""
                { "Description": "of specs", "Parameters": { "Delay": { "Type": "Number" } },
                  "Resources": { "Queue": { "Type": "AWS::SQS::Queue", "Properties": { "QueueName": "{{Unique(name)}}-queue", "DelaySeconds": { "Ref": "Delay" } } } },
                  "Outputs": { "Url": { "Value": { "Ref": "Queue" } } } }
                """,
            Parameters = [new() { ParameterKey = "Delay", ParameterValue = "5" }],
            Tags = [.. tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })],
        });
        Afterwards(() => stack.DeleteAsync());
        return stack;
    }
}
