using System.Net.Http.Headers;

namespace AwsResources;

/// <summary>A form that uploads one object to S3 for whoever fills it in, with the permissions of the one who made it, until it expires.</summary>
/// <param name="Url">Where the form is posted.</param>
/// <param name="Fields">The fields to post, before the field <c>file</c>, which is the last one.</param>
/// <remarks>A web page makes hidden inputs of the fields; a program posts <see cref="ToContent"/>.</remarks>
public sealed record AwsPresignedPost(Uri Url, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>The form, filled in with a file.</summary>
    /// <param name="file">The object's content.</param>
    /// <param name="fileName">The name that stands for <c>${filename}</c> in the key. Default: <c>file</c>.</param>
    public MultipartFormDataContent ToContent(HttpContent file, string fileName = "file")
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentException.ThrowIfNullOrWhiteSpace(fileName);
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in Fields)
        {
            var field = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(value));
            field.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = Quoted(name) };
            form.Add(field);
        }
        file.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = Quoted("file"), FileName = Quoted(fileName) };
        form.Add(file);
        return form;
    }

    /// <summary>Where the form is posted; never its fields, which are the permission.</summary>
    public override string ToString() => $"AwsPresignedPost({Url})";

    // Servers want these names in quotes; the platform leaves them out where its own grammar allows that.
    private static string Quoted(string name) => $"\"{name.Replace("\"", "%22", StringComparison.Ordinal).ReplaceLineEndings(" ")}\"";
}
