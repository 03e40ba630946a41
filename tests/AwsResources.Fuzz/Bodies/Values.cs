using System.Collections;
using AwsResources.Client.Values;

namespace AwsResources.Fuzz.Bodies;

/// <summary>Reads everything that a value holds.</summary>
internal static class Values
{
    /// <summary>Reads all members by name, those after a malformed one too, and then prints the whole.</summary>
    public static void ReadAll(AwsStructure structure)
    {
        Touch(structure);
        _ = structure.ToString();
        _ = structure.ToJson();
    }

    private static void Touch(object? value)
    {
        switch (value)
        {
            case AwsStructure structure:
                foreach (var name in structure.MemberNames) Touch(Read(structure, name));
                break;
            case not null when MapEntries.IsMap(value):
                foreach (var (_, item) in MapEntries.Of(value)) Touch(item);
                break;
            case string or byte[]:
                break;
            case IEnumerable items:
                foreach (var item in items) Touch(item);
                break;
            default:
                break;
        }
    }

    private static object? Read(AwsStructure structure, string name)
    {
        try
        {
            return structure[name];
        }
        catch (AwsValueException error)
        {
            Assert.That(error.Message, Does.Contain(name), "The exception must name the member.");
            return null;
        }
    }
}
