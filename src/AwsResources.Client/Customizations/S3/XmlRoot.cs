using System.Xml;

namespace AwsResources.Client.Customizations.S3;

/// <summary>Looks into small XML bodies without a shape.</summary>
internal static class XmlRoot
{
    private static readonly XmlReaderSettings Safe = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true };

    /// <summary>The name of the document's element; null where there is none at its beginning.</summary>
    public static string? NameOf(ReadOnlySpan<byte> xml)
    {
        xml = xml.TrimStart("\uFEFF \t\r\n"u8);
        if (xml.StartsWith("<?"u8))
        {
            var end = xml.IndexOf("?>"u8);
            if (end < 0) return null;
            xml = xml[(end + 2)..].TrimStart(" \t\r\n"u8);
        }
        if (xml.IsEmpty || xml[0] != '<') return null;
        xml = xml[1..];
        var length = xml.IndexOfAny(" \t\r\n/>"u8);
        return length < 0 ? null : System.Text.Encoding.UTF8.GetString(xml[..length]);
    }

    /// <summary>The text of the first element of a name; null where there is none, or the text is no XML.</summary>
    public static string? TextOf(ReadOnlySpan<byte> xml, string name)
    {
        if (xml.IsEmpty) return null;
        using var reader = XmlReader.Create(new MemoryStream(xml.ToArray()), Safe);
        try
        {
            while (reader.Read())
                if (reader.NodeType is XmlNodeType.Element && reader.LocalName == name) return reader.ReadElementContentAsString();
            return null;
        }
        catch (XmlException)
        {
            return null; // Whoever reads the body for its own sake says what is wrong with it.
        }
    }
}
