using Microsoft.CodeAnalysis;

namespace AwsResources.Generator.Tests;

public sealed class CachingTests
{
    // A second service, the same as the first but for its name.
    private static readonly (string Path, string Text)[] TwoServices =
    [
        .. Mail.Files,
        .. Mail.Files.Select(file => (file.Path.Replace("/mail/", "/post/"),
            file.Path.EndsWith("/service.json", StringComparison.Ordinal) ? file.Text.Replace("\"mail\"", "\"post\"").Replace("\"Mail\"", "\"Post\"") : file.Text)),
    ];

    [Test]
    public void A_second_run_does_nothing_again()
    {
        var sut = new GeneratorHarness(TwoServices);
        sut.Run();

        var second = sut.Run();

        Assert.That(Reasons(second, ResourceGenerator.FilesStep), Has.All.EqualTo(IncrementalStepRunReason.Cached));
        Assert.That(Reasons(second, ResourceGenerator.SurfacesStep), Is.EqualTo(new[] { IncrementalStepRunReason.Cached, IncrementalStepRunReason.Cached }));
        Assert.That(OutputReasons(second), Has.All.EqualTo(IncrementalStepRunReason.Cached));
    }

    [Test]
    public void An_edit_of_one_service_leaves_the_other_alone()
    {
        var sut = new GeneratorHarness(TwoServices);
        sut.Run();

        sut.Edit("/r/resources/mail/box.json", text => text.Replace("Empties each box.", "Empties all boxes."));
        var second = sut.Run();

        Assert.That(Reasons(second, ResourceGenerator.ServicesStep), Is.EquivalentTo(new[] { IncrementalStepRunReason.Modified, IncrementalStepRunReason.Unchanged }));
        Assert.That(Reasons(second, ResourceGenerator.SurfacesStep), Is.EquivalentTo(new[] { IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached }));
        Assert.That(Reasons(second, ResourceGenerator.EntriesStep), Has.None.EqualTo(IncrementalStepRunReason.Modified));
    }

    [Test]
    public void An_edit_that_changes_nothing_of_the_surface_writes_nothing()
    {
        var sut = new GeneratorHarness(TwoServices);
        sut.Run();

        sut.Edit("/r/resources/mail/box.json", text => text + "\n");
        var second = sut.Run();

        Assert.That(Reasons(second, ResourceGenerator.SurfacesStep), Is.EquivalentTo(new[] { IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Cached }));
        Assert.That(OutputReasons(second), Has.All.EqualTo(IncrementalStepRunReason.Cached));
    }

    private static IncrementalStepRunReason[] Reasons(GeneratorDriverRunResult result, string step) =>
        [.. result.Results.Single().TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason)];

    private static IncrementalStepRunReason[] OutputReasons(GeneratorDriverRunResult result) =>
        [.. result.Results.Single().TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs).Select(output => output.Reason)];
}
