// A wrong arrow on purpose: a codec that knows the pipeline, in a body only, as a careless change would.

namespace AwsResources.Conventions.Arrows.Sample.Pipeline
{
    internal static class Order
    {
        public static int First => 1;
    }
}

namespace AwsResources.Conventions.Arrows.Sample.Codecs
{
    internal static class Reader
    {
        public static IEnumerable<int> Read()
        {
            yield return Pipeline.Order.First;
        }
    }
}
