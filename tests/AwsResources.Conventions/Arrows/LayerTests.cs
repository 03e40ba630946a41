namespace AwsResources.Conventions.Arrows;

public sealed class LayerTests
{
    // What values are: models, values, what goes wrong, and the few lines that everybody needs.
    private static readonly string[] Ground = ["Errors", "Model", "Values", Layers.Helpers];

    /// <summary>What each folder of the client may use: Model, Values &lt;- Codecs &lt;- Protocols &lt;- Pipeline &lt;- AwsClient.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Model"] = ["Errors"],
        ["Values"] = ["Model", "Errors", "Scripting", Layers.Helpers],
        ["Errors"] = ["Values"],
        ["Scripting"] = ["Values"],
        ["JmesPath"] = Ground,
        ["Validation"] = Ground,
        ["Configuration"] = ["Errors"],
        ["Credentials"] = ["Configuration", "Values", "Errors", "Transport", Layers.Helpers], // Transport: the services of containers and instances are asked over HTTP.
        ["Endpoints"] = ["Errors"],
        ["Retries"] = ["Configuration", "Errors"],
        ["Codecs"] = Ground,
        ["Transport"] = ["Errors", Layers.Helpers],
        ["Signing"] = ["Codecs", "Transport", "Credentials", "Errors"], // Codecs: events are signed frame by frame.
        ["Integrity"] = [.. Ground, "Transport", "Signing"], // Signing: chunks are signed as they are cut.
        ["Protocols"] = [.. Ground, "Codecs", "Transport"],
        ["Compression"] = [.. Ground, "Transport"],
        ["Tokens"] = ["Telemetry", "Configuration", "Credentials", "Errors", "Transport", "Pipeline", Layers.Helpers], // Credentials: a sign-in gives tokens too.
        // A customization is called by the pipeline at named points, with the call in hand: these two know each other.
        ["Customizations"] = [.. Ground, Layers.Top, "Credentials", "Configuration", "Endpoints", "Retries", "Signing", "Transport", "Codecs", "Protocols", "Pipeline", "Diagnosis"],
        // So are hooks, and whatever watches calls: the pipeline calls them, and they look at the call.
        ["Hooks"] = [.. Ground, "Pipeline", "Protocols", "Transport"],
        ["Telemetry"] = [.. Ground, "Configuration", "Endpoints", "Hooks", "Pipeline", "Protocols", "Tokens", "Transport"],
        ["Stubbing"] = [.. Ground, "Hooks", "Pipeline", "Protocols", "Transport", "Validation"],
        ["Pipeline"] = [.. Ground, "Hooks", "Telemetry", "Configuration", "Compression", "Tokens", "JmesPath", "Validation", "Credentials", "Endpoints", "Retries", "Codecs", "Transport", "Signing", "Integrity", "Protocols", "Customizations"],
        ["Pagination"] = [.. Ground, "JmesPath"],
        ["Waiters"] = [.. Ground, "JmesPath"],
        [Layers.Top] = [.. Ground, "Hooks", "Stubbing", "Scripting", "Pipeline", "Pagination", "Waiters"],
        // It looks at a whole session; single services add their settings to what it asks.
        ["Diagnosis"] = [.. Ground, "Configuration", "Credentials", "Customizations", "Session", Layers.Top],
        ["Session"] = [.. Ground, "Hooks", "Telemetry", "Tokens", "Configuration", "Credentials", "Endpoints", "Retries", "Transport", "Protocols", "Customizations", "Pipeline", Layers.Top],
    };

    [Test]
    public void The_folders_of_the_client_use_only_those_below_them()
    {
        var layers = new Layers(typeof(AwsClient).Assembly, "AwsResources.Client", Layers.Nouns("AwsResources.Client"));

        Assert.That(string.Join('\n', layers.Wrong(Allowed)), Is.Empty);
    }

    [Test]
    public void Every_type_of_the_client_has_a_layer_that_is_known()
    {
        var layers = new Layers(typeof(AwsClient).Assembly, "AwsResources.Client", Layers.Nouns("AwsResources.Client"));
        var found = typeof(AwsClient).Assembly.GetTypes().Where(type => type.Namespace?.StartsWith("AwsResources", StringComparison.Ordinal) == true)
            .Select(type => (Type: type, Layer: layers.Of(type)));

        Assert.That(found.Where(one => one.Layer is null || one.Layer != Layers.Helpers && !Allowed.ContainsKey(one.Layer)), Is.Empty);
    }

    [Test]
    public void A_wrong_arrow_is_found()
    {
        var layers = new Layers(typeof(LayerTests).Assembly, "AwsResources.Conventions.Arrows.Sample");

        Assert.That(layers.Wrong(new Dictionary<string, string[]>()), Is.EqualTo(new[] { "Codecs -> Pipeline: Reader uses Order" }));
        Assert.That(layers.Wrong(new Dictionary<string, string[]> { ["Codecs"] = ["Pipeline"] }), Is.Empty);
    }
}
