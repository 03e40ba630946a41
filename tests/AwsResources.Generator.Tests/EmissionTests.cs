namespace AwsResources.Generator.Tests;

public sealed class EmissionTests
{
    private static readonly GeneratorHarness Sut = new(Mail.Files);

    [Test]
    public void What_is_emitted_compiles_without_a_warning() => Assert.That(Sut.Compile(), Is.Empty);

    [TestCase("Mail.IBox.g.cs", "public partial interface IBox : IAwsResource<IBox>")]
    [TestCase("Mail.IBox.g.cs", "/// <summary>The name.</summary>\n    string Name { get; }")]
    [TestCase("Mail.IBox.g.cs", "string BoxName { get; }")]
    [TestCase("Mail.IBox.g.cs", "/// <summary>How many letters. Listings have it; else it loads with <c>DescribeBox</c>.</summary>\n    long? Size { get; }")]
    [TestCase("Mail.IBox.g.cs", "DateTimeOffset? Made { get; }")]
    [TestCase("Mail.IBox.g.cs", "AwsTags Tags { get; }")]
    [TestCase("Mail.IBox.g.cs", "IReadOnlyDictionary<string, IReadOnlyList<ObjectValue>> Rules { get; }")]
    [TestCase("Mail.IBox.g.cs", "IReadOnlyList<BoxState> Flags { get; }")]
    [TestCase("Mail.IBox.g.cs", "double? Ratio { get; }")]
    [TestCase("Mail.IBox.g.cs", "ReadOnlyMemory<byte>? Seal { get; }")]
    [TestCase("Mail.IBox.g.cs", "bool? Open { get; }")]
    [TestCase("Mail.IBox.g.cs", "1 to 3 elements.</summary>\n    IReadOnlyList<int> Counts { get; }")]
    public void Identifiers_and_attributes_have_the_types_of_their_shapes(string file, string code) => Assert.That(Sut.Source(file), Does.Contain(code));

    [TestCase("Mail.IBox.g.cs", "IBox? Parent { get; }")]
    [TestCase("Mail.ILetter.g.cs", "IBox Box { get; }")]
    [TestCase("Mail.IBox.g.cs", "ILetter Letter(string id);")]
    [TestCase("Mail.IMail.g.cs", "ILetter Letter(string boxName, string id);")]
    [TestCase("Mail.IMail.g.cs", "ResourceCollection<IBox, MailBoxesOptions> Boxes { get; }")]
    public void References_children_and_collections_lead_to_interfaces(string file, string code) => Assert.That(Sut.Source(file), Does.Contain(code));

    [TestCase("Mail.IBox.g.cs", "void Delete();")]
    [TestCase("Mail.IBox.g.cs", "Task DeleteAsync(CancellationToken cancellationToken = default);")]
    [TestCase("Mail.IBox.g.cs", "DescribeBoxResult Describe();")]
    [TestCase("Mail.IBox.g.cs", "Task PurgeAsync(BoxPurgeOptions? options = null, CancellationToken cancellationToken = default);")]
    [TestCase("Mail.IBox.g.cs", "BoxState? StateNow();")]
    [TestCase("Mail.IMail.g.cs", "IBox CreateBox(CreateBoxOptions options);")]
    [TestCase("Mail.ILetter.g.cs", "Task<ReadLetterResult> ReadAsync(CancellationToken cancellationToken = default);")]
    [TestCase("Mail.IBox.g.cs", "Task<IBox> WaitUntilReadyAsync(TimeSpan? timeout = null, AwsWaitOptions? options = null, CancellationToken cancellationToken = default);")]
    [TestCase("Mail.IBox.Batches.g.cs", "namespace AwsResources;")]
    [TestCase("Mail.IBox.Batches.g.cs", "public static class MailBoxCollectionExtensions")]
    [TestCase("Mail.IBox.Batches.g.cs", "public static Task<AwsBatchResult> PurgeAsync(this ResourceCollection<IBox> collection, BoxBatchPurgeOptions? options = null, CancellationToken cancellationToken = default)")]
    public void Actions_waiters_and_batches_come_in_both_forms(string file, string code) =>
        Assert.That(Sut.Source(file), Does.Contain(code));

