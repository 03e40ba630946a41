using AwsResources.S3;
using AwsResources.Specs.Backends;

namespace AwsResources.Specs.S3;

/// <summary>Versions of objects, and uploads in parts, as resources.</summary>
public sealed class VersionAndUploadSpecs(Backend backend) : S3Spec(backend)
{
    [Test]
    public async Task Versions_and_delete_markers_are_listed_read_and_deleted()
    {
        var bucket = await MakeBucketAsync("versions");
        await bucket.Versioning.EnableAsync();
        var key = await bucket.PutObjectAsync(new() { Key = "a", Body = "one" });
        await bucket.PutObjectAsync(new() { Key = "a", Body = "three" });
        await key.DeleteAsync();

        var versions = await bucket.ObjectVersions.ToListAsync();

        Wire.Clear();
        Assert.That(versions.Select(version => (version.ObjectKey, version.Size, version.IsLatest)), Is.EquivalentTo(new[] { ("a", (long?)5, (bool?)false), ("a", 3, false), ("a", null, true) }));
        Assert.That(versions.Select(version => version.LastModified), Is.All.Not.Null);
        Assert.That(Wire.Calls, Is.Empty);
        var first = versions.Single(version => version.Size == 3);
        Assert.That(await (await first.GetAsync()).Body!.ReadAsStringAsync(), Is.EqualTo("one"));
        Assert.That(first.Head().ContentLength, Is.EqualTo(3));
        Assert.That((key.Version(first.Id), key.Version(first.Id).ContentLength, first.Object), Is.EqualTo((first, (long?)3, key)));

        await versions.Single(version => version.IsLatest is true).DeleteAsync();
        Assert.That(key.Reload().ContentLength, Is.EqualTo(5));

        Assert.That((await bucket.ObjectVersions.DeleteAsync()).Resources, Is.EqualTo(2));
        Assert.That(await bucket.ObjectVersions.CountAsync(), Is.Zero);
    }

    [Test]
    public async Task An_upload_in_parts_is_made_of_its_parts()
    {
        var bucket = await MakeBucketAsync("parts");
        var upload = await bucket.Object("big").InitiateMultipartUploadAsync();
        Assert.That(bucket.MultipartUploads.ToList(), Is.EqualTo(new[] { upload }));
        Assert.That((upload.ObjectKey, upload.Object, await upload.ExistsAsync()), Is.EqualTo(("big", bucket.Object("big"), true)));

        var one = await upload.Part(1).UploadAsync(new() { Body = new byte[5 * 1024 * 1024] });
        var two = await upload.Part(2).UploadAsync(new() { Body = "end" });

        var parts = upload.Parts.ToList();
        Wire.Clear();
        Assert.That(parts.Select(part => (part.PartNumber, part.Size, part.ETag)), Is.EqualTo(new[] { ("1", (long?)5242880, one.ETag), ("2", 3, two.ETag) }));
        Assert.That(parts[0].MultipartUpload, Is.EqualTo(upload));
        Assert.That(Wire.Calls, Is.Empty);

        var made = await upload.CompleteAsync(new()
        {
            MultipartUpload = new() { Parts = [new() { PartNumber = 1, ETag = one.ETag }, new() { PartNumber = 2, ETag = two.ETag }] },
        });

        Assert.That((made.Key, made.ContentLength), Is.EqualTo(("big", (long?)5242883)));
        Assert.That(await bucket.MultipartUploads.CountAsync(), Is.Zero);
    }

    [Test]
    public async Task A_part_is_copied_and_uploads_are_given_up_in_a_batch()
    {
        var bucket = await MakeBucketAsync("copies", "source");
        var upload = await bucket.Object("copy").InitiateMultipartUploadAsync();
        var other = await bucket.Object("other").InitiateMultipartUploadAsync();

        await upload.Part(7).CopyFromAsync(new() { CopySource = $"{bucket.Name}/source" });

        Assert.That(upload.Parts.ToList().Select(part => (part.PartNumber, part.Size)), Is.EqualTo(new[] { ("7", (long?)6) }));
        await other.AbortAsync();
        Assert.That((await bucket.MultipartUploads.AbortAsync()).Resources, Is.EqualTo(1));
        Assert.That(await upload.ExistsAsync(), Is.False);
    }

    [Test]
    public void A_part_whose_number_is_none_is_refused_before_anything_is_sent()
    {
        var part = Aws.S3.Bucket("somewhere").Object("big").MultipartUpload("u").Part("first");
        Wire.Clear();

        Assert.That(() => part.Upload(new() { Body = "x" }), Throws.ArgumentException.With.Message.Contains("PartNumber is no whole number"));
        Assert.That(Wire.Calls, Is.Empty);
    }
}
