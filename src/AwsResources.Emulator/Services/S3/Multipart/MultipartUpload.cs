using AwsResources.Emulator.Services.S3.Objects;

namespace AwsResources.Emulator.Services.S3.Multipart;

/// <summary>An upload in parts that has begun.</summary>
internal sealed class MultipartUpload
{
    public required string UploadId { get; init; }

    public required string Key { get; init; }

    public required DateTimeOffset Initiated { get; init; }

    public required ObjectHeaders Headers { get; init; }

    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    public required IReadOnlyList<AwsStructure> Grants { get; init; }

    /// <summary>The algorithm that the upload was begun with; null for S3's own choice.</summary>
    public ChecksumAlgorithm? Algorithm { get; init; }

    public bool IsComposite { get; init; }

    public string ChecksumType => IsComposite ? "COMPOSITE" : "FULL_OBJECT";

    /// <summary>The parts by number.</summary>
    public SortedDictionary<int, UploadedPart> Parts { get; } = [];
}

/// <summary>A part that has arrived.</summary>
internal sealed record UploadedPart(int Number, ReadOnlyMemory<byte> Bytes, string ETag, ObjectChecksum Checksum, DateTimeOffset LastModified);
