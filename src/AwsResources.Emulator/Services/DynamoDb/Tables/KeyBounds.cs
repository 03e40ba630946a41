using AwsResources.Emulator.Services.DynamoDb.Expressions;

namespace AwsResources.Emulator.Services.DynamoDb.Tables;

/// <summary>Checks the conditions of a query against a key schema, and turns them into the stretch of the order they mean.</summary>
internal static class KeyBounds
{
    public static (IndexEntry Lower, IndexEntry Upper) Of(KeySchema schema, IReadOnlyDictionary<string, KeyTerm> terms)
    {
        if (terms.Count > 2) throw DynamoDbErrors.Validation("Conditions can be of length 1 or 2 only");
        if (!terms.TryGetValue(schema.Hash.Name, out var hashTerm)) throw Missed(schema.Hash.Name);
        if (hashTerm.Operator != "=") throw DynamoDbErrors.Validation("Query key condition not supported");
        KeyTerm? rangeTerm = null;
        if (terms.Count == 2)
        {
            if (schema.Range is null) throw DynamoDbErrors.Validation("Query key condition not supported");
            if (!terms.TryGetValue(schema.Range.Name, out rangeTerm)) throw Missed(schema.Range.Name);
        }

        KeyChecks.CheckQueryValue(schema.Hash, hashTerm.Values[0], hashTerm.Operator);
        foreach (var value in rangeTerm?.Values ?? []) KeyChecks.CheckQueryValue(schema.Range!, value, rangeTerm!.Operator);
        return Of(hashTerm, rangeTerm);
    }

    private static (IndexEntry Lower, IndexEntry Upper) Of(KeyTerm hashTerm, KeyTerm? rangeTerm)
    {
        var hash = hashTerm.Values[0];
        var (first, last) = (IndexEntry.OfPartition(hash, null, -1), IndexEntry.OfPartition(hash, null, 1));
        if (rangeTerm is null) return (first, last);
        var value = rangeTerm.Values[0];
        return rangeTerm.Operator switch
        {
            "=" => (Before(value), After(value)),
            "<" => (first, Before(value)),
            "<=" => (first, After(value)),
            ">" => (After(value), last),
            ">=" => (Before(value), last),
            "BETWEEN" => (Before(value), After(rangeTerm.Values[1])),
            "begins_with" => (
                IndexEntry.OfPartition(hash, value, -1, isPrefix: true), IndexEntry.OfPartition(hash, value, 1, isPrefix: true)),
            _ => throw new InvalidOperationException($"Unknown key operator '{rangeTerm.Operator}'."),
        };

        IndexEntry Before(Values.ItemValue range) => IndexEntry.OfPartition(hash, range, -1);
        IndexEntry After(Values.ItemValue range) => IndexEntry.OfPartition(hash, range, 1);
    }

    private static Exception Missed(string name) => DynamoDbErrors.Validation($"Query condition missed key schema element: {name}");
}
