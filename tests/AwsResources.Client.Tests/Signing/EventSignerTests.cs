using AwsResources.Client.Codecs.EventStream;
using AwsResources.Client.Signing;

namespace AwsResources.Client.Tests.Signing;

public class EventSignerTests
{
    private const string Seed = "ce2704cf5f348fd66f179d5883162f223c30b3fb8213fb1bc097bf2ecd34b1b5";

    private static readonly AwsCredentials Credentials = new("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
    private static readonly DateTimeOffset Time = new(2023, 7, 31, 11, 36, 12, TimeSpan.Zero);

    [Test]
    public void An_event_has_the_signature_that_others_compute()
    {
        var frame = EventStreamFrame.Decode(CreateSut().Sign(default));

        Assert.That(Signature(frame), Is.EqualTo("29ef82c39850abdcc65f9d6046f3e437e385112b80b7f17b31ba33a7da3cc8af"));
        Assert.That(frame[":date"], Is.EqualTo(Time));
        Assert.That(frame.Payload.Length, Is.Zero);
    }

    [Test]
    public void A_signature_depends_on_the_one_before()
    {
        var signer = CreateSut();

        var signatures = new[] { signer.Sign("a"u8.ToArray()), signer.Sign("a"u8.ToArray()) }.Select(bytes => Signature(EventStreamFrame.Decode(bytes))).ToList();

        Assert.That(signatures[1], Is.Not.EqualTo(signatures[0]));
        var second = new EventSigner(Credentials, "us-east-1", "transcribe", () => Time, signatures[0]);
        Assert.That(Signature(EventStreamFrame.Decode(second.Sign("a"u8.ToArray()))), Is.EqualTo(signatures[1]));
    }

    [Test]
    public void The_date_is_of_whole_seconds_as_the_signature_is()
    {
        var signer = new EventSigner(Credentials, "us-east-1", "transcribe", () => Time.AddMilliseconds(789), Seed);

        var frame = EventStreamFrame.Decode(signer.Sign(default));

        Assert.That((frame[":date"], Signature(frame)), Is.EqualTo(((object)Time, "29ef82c39850abdcc65f9d6046f3e437e385112b80b7f17b31ba33a7da3cc8af")));
    }

    [Test]
    public void The_seed_is_the_signature_of_the_request() =>
        Assert.That(EventSigner.SeedOf($"AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature={Seed}"), Is.EqualTo(Seed));

    private static EventSigner CreateSut() => new(Credentials, "us-east-1", "transcribe", () => Time, Seed);

    private static string Signature(EventStreamFrame frame) => Convert.ToHexStringLower((byte[])frame[":chunk-signature"]!);
}
