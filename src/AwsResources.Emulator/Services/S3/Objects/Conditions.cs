namespace AwsResources.Emulator.Services.S3.Objects;

/// <summary>The conditions that requests put on the state of an object.</summary>
internal static class Conditions
{
    /// <summary>Checks the conditions of a read, in the order of RFC 9110.</summary>
    /// <exception cref="EmulatorException">412 or 304.</exception>
    public static void CheckRead(EmulatorCall call, S3Object target)
    {
        try
        {
            Check(call.Input, "", target, S3Errors.NotModified);
        }
        catch (EmulatorException refusal) when (refusal.HttpStatus == 304)
        {
            call.ResponseHeaders.Set("ETag", target.ETag);
            call.ResponseHeaders.Set("Last-Modified", target.LastModified.UtcDateTime.ToString("R", System.Globalization.CultureInfo.InvariantCulture));
            throw;
        }
    }

    /// <summary>Checks the conditions that a copy puts on its source.</summary>
    public static void CheckCopySource(EmulatorCall call, S3Object source) =>
        Check(call.Input, "CopySource", source, () => S3Errors.PreconditionFailed("x-amz-copy-source-If-None-Match"));

    /// <summary>Checks the conditions that a write puts on what it would replace.</summary>
    public static void CheckWrite(EmulatorCall call, string key, S3Object? current)
    {
        if (call.Input.Text("IfNoneMatch") is { } none)
        {
            if (none.Trim() != "*")
                throw new EmulatorException("NotImplemented", "A header you provided implies functionality that is not implemented", 501,
                    new Dictionary<string, object?> { ["Header"] = "If-None-Match", ["additionalMessage"] = "We don't accept the provided value of If-None-Match header for this API" });
            if (current is not null) throw S3Errors.PreconditionFailed("If-None-Match");
        }
        if (call.Input.Text("IfMatch") is not { } match) return;
        if (current is null) throw S3Errors.NoSuchKey(key);
        if (!Matches(match, current.ETag)) throw S3Errors.PreconditionFailed("If-Match");
    }

    private static void Check(AwsStructure input, string prefix, S3Object target, Func<EmulatorException> notModified)
    {
        // HTTP dates have no fractions.
        var modified = DateTimeOffset.FromUnixTimeSeconds(target.LastModified.ToUnixTimeSeconds());
        if (input.Text(prefix + "IfMatch") is { } match)
        {
            if (!Matches(match, target.ETag)) throw S3Errors.PreconditionFailed("If-Match");
        }
        else if (input.Moment(prefix + "IfUnmodifiedSince") is { } before && modified > before)
        {
            throw S3Errors.PreconditionFailed("If-Unmodified-Since");
        }
        if (input.Text(prefix + "IfNoneMatch") is { } none)
        {
            if (Matches(none, target.ETag)) throw notModified();
        }
        else if (input.Moment(prefix + "IfModifiedSince") is { } after && modified <= after)
        {
            throw notModified();
        }
    }

    public static bool Matches(string list, string eTag) =>
        list.Split(',', StringSplitOptions.TrimEntries).Any(item => item == "*" || Bare(item) == Bare(eTag));

    /// <summary>An entity tag without what S3 does not care for.</summary>
    public static string Bare(string eTag) => (eTag.StartsWith("W/", StringComparison.Ordinal) ? eTag[2..] : eTag).Trim('"');
}
