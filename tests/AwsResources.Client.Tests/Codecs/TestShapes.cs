using System.Text;
using AwsResources.Client.Model;

namespace AwsResources.Client.Tests.Codecs;

/// <summary>Shapes for tests, written as in a service model.</summary>
internal static class TestShapes
{
    /// <summary>The shape named Root of the given shapes; String, Integer, Timestamp, Blob, Double and Boolean are there already.</summary>
    public static StructureShape Root(string shapes) => (StructureShape)Service(shapes, "").GetShape("Root");

    public static ServiceModel Service(string shapes, string operations, string protocol = "rest-xml") => ServiceModelParser.Parse("test", Encoding.UTF8.GetBytes($$"""
        {
          "metadata": { "apiVersion": "2026-01-01", "endpointPrefix": "test", "protocol": "{{protocol}}", "targetPrefix": "Test", "jsonVersion": "1.0" },
          "operations": { {{operations}} },
          "shapes": {
            "String": { "type": "string" }, "Integer": { "type": "integer" }, "Timestamp": { "type": "timestamp" },
            "Blob": { "type": "blob" }, "Double": { "type": "double" }, "Boolean": { "type": "boolean" }, {{shapes}}
          }
        }
        """));
}
