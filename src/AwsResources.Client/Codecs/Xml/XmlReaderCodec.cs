using System.Text;
using AwsResources.Client.Model;
using AwsResources.Client.Values;

namespace AwsResources.Client.Codecs.Xml;

/// <summary>Reads XML documents. The root's own name does not matter: services and emulators differ in it.</summary>
internal static class XmlReaderCodec
{
    /// <summary>Reads a structure from the root, or from the root's child named <paramref name="wrapper"/>.</summary>
    /// <exception cref="MalformedResponseException">The bytes are not well-formed XML.</exception>
    public static ValueTape Read(ReadOnlySpan<byte> xml, StructureShape shape, string? wrapper = null)
    {
        using var tape = new TapeBuilder(xml.Length);
        var reader = new XmlTapeReader(xml, tape);
        try
        {
            var root = reader.Xml.ReadRoot();
            if (wrapper is null) ReadRoot(ref reader, tape, root, XmlPlan.Of(shape));
            else ReadWrapped(ref reader, tape, root, XmlPlan.Of(shape), Encoding.UTF8.GetBytes(wrapper));
            reader.Xml.ReadEnd();
            return tape.ToTape();
        }
        finally
        {
            reader.Dispose();
        }
    }

    // S3's GetBucketLocation answers its only member without an element around it.
    private static void ReadRoot(ref XmlTapeReader reader, TapeBuilder tape, in XmlTag root, XmlPlan plan)
    {
        if (plan.Elements is not [{ Kind: TapeKind.Text } only] || !reader.Xml.LocalName(root).SequenceEqual(only.ElementBytes))
        {
            reader.ReadStructure(root, plan, 0);
            return;
        }
        var structure = tape.Begin(TapeKind.Structure, 0);
        var text = reader.Xml.ReadText(root);
        if (!text.IsEmpty) tape.Scalar(TapeKind.Text, only.Index, text);
        tape.End(structure, text.IsEmpty ? 0 : 1);
    }

    private static void ReadWrapped(ref XmlTapeReader reader, TapeBuilder tape, in XmlTag root, XmlPlan plan, ReadOnlySpan<byte> wrapper)
    {
        var isRead = false;
        while (reader.Xml.TryReadChild(root, wrapper, out var child, out var isWrapper))
        {
            if (isWrapper && !isRead) reader.ReadStructure(child, plan, 0);
            else reader.Xml.Skip(child);
            isRead |= isWrapper;
        }
        // An operation without an answer may leave the wrapper out.
        if (!isRead) tape.End(tape.Begin(TapeKind.Structure, 0), 0);
    }
}