    [TestCase("Mail.Options.g.cs", "public required int Quota { get => Read(\"Quota\", Readers.Quota); init => Set(\"Quota\", value); }")]
    [TestCase("Mail.Options.g.cs", "public required string BoxName { get => Read(\"BoxName\", Readers.BoxName); init => Set(\"BoxName\", value); }")]
    [TestCase("Mail.Options.g.cs", "Required. Filled with a fresh token where it is unset.</summary>\n    public string? Token")]
    [TestCase("Mail.Options.g.cs", "Length: 1 to 64. Pattern: <c>[a-z&lt;&gt;]+</c>.")]
    [TestCase("Mail.Options.g.cs", "public sealed partial class MailBoxesOptions : AwsStructure\n{\n    /// <summary>The member <c>Prefix</c>.</summary>\n    public string? Prefix { get => Read(\"Prefix\", AwsReaders.String); init => Set(\"Prefix\", value); }\n}")]
    [TestCase("Mail.Results.g.cs", "public AwsBody? Body { get => Read(\"Body\", AwsReaders.Body); init => Set(\"Body\", value); }")]
    [TestCase("Mail.Results.g.cs", "public IReadOnlyDictionary<string, string> Headers { get => Read(\"Headers\", Readers.Headers); init => Set(\"Headers\", value); }")]
    public void Options_and_results_have_a_property_a_member(string file, string code) => Assert.That(Sut.Source(file), Does.Contain(code));

    [TestCase("Mail.Results.g.cs", "public string? ShapeValue { get => Read(\"Shape\", AwsReaders.String);")]
    [TestCase("Mail.Structures.g.cs", "public string? ToJsonValue { get => Read(\"ToJson\", AwsReaders.String);")]
    [TestCase("Mail.Structures.g.cs", "public sealed partial class DescribeBoxResultValue : AwsStructure")]
    [TestCase("Mail.Structures.g.cs", "public DescribeBoxResultValue Inner { get => Read(\"Inner\", AwsReaders.Structure<DescribeBoxResultValue>());")]
    [TestCase("Mail.Structures.g.cs", "internal static AwsReader<IReadOnlyList<ObjectValue>> All => field ??= AwsReaders.List(AwsReaders.Structure<ObjectValue>());")]
    [TestCase("Mail.Exceptions.g.cs", "public int? CodeValue => Read(\"Code\", AwsReaders.Int32);")]
    public void Names_that_are_taken_end_in_Value(string file, string code) => Assert.That(Sut.Source(file), Does.Contain(code));

