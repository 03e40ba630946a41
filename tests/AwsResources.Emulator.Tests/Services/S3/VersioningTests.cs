namespace AwsResources.Emulator.Tests.Services.S3;

public class VersioningTests : S3Cloud
{
    [Test]
    public void A_bucket_that_never_had_versions_says_nothing_of_them()
    {
        Assert.That(Call("GetBucketVersioning")["Status"], Is.Null);
        Assert.That(Put("cat")["VersionId"], Is.Null);
    }

    [Test]
    public void Every_write_is_a_version_and_the_newest_is_read()
    {
        Set("Enabled");
        var first = (string)Put("cat", "one")["VersionId"]!;
        var second = (string)Put("cat", "two")["VersionId"]!;

        Assert.That(first, Has.Length.EqualTo(32).And.Not.EqualTo(second));
        Assert.That((Read("cat"), Read("cat", first)), Is.EqualTo(("two", "one")));
    }

    [Test]
    public void A_deletion_is_a_marker_that_can_be_taken_away()
    {
        Set("Enabled");
        var version = (string)Put("cat", "one")["VersionId"]!;

        var deletion = Call("DeleteObject", ("Key", "cat"));
        var hidden = Raw.Get("/photos/cat");
        var marker = (string)deletion["VersionId"]!;
        var onMarker = Raw.Get($"/photos/cat?versionId={marker}");
        var undo = Call("DeleteObject", ("Key", "cat"), ("VersionId", marker));

        Assert.That(deletion["DeleteMarker"], Is.True);
        Assert.That(((int)hidden.Status, hidden.Header("x-amz-delete-marker"), hidden.Header("x-amz-version-id")), Is.EqualTo((404, "true", marker)));
        Assert.That(((int)onMarker.Status, onMarker.One("Code"), onMarker.Header("Allow")), Is.EqualTo((405, "MethodNotAllowed", "DELETE")));
        Assert.That(undo["DeleteMarker"], Is.True);
        Assert.That((Read("cat"), Read("cat", version)), Is.EqualTo(("one", "one")));
    }

    [Test]
    public void While_suspended_there_is_one_null_version()
    {
        _ = Put("cat", "before");
        Set("Enabled");
        _ = Put("cat", "kept");
        Set("Suspended");

        var suspended = Put("cat", "after");

        Assert.That(suspended["VersionId"], Is.EqualTo("null"));
        Assert.That(Read("cat", "null"), Is.EqualTo("after"));
        Assert.That(Names(Call("ListObjectVersions"), "Versions", "VersionId"), Has.Count.EqualTo(2).And.Contains("null"));
    }

    [Test]
    public void Versions_are_listed_newest_first_with_markers_apart()
    {
        Set("Enabled");
        var a1 = (string)Put("a")["VersionId"]!;
        var a2 = (string)Put("a")["VersionId"]!;
        var b1 = (string)Put("b")["VersionId"]!;
        var gone = (string)Call("DeleteObject", ("Key", "b"))["VersionId"]!;

        var output = Call("ListObjectVersions");

        Assert.That(Names(output, "Versions", "VersionId"), Is.EqualTo(new[] { a2, a1, b1 }));
        Assert.That(((IReadOnlyList<AwsStructure>)output["Versions"]!).Select(version => version["IsLatest"]), Is.EqualTo(new object[] { true, false, false }));
        Assert.That(Names(output, "DeleteMarkers", "VersionId"), Is.EqualTo(new[] { gone }));
    }

    [Test]
    public void Versions_come_in_pages_that_may_part_a_key()
    {
        Set("Enabled");
        var ids = new[] { "a", "a", "a", "b" }.Select(key => (string)Put(key)["VersionId"]!).ToList();
        var read = new List<string>();
        AwsStructure page;
        var (key, version) = ((object?)null, (object?)null);
        do
        {
            page = Call("ListObjectVersions", ("MaxKeys", 1), ("KeyMarker", key), ("VersionIdMarker", version));
            read.AddRange(Names(page, "Versions", "VersionId"));
            (key, version) = (page["NextKeyMarker"], page["NextVersionIdMarker"]);
        }
        while ((bool)page["IsTruncated"]! && read.Count < 10);

        Assert.That(read, Is.EqualTo(new[] { ids[2], ids[1], ids[0], ids[3] }));
    }

    [Test]
    public void Versions_that_do_not_exist_or_cannot_are_told_apart()
    {
        Set("Enabled");
        _ = Put("cat");

        Assert.That(CodeOf("GetObject", ("Key", "cat"), ("VersionId", new string('x', 32))), Is.EqualTo("NoSuchVersion"));
        Assert.That(CodeOf("GetObject", ("Key", "cat"), ("VersionId", "nonsense")), Is.EqualTo("InvalidArgument"));
    }

    [Test]
    public void A_bucket_with_versions_is_not_empty()
    {
        Set("Enabled");
        _ = Put("cat");
        _ = Call("DeleteObject", ("Key", "cat"));

        Assert.That(CodeOf("DeleteBucket"), Is.EqualTo("BucketNotEmpty"));
    }

    [Test]
    public void A_version_is_copied_by_its_id()
    {
        Set("Enabled");
        var first = (string)Put("cat", "one")["VersionId"]!;
        _ = Put("cat", "two");

        var copy = Call("CopyObject", ("Key", "old"), ("CopySource", $"photos/cat?versionId={first}"));

        Assert.That((copy["CopySourceVersionId"], Read("old")), Is.EqualTo((first, "one")));
    }

    private void Set(string status) =>
        _ = Call("PutBucketVersioning", ("VersioningConfiguration", new AwsStructure { ["Status"] = status }));
}
