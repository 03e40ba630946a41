using System.Net;

namespace AwsResources.Emulator.Tests.Core;

public class FaultsTests
{
    private LocalAws _cloud = null!;
    private RawCaller _s3 = null!;

    [SetUp]
    public void SetUp()
    {
        _cloud = new LocalAws();
        _s3 = new RawCaller(_cloud);
        _ = _s3.Put("/photos");
    }

    [TearDown]
    public void TearDown() => _cloud.Dispose();

    [Test]
    public void Throttling_hits_as_many_calls_as_it_says()
    {
        _cloud.Faults.Throttle("s3", "ListObjectsV2", times: 2);

        var codes = Enumerable.Range(0, 3).Select(_ => _s3.Get("/photos?list-type=2").One("Code")).ToList();

        Assert.That(codes, Is.EqualTo(new[] { "SlowDown", "SlowDown", null }));
    }

    [Test]
    public void A_throttled_call_does_nothing()
    {
        _cloud.Faults.Throttle("s3", "PutObject");

        Assert.That(_s3.Put("/photos/cat", "meow").Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(_s3.Get("/photos/cat").Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public void A_server_error_is_the_services_own()
    {
        _cloud.Faults.ServerError("s3", LocalAwsFaults.AnyOperation);

        var answer = _s3.Get("/photos?list-type=2");

        Assert.That((answer.Status, answer.One("Code")), Is.EqualTo((HttpStatusCode.InternalServerError, "InternalError")));
    }

    [Test]
    public void A_cut_connection_does_nothing_and_a_lost_response_does_its_work()
    {
        _cloud.Faults.CutConnection("s3", "PutObject");
        _cloud.Faults.LoseResponse("s3", "PutObject");

        Assert.That(() => _s3.Put("/photos/cut", "x"), Throws.TypeOf<HttpRequestException>().With.InnerException.TypeOf<IOException>());
        Assert.That(() => _s3.Put("/photos/lost", "x"), Throws.TypeOf<HttpRequestException>());
        Assert.That(_s3.Get("/photos?list-type=2").All("Key"), Is.EqualTo(new[] { "lost" }));
    }

    [Test]
    public void A_slow_answer_moves_the_clock()
    {
        _cloud.Faults.Slow("s3", "ListBuckets", TimeSpan.FromSeconds(30));
        var before = _cloud.Clock.Now;

        _ = _s3.Get("/");

        Assert.That(_cloud.Clock.Now - before, Is.EqualTo(TimeSpan.FromSeconds(30)));
    }

    [Test]
    public void An_empty_page_goes_on_where_it_would_have_begun()
    {
        _ = _s3.Put("/photos/a", "1");
        _ = _s3.Put("/photos/b", "2");
        _cloud.Faults.EmptyPage("s3", "ListObjectsV2");

        var empty = _s3.Get("/photos?list-type=2&start-after=a");
        var token = Uri.EscapeDataString(empty.One("NextContinuationToken")!);
        var next = _s3.Get($"/photos?list-type=2&start-after=a&continuation-token={token}");

        Assert.That((empty.One("KeyCount"), empty.One("IsTruncated")), Is.EqualTo(("0", "true")));
        Assert.That(next.All("Key"), Is.EqualTo(new[] { "b" }));
    }

    [Test]
    public void An_error_of_ones_choice_is_answered_as_written()
    {
        _cloud.Faults.Error("s3", "GetObject", "AccessDenied", "Access Denied", 403);

        Assert.That(_s3.Get("/photos/cat").One("Code"), Is.EqualTo("AccessDenied"));
    }

    [Test]
    public void A_fault_for_an_operation_that_does_not_exist_names_the_near_one() =>
        Assert.That(() => _cloud.Faults.Throttle("s3", "ListObjectV2"),
            Throws.TypeOf<ArgumentException>().With.Message.StartsWith("s3 has no operation 'ListObjectV2'. Did you mean 'ListObjectsV2'"));
}
