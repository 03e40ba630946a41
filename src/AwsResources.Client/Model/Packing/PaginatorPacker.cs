namespace AwsResources.Client.Model.Packing;

/// <summary>Packs how the operations of a service page.</summary>
internal sealed class PaginatorPacker(PackStrings strings)
{
    public PackBuffer Pack(ModelJson? file)
    {
        var index = new PackIndex(strings);
        if (file is { } json)
        {
            foreach (var (operation, paginator) in json["pagination"].Object().Fields()) PackPaginator(index.Start(operation), paginator.Object());
        }

        return index.Pack();
    }

    private void PackPaginator(PackBuffer record, ModelJson paginator)
    {
        var inputs = paginator["input_token"].TextOrTexts();
        var outputs = paginator["output_token"].TextOrTexts();
        if (inputs.Length != outputs.Length)
            throw new AwsModelException($"{paginator.Place}: {inputs.Length} input tokens do not go with {outputs.Length} output tokens.");
        strings.List(record, inputs);
        strings.List(record, outputs);
        strings.List(record, paginator["result_key"].TextOrTexts());
        strings.List(record, paginator["non_aggregate_keys"].TextOrTexts());
        record.Number(strings.Offset(paginator["limit_key"].TextOrNull()));
        record.Number(strings.Offset(paginator["more_results"].TextOrNull()));
    }
}
