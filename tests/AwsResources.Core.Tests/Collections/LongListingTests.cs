using System.Net;
using System.Text;
using AwsResources.Core.Tests.Linq;

namespace AwsResources.Core.Tests.Collections;

/// <summary>A million objects hold two pages: the one that is read, and the one that comes.</summary>
public sealed class LongListingTests
{
    private const int Pages = 1000;
    private const int PageSize = 1000;

    // A page is 2 MB of text, places and objects; all items together would be hundreds.
    private const long MostLiveBytes = 12_000_000;

    [Test]
    public async Task A_million_objects_are_read_in_flat_memory()
    {
        using var server = new PageServer();
        var (count, size, most, begin) = (0, 0L, 0L, 0L);

        await foreach (var o in LinqWorld.S3(server).Bucket("photos").Objects)
        {
            size += o.Size!.Value;
            if (++count == 10 * PageSize) begin = GC.GetTotalMemory(forceFullCollection: true);
            else if (count % (100 * PageSize) == PageSize / 2) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - begin);
        }

        TestContext.Out.WriteLine($"live bytes beyond those after ten pages: {most:N0}");
        Assert.Multiple(() =>
        {
            Assert.That(count, Is.EqualTo(Pages * PageSize));
            Assert.That(size, Is.EqualTo(7L * Pages * PageSize));
            Assert.That(server.Asked, Is.EqualTo(Pages));
            Assert.That(most, Is.LessThan(MostLiveBytes));
        });
    }

    [Test]
    public void A_million_objects_are_decided_and_dropped_in_flat_memory()
    {
        using var server = new PageServer();
        var most = 0L;
        var begin = GC.GetTotalMemory(forceFullCollection: true);
        server.OnPage = page =>
        {
            if (page % 200 == 150) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - begin);
        };

        var found = LinqWorld.S3(server).Bucket("photos").Objects.Where(o => o.Size > 7).ToList();

        TestContext.Out.WriteLine($"live bytes beyond those at the beginning: {most:N0}");
        Assert.Multiple(() =>
        {
            Assert.That(found, Is.Empty);
            Assert.That(server.Asked, Is.EqualTo(Pages));
            Assert.That(most, Is.LessThan(MostLiveBytes));
        });
    }

    /// <summary>Answers pages of a listing; what it makes of each is garbage at once.</summary>
    private sealed class PageServer : HttpMessageHandler
    {
        private static readonly string Items = string.Concat(Enumerable.Range(0, PageSize).Select(i =>
            $"<Contents><Key>2026/03/image-{i:D6}.jpg</Key><LastModified>2026-03-01T10:15:30.000Z</LastModified><ETag>&quot;0f343b0931126a20f133d67c2b{i:D6}&quot;</ETag><Size>7</Size></Contents>"));

        public int Asked { get; private set; }

        public Action<int>? OnPage { get; set; }

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) => Answer();

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(Answer());

        private HttpResponseMessage Answer()
        {
            Asked++;
            OnPage?.Invoke(Asked);
            var rest = Asked < Pages
                ? $"<IsTruncated>true</IsTruncated><NextContinuationToken>page-{Asked}</NextContinuationToken>"
                : "<IsTruncated>false</IsTruncated>";
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes($"<ListBucketResult>{rest}{Items}</ListBucketResult>")) };
        }
    }
}
