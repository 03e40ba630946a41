namespace AwsResources.Emulator.Services.S3.Objects;

/// <summary>All versions of one key, the newest first.</summary>
internal sealed class ObjectHistory
{
    private readonly List<S3Object> _versions = [];

    public IReadOnlyList<S3Object> Versions => _versions;

    public bool IsEmpty => _versions.Count == 0;

    /// <summary>The newest version, which may be a delete marker; null only while the history is being made.</summary>
    public S3Object? Newest => _versions.Count == 0 ? null : _versions[0];

    /// <summary>The object that a reader without a version id sees, or null.</summary>
    public S3Object? Current => Newest is { IsDeleteMarker: false } newest ? newest : null;

    public S3Object? Find(string versionId) => _versions.Find(version => version.VersionId == versionId);

    /// <summary>Adds the newest version. There is one null version at most: a new one takes the place of the old.</summary>
    public void Push(S3Object version)
    {
        if (version.VersionId == S3Object.NullVersion) _ = _versions.RemoveAll(old => old.VersionId == S3Object.NullVersion);
        _versions.Insert(0, version);
    }

    public void Remove(S3Object version) => _ = _versions.Remove(version);
}
