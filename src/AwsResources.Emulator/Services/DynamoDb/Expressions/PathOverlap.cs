namespace AwsResources.Emulator.Services.DynamoDb.Expressions;

/// <summary>Two paths of one expression may not lie in each other, nor take one place for both a map and a list.</summary>
internal static class PathOverlap
{
    public static void Check(IReadOnlyList<DocumentPath> paths, ExpressionFaults faults)
    {
        for (var later = 1; later < paths.Count; later++)
            for (var earlier = 0; earlier < later; earlier++)
                Check(paths[earlier], paths[later], faults);
    }

    private static void Check(DocumentPath one, DocumentPath two, ExpressionFaults faults)
    {
        for (var i = 0; i < Math.Min(one.Steps.Count, two.Steps.Count); i++)
        {
            if (one.Steps[i].Name is null != two.Steps[i].Name is null)
            {
                faults.Report(FaultKind.PathConflict, Sentence("conflict", one, two));
                return;
            }

            if (one.Steps[i] != two.Steps[i]) return;
        }

        faults.Report(FaultKind.PathOverlap, Sentence("overlap", one, two));
    }

    private static string Sentence(string what, DocumentPath one, DocumentPath two) =>
        $"Two document paths {what} with each other; must remove or rewrite one of these paths; path one: {one}, path two: {two}";
}
