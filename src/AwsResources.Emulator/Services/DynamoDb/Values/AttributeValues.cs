namespace AwsResources.Emulator.Services.DynamoDb.Values;

/// <summary>Attribute values between the wire's structure, one member a type, and the emulator's own.</summary>
internal static class AttributeValues
{
    private static readonly AwsReader<IReadOnlyDictionary<string, AwsStructure>> Members =
        AwsReaders.Map(AwsReaders.Structure<AwsStructure>());
    private static readonly AwsReader<IReadOnlyList<AwsStructure>> Elements = AwsReaders.List(AwsReaders.Structure<AwsStructure>());
    private static readonly AwsReader<IReadOnlyList<string>> Texts = AwsReaders.List(AwsReaders.StringElement);
    private static readonly AwsReader<IReadOnlyList<ReadOnlyMemory<byte>>> Blobs = AwsReaders.List(AwsReaders.Element(AwsReaders.Blob));

    /// <summary>A member of an input that is a map of attribute values, such as <c>Item</c> or <c>Key</c>.</summary>
    public static Item ReadItem(AwsStructure input, string member) => new(Read(input.Read(member, Members)));

    public static Item ReadItem(IReadOnlyDictionary<string, AwsStructure> members) => new(Read(members));

    /// <summary>The ExpressionAttributeValues of an input, which it has.</summary>
    public static IReadOnlyDictionary<string, ItemValue> ReadExpressionValues(AwsStructure input)
    {
        var values = new Dictionary<string, ItemValue>();
        foreach (var (name, value) in input.Read("ExpressionAttributeValues", Members))
        {
            try
            {
                values[name] = Read(value);
            }
            catch (EmulatorException invalid)
            {
                throw DynamoDbErrors.Validation($"ExpressionAttributeValues contains invalid value: {invalid.Message} for key {name}");
            }
        }

        return values;
    }

    public static IReadOnlyDictionary<string, AwsStructure> Write(Item item) => Write(item.Attributes);

    public static ItemValue Read(AwsStructure value)
    {
        var set = value.MemberNames.ToArray();
        if (set.Length != 1)
            throw DynamoDbErrors.Validation(set.Length == 0
                ? "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes"
                : "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes");
        return set[0] switch
        {
            "S" => ItemValue.Of(value.Read("S", AwsReaders.String)!),
            "N" => ItemValue.Of(ItemNumber.Parse(value.Read("N", AwsReaders.String)!)),
            "B" => ItemValue.Of(value.Read("B", AwsReaders.Blob)!.Value.ToArray()),
            "BOOL" => ItemValue.Of(value.Read("BOOL", AwsReaders.Boolean)!.Value),
            "NULL" => value.Read("NULL", AwsReaders.Boolean)!.Value ? ItemValue.Null
                : throw DynamoDbErrors.InvalidParameter("Null attribute value types must have the value of true"),
            "M" => ItemValue.Map(Read(value.Read("M", Members))),
            "L" => ItemValue.List([.. value.Read("L", Elements).Select(Read)]),
            "SS" => ReadSet(ItemType.SS, value.Read("SS", Texts).Select(ItemValue.Of)),
            "NS" => ReadSet(ItemType.NS, value.Read("NS", Texts).Select(text => ItemValue.Of(ItemNumber.Parse(text)))),
            "BS" => ReadSet(ItemType.BS, value.Read("BS", Blobs).Select(blob => ItemValue.Of(blob.ToArray()))),
            var name => throw DynamoDbErrors.Validation($"Supplied AttributeValue has the unknown datatype {name}"),
        };
    }

    public static AwsStructure Write(ItemValue value) => new()
    {
        [value.Type.ToString()] = value.Type switch
        {
            ItemType.S => value.Text,
            ItemType.N => value.Number.ToString(),
            ItemType.B => (ReadOnlyMemory<byte>)value.Bytes,
            ItemType.BOOL or ItemType.NULL => value.Boolean,
            ItemType.M => Write(value.Members),
            ItemType.L => value.Elements.Select(Write).ToArray(),
            ItemType.BS => value.Elements.Select(e => (ReadOnlyMemory<byte>)e.Bytes).ToArray(),
            ItemType.SS => value.Elements.Select(e => e.Text).ToArray(),
            ItemType.NS => value.Elements.Select(e => e.Number.ToString()).ToArray(),
            _ => throw new InvalidOperationException($"Unknown attribute type {value.Type}."),
        },
    };

    private static Dictionary<string, ItemValue> Read(IReadOnlyDictionary<string, AwsStructure> members)
    {
        var values = new Dictionary<string, ItemValue>(members.Count);
        foreach (var (name, value) in members) values[name] = Read(value);
        return values;
    }

    private static Dictionary<string, AwsStructure> Write(IReadOnlyDictionary<string, ItemValue> members) =>
        members.ToDictionary(m => m.Key, m => Write(m.Value));

    // The odd spaces and articles are the service's.
    private static ItemValue ReadSet(ItemType type, IEnumerable<ItemValue> elements)
    {
        var all = elements.ToArray();
        if (all.Length == 0)
            throw DynamoDbErrors.InvalidParameter(type switch
            {
                ItemType.SS => "An string set  may not be empty",
                ItemType.NS => "An number set  may not be empty",
                _ => "Binary sets should not be empty",
            });
        if (all.Distinct().Count() == all.Length) return ItemValue.Set(type, all);
        throw type == ItemType.NS
            ? DynamoDbErrors.Validation("Input collection contains duplicates")
            : DynamoDbErrors.InvalidParameter($"Input collection {ItemValue.List(all).Quoted} contains duplicates.");
    }
}
