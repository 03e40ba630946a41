using AwsResources.TestKit;

namespace AwsResources.Tests.CloudFormation;

public sealed class StackTemplateTests
{
    [Test]
    public async Task A_template_in_json_is_read_as_json()
    {
        var wire = FakeTransport.ExpectAsync().Answer(200, """
            <GetTemplateResponse><GetTemplateResult><TemplateBody>{"Resources":{"Queue":{"Type":"AWS::SQS::Queue"}}}</TemplateBody></GetTemplateResult></GetTemplateResponse>
            """);
        await using var aws = Sessions.Over(wire);

        var template = await aws.CloudFormation.Stack("shop").GetTemplateAsync("Processed");

        Assert.That(template.IsJson, Is.True);
        Assert.That((string?)template.ToJson()["Resources"]?["Queue"]?["Type"], Is.EqualTo("AWS::SQS::Queue"));
        Assert.That(wire.Request.Text, Does.Contain("Action=GetTemplate").And.Contain("StackName=shop").And.Contain("TemplateStage=Processed"));
    }

    [Test]
    public void A_template_in_yaml_is_text_and_says_so()
    {
        var wire = FakeTransport.ExpectSync().Answer(200, "<GetTemplateResponse><GetTemplateResult><TemplateBody>Resources:\n  Queue: {}\n</TemplateBody></GetTemplateResult></GetTemplateResponse>");
        using var aws = Sessions.Over(wire);

        var template = aws.CloudFormation.Stack("shop").GetTemplate();

        Assert.That((template.IsJson, template.Text), Is.EqualTo((false, "Resources:\n  Queue: {}\n")));
        Assert.That(template.ToJson, Throws.TypeOf<FormatException>().With.Message.Contains("YAML").And.Message.Contains("StackTemplate.Text"));
    }

    [Test]
    public void What_only_begins_as_json_is_told()
    {
        Assert.That(() => new StackTemplate("{ Resources").ToJson(), Throws.TypeOf<FormatException>().With.Message.Contains("begins as JSON"));
    }
}
