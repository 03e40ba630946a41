using System.Text;
using AwsResources.Client.Model;
using AwsResources.Client.Values;

namespace AwsResources.Client.Codecs.Xml;

/// <summary>What every error in XML says, whatever its shape.</summary>
internal sealed record XmlError(string RootName, string? Code, string? Message, string? RequestId, string? HostId, string? Fault);

/// <summary>
/// Reads errors in XML: <c>Error</c> is the root (S3), the root's child (query and most of rest-xml), or in the root's
/// <c>Errors</c> (ec2).
/// </summary>
internal static class XmlErrorReader
{
    public static XmlError Read(ReadOnlySpan<byte> xml)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var name = Collect(xml, found);
        return new XmlError(name, found.GetValueOrDefault("Code"),
            found.GetValueOrDefault("Message") ?? found.GetValueOrDefault("message"),
            found.GetValueOrDefault("RequestId") ?? found.GetValueOrDefault("RequestID"), found.GetValueOrDefault("HostId"),
            found.GetValueOrDefault("Type"));
    }

    /// <summary>Reads the members of an error that the model knows.</summary>
    public static ValueTape ReadMembers(ReadOnlySpan<byte> xml, StructureShape shape)
    {
        using var tape = new TapeBuilder(xml.Length);
        var reader = new XmlTapeReader(xml, tape);
        try
        {
            var tag = reader.Xml.ReadRoot();
            if (!reader.Xml.LocalName(tag).SequenceEqual("Error"u8)) tag = FindError(ref reader, tag);
            reader.ReadStructure(tag, XmlPlan.Of(shape), 0);
            return tape.ToTape();
        }
        finally
        {
            reader.Dispose();
        }
    }

    private static string Collect(ReadOnlySpan<byte> xml, Dictionary<string, string> found)
    {
        var scanner = new XmlScanner(xml);
        try
        {
            var root = scanner.ReadRoot();
            var name = Encoding.UTF8.GetString(scanner.LocalName(root));
            Collect(ref scanner, root, found, isError: name == "Error");
            return name;
        }
        finally
        {
            scanner.Dispose();
        }
    }

    private static XmlTag FindError(ref XmlTapeReader reader, XmlTag root)
    {
        var start = reader.Xml.Mark;
        while (reader.Xml.TryReadChild(root, out var child))
        {
            var name = reader.Xml.LocalName(child);
            if (name.SequenceEqual("Error"u8)) return child;
            if (name.SequenceEqual("Errors"u8) && reader.Xml.TryReadChild(child, out var error)) return error;
            reader.Xml.Skip(child);
        }
        reader.Xml.ReturnTo(start);
        return root;
    }

    private static void Collect(ref XmlScanner xml, in XmlTag parent, Dictionary<string, string> found, bool isError)
    {
        while (xml.TryReadChild(parent, out var child))
        {
            var name = Encoding.UTF8.GetString(xml.LocalName(child));
            if (name is "Error" or "Errors") Collect(ref xml, child, found, isError: true);
            else if (name is "RequestId" or "RequestID" or "HostId" || isError && name is ("Code" or "Message" or "message" or "Type"))
                found.TryAdd(name, Encoding.UTF8.GetString(xml.ReadText(child)));
            else xml.Skip(child);
        }
    }
}
