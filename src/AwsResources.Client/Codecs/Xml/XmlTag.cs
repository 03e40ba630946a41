namespace AwsResources.Client.Codecs.Xml;

/// <summary>A start tag: where its name and its attributes are. <see cref="Local"/> is the start of the name behind its prefix.</summary>
internal readonly record struct XmlTag(int Name, int Local, int NameEnd, int AttributesEnd, bool IsEmpty);

/// <summary>A place that the scanner can return to.</summary>
internal readonly record struct XmlMark(int At, int Depth);
