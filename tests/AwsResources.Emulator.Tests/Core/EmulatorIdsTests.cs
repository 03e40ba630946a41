using AwsResources.Emulator.Core;

namespace AwsResources.Emulator.Tests.Core;

public class EmulatorIdsTests
{
    [Test]
    public void The_same_seed_yields_the_same_ids()
    {
        var (first, second) = (new EmulatorIds(7), new EmulatorIds(7));

        Assert.That(first.Resource("i"), Is.EqualTo(second.Resource("i")));
    }

    [Test]
    public void Ids_have_the_forms_that_aws_gives_them()
    {
        var ids = new EmulatorIds(1);

        Assert.That(ids.Resource("vpc"), Does.Match("^vpc-0[0-9a-f]{16}$"));
        Assert.That(ids.Upper(16), Does.Match("^[A-Z0-9]{16}$"));
        Assert.That(ids.Guid().ToString(), Does.Match("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"));
        Assert.That(new[] { ids.Resource("i"), ids.Resource("i") }, Is.Unique);
    }
}
