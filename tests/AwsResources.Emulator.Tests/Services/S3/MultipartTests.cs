using System.Security.Cryptography;

namespace AwsResources.Emulator.Tests.Services.S3;

public class MultipartTests : S3Cloud
{
    private const int Smallest = 5 * 1024 * 1024;

    private static readonly byte[] Large = [.. Enumerable.Range(0, Smallest).Select(i => (byte)(i * 31))];

    [Test]
    public void Parts_become_an_object_in_the_order_of_their_numbers()
    {
        var id = Begin("big");
        var second = Upload(id, 7, "end"u8.ToArray());
        var first = Upload(id, 3, Large);

        var output = Complete(id, first, second);

        var read = Call("GetObject", ("Key", "big"));
        Assert.That(((AwsBody)read["Body"]!).ReadAsBytes(), Is.EqualTo(Large.Concat("end"u8.ToArray()).ToArray()));
        Assert.That(output["ETag"], Is.EqualTo(TagOf(Large, "end"u8.ToArray())));
        Assert.That(read["ContentType"], Is.EqualTo("text/plain"));
        Assert.That(Names(Call("ListMultipartUploads"), "Uploads", "UploadId"), Is.Empty);
    }

    [Test]
    public void A_part_of_the_object_is_read_by_its_number()
    {
        var id = Begin("big");
        _ = Complete(id, Upload(id, 1, Large), Upload(id, 2, "end"u8.ToArray()));

        var part = Call("GetObject", ("Key", "big"), ("PartNumber", 2));

        Assert.That(((AwsBody)part["Body"]!).ReadAsString(), Is.EqualTo("end"));
        Assert.That((part["PartsCount"], part["ContentRange"]), Is.EqualTo((2, $"bytes {Smallest}-{Smallest + 2}/{Smallest + 3}")));
        Assert.That(CodeOf("GetObject", ("Key", "big"), ("PartNumber", 3)), Is.EqualTo("InvalidPartNumber"));
    }

    [Test]
    public void Lists_of_parts_that_cannot_be_are_refused()
    {
        var id = Begin("big");
        var small = Upload(id, 1, "small"u8.ToArray());
        var other = Upload(id, 2, "other"u8.ToArray());

        Assert.That(CodeOfComplete(id, small, other), Is.EqualTo("EntityTooSmall"));
        Assert.That(CodeOfComplete(id, other, small), Is.EqualTo("InvalidPartOrder"));
        Assert.That(CodeOfComplete(id, new AwsStructure { ["PartNumber"] = 1, ["ETag"] = "\"other\"" }), Is.EqualTo("InvalidPart"));
        Assert.That(CodeOfComplete(id), Is.EqualTo("MalformedXML"));
        Assert.That(CodeOfComplete("none", small), Is.EqualTo("NoSuchUpload"));
        Assert.That(CodeOf("UploadPart", ("Key", "big"), ("UploadId", id), ("PartNumber", 10001)), Is.EqualTo("InvalidArgument"));
    }

    [Test]
    public void A_completion_whose_answer_was_lost_can_be_asked_for_again()
    {
        var id = Begin("big");
        var part = Upload(id, 1, "all"u8.ToArray());
        Cloud.Faults.LoseResponse("s3", "CompleteMultipartUpload");

        var output = Complete(id, part);

        Assert.That(output["Key"], Is.EqualTo("big"));
        Assert.That(Cloud.Calls.Of("s3", "CompleteMultipartUpload"), Has.Count.EqualTo(2));
    }

    [Test]
    public void An_upload_that_was_given_up_is_gone()
    {
        var id = Begin("big");
        _ = Upload(id, 1, "x"u8.ToArray());
        _ = Call("AbortMultipartUpload", ("Key", "big"), ("UploadId", id));

        Assert.That(CodeOf("ListParts", ("Key", "big"), ("UploadId", id)), Is.EqualTo("NoSuchUpload"));
        Assert.That(CodeOf("HeadObject", ("Key", "big")), Is.EqualTo("NotFound"));
    }

