// One binary frame a file: valid ones are decoded and encoded again to the same bytes, invalid ones refused.

using AwsResources.Client.Codecs;
using AwsResources.Client.Codecs.EventStream;

namespace AwsResources.Conformance.Suites;

internal sealed class EventStreamSuite : IConformanceSuite
{
    public string Name => "eventstream";

    public IEnumerable<ConformanceCase> Cases(string path) => Directory.EnumerateFiles(path).Order(StringComparer.Ordinal)
        .Select(file => new ConformanceCase($"{Name}/{Path.GetFileName(file)}", () => Run(file)));

    private static void Run(string file)
    {
        var bytes = File.ReadAllBytes(file);
        if (Path.GetFileName(file).StartsWith("valid_", StringComparison.Ordinal))
        {
            Verify.Equal("the frame encoded again", Convert.ToHexString(bytes), Convert.ToHexString(EventStreamFrame.Decode(bytes).Encode()));
            return;
        }
        try
        {
            _ = EventStreamFrame.Decode(bytes);
        }
        catch (MalformedResponseException)
        {
            return;
        }
        throw new CaseFailedException("The frame was taken for a valid one.");
    }
}