    [TestCase("\"\" => MailProxy.Type,")]
    [TestCase("\"Letter\" => LetterProxy.Type,")]
    [TestCase("internal sealed class MailProxy : global::AwsResources.Core.Proxies.ServiceProxy, IMail\n")]
    [TestCase("internal sealed class BoxProxy : global::AwsResources.Core.Proxies.ResourceProxy<IBox>, IBox\n")]
    [TestCase("string IBox.Name => Identifier(0);")]
    [TestCase("string IBox.BoxName => Identifier(0);")]
    [TestCase("long? IBox.Size => Attribute(1, \"Size\", AwsReaders.Int64);")]
    [TestCase("AwsTags IBox.Tags => Attribute(4, \"Tags\", AwsTags.Reader);")]
    [TestCase("IReadOnlyList<BoxState> IBox.Flags => Attribute(6, \"Flags\", Readers.Flags);")]
    [TestCase("internal static AwsReader<IReadOnlyList<BoxState>> Flags => field ??= AwsReaders.List(AwsReaders.EnumElement<BoxState>());")]
    [TestCase("IBox? IBox.Parent => Reference<IBox>(11, \"Parent\");")]
    [TestCase("IBox ILetter.Box => Reference<IBox>(0, \"Box\")!;")]
    [TestCase("ILetter IMail.Letter(string boxName, string id) => Child<ILetter>(1, \"Letter\", boxName, id);")]
    [TestCase("ResourceCollection<IBox, MailBoxesOptions> IMail.Boxes => Collection<IBox, MailBoxesOptions>(2, \"Boxes\");")]
    [TestCase("void IBox.Delete() => Act(13, \"Delete\", null);")]
    [TestCase("Task IBox.PurgeAsync(BoxPurgeOptions? options, CancellationToken cancellationToken) => ActAsync(15, \"Purge\", options, cancellationToken);")]
    [TestCase("DescribeBoxResult IBox.Describe() => Act(14, \"Describe\", AwsReaders.Structure<DescribeBoxResult>(), null);")]
    [TestCase("BoxState? IBox.StateNow() => Act(16, \"StateNow\", AwsReaders.Enum<BoxState>(), null);")]
    [TestCase("Task<IBox> IMail.CreateBoxAsync(CreateBoxOptions options, CancellationToken cancellationToken) => MakeAsync<IBox>(3, \"CreateBox\", options, cancellationToken);")]
    [TestCase("IBox IBox.WaitUntilReady(TimeSpan? timeout, AwsWaitOptions? options) => Wait<IBox>(17, \"Ready\", timeout, options);")]
    public void A_proxy_has_one_line_a_member(string code) => Assert.That(Sut.Source("Mail.Proxies.g.cs"), Does.Contain(code));

    [TestCase("Mail.Options.g.cs", "public IAsyncEnumerable<AwsEvent>? Cards { get => Read(\"Cards\", AwsReaders.EventInput); init => Set(\"Cards\", value); }")]
    [TestCase("Mail.Results.g.cs", "public AwsEventStream? News { get => Read(\"News\", AwsReaders.Events); init => Set(\"News\", value); }")]
    public void Streams_of_events_have_a_type_of_their_own(string file, string code) => Assert.That(Sut.Source(file), Does.Contain(code));

    [TestCase("Open", "OPEN")]
    [TestCase("InUse", "in-use")]
    [TestCase("S3RemovedAll", "s3:Removed:*")]
    [TestCase("Value2ndState", "2nd.state")]
    [TestCase("ValueValue", "Value")]
    [TestCase("Value2ndStateValue", "2nd-state")]
    [TestCase("StandardIa", "STANDARD_IA")]
    public void Known_values_of_enumerations_have_names(string name, string value) =>
        Assert.That(Sut.Source("Mail.Enums.g.cs"), Does.Contain($"public static BoxState {name} => new(\"{value}\");"));

    [Test]
    public void Errors_become_exceptions_that_a_factory_makes()
    {
        var code = Sut.Source("Mail.Exceptions.g.cs");

        Assert.That(code, Does.Contain("public sealed partial class BoxExistsException : AwsServiceException"));
        Assert.That(code, Does.Contain("\"BoxExistsFault\" => new BoxExistsException(error),"));
        Assert.That(code, Does.Not.Contain("string? Message"));
    }

    [Test]
    public void All_services_meet_in_the_session_and_the_registry()
    {
        var code = Sut.Source("AwsSession.g.cs");

        Assert.That(code, Does.Contain("/// <summary>Boxes &amp; letters.</summary>\n    public global::AwsResources.Mail.IMail Mail => field ??= Root<global::AwsResources.Mail.IMail>(\"mail\", global::AwsResources.Mail.MailProxies.Of);"));
        Assert.That(code, Does.Contain("\"mail\" => global::AwsResources.Mail.MailProxies.Of,"));
        Assert.That(code, Does.Contain("\"mail\" => global::AwsResources.Mail.MailExceptions.Create(error),"));
    }

    [Test]
    public void Without_definitions_nothing_is_emitted() => Assert.That(new GeneratorHarness([]).Run().GeneratedTrees, Is.Empty);
}