    [Test]
    public void Parts_and_uploads_are_listed_in_pages()
    {
        var ids = new[] { "b", "a", "c/1", "c/2" }.Select(Begin).ToList();
        foreach (var number in new[] { 3, 1, 2 }) _ = Upload(ids[0], number, "x"u8.ToArray(), "b");

        var parts = Call("ListParts", ("Key", "b"), ("UploadId", ids[0]), ("MaxParts", 2));
        var more = Call("ListParts", ("Key", "b"), ("UploadId", ids[0]), ("PartNumberMarker", parts["NextPartNumberMarker"]));
        var uploads = Call("ListMultipartUploads", ("MaxUploads", 2), ("Delimiter", "/"));
        var rest = Call("ListMultipartUploads", ("KeyMarker", uploads["NextKeyMarker"]), ("UploadIdMarker", uploads["NextUploadIdMarker"]), ("Delimiter", "/"));

        Assert.That(((IReadOnlyList<AwsStructure>)parts["Parts"]!).Select(part => part["PartNumber"]), Is.EqualTo(new object[] { 1, 2 }));
        Assert.That(((IReadOnlyList<AwsStructure>)more["Parts"]!).Select(part => part["PartNumber"]), Is.EqualTo(new object[] { 3 }));
        Assert.That(Names(uploads, "Uploads", "Key"), Is.EqualTo(new[] { "a", "b" }));
        Assert.That((uploads["IsTruncated"], Names(rest, "CommonPrefixes", "Prefix").Single()), Is.EqualTo((true, "c/")));
    }

    [Test]
    public void A_part_may_be_a_range_of_another_object()
    {
        _ = Put("source", "0123456789");
        var id = Begin("copy");

        var result = (AwsStructure)Call("UploadPartCopy", ("Key", "copy"), ("UploadId", id), ("PartNumber", 1),
            ("CopySource", "photos/source"), ("CopySourceRange", "bytes=2-4"))["CopyPartResult"]!;
        _ = Complete(id, "copy", new AwsStructure { ["PartNumber"] = 1, ["ETag"] = result["ETag"] });

        Assert.That(Read("copy"), Is.EqualTo("234"));
    }

    [TestCase("SHA256", "COMPOSITE")]
    [TestCase("CRC32", "FULL_OBJECT")]
    public void The_checksum_is_of_the_kind_that_the_upload_began_with(string algorithm, string type)
    {
        var id = (string)Call("CreateMultipartUpload", ("Key", "big"), ("ChecksumAlgorithm", algorithm), ("ChecksumType", type))["UploadId"]!;
        var uploaded = Call("UploadPart", ("Key", "big"), ("UploadId", id), ("PartNumber", 1), ("Body", (AwsBody)"all"), ("ChecksumAlgorithm", algorithm));

        var output = Complete(id, new AwsStructure { ["PartNumber"] = 1, ["ETag"] = uploaded["ETag"], ["Checksum" + algorithm] = uploaded["Checksum" + algorithm] });

        Assert.That(output["ChecksumType"], Is.EqualTo(type));
        Assert.That((string)output["Checksum" + algorithm]!, type == "COMPOSITE" ? Does.EndWith("-1") : Does.Not.Contain("-"));
    }

    private string Begin(string key) => (string)Call("CreateMultipartUpload", ("Key", key), ("ContentType", "text/plain"))["UploadId"]!;

    private AwsStructure Upload(string id, int number, byte[] bytes, string key = "big") => new()
    {
        ["PartNumber"] = number,
        ["ETag"] = Call("UploadPart", ("Key", key), ("UploadId", id), ("PartNumber", number), ("Body", (AwsBody)bytes))["ETag"],
    };

    private AwsStructure Complete(string id, params AwsStructure[] parts) => Complete(id, "big", parts);

    private AwsStructure Complete(string id, string key, params AwsStructure[] parts) =>
        Call("CompleteMultipartUpload", ("Key", key), ("UploadId", id), ("MultipartUpload", new AwsStructure { ["Parts"] = parts }));

    private string? CodeOfComplete(string id, params AwsStructure[] parts) =>
        CodeOf("CompleteMultipartUpload", ("Key", "big"), ("UploadId", id), ("MultipartUpload", new AwsStructure { ["Parts"] = parts }));

    private static string TagOf(params byte[][] parts) =>
        $"\"{Convert.ToHexStringLower(MD5.HashData(parts.SelectMany(MD5.HashData).ToArray()))}-{parts.Length}\"";
}
