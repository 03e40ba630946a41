namespace AwsResources.Client.Model.Packing;

/// <summary>Packs the waiters of a service.</summary>
internal sealed class WaiterPacker(PackStrings strings)
{
    public PackBuffer Pack(ModelJson? file)
    {
        var index = new PackIndex(strings);
        if (file is { } json)
        {
            foreach (var (name, waiter) in json["waiters"].Object().Fields()) PackWaiter(index.Start(name), waiter.Object());
        }

        return index.Pack();
    }

    private void PackWaiter(PackBuffer record, ModelJson waiter)
    {
        record.Number(strings.Offset(waiter["operation"].Text()));
        record.Number(waiter["delay"].Whole() ?? throw waiter["delay"].Wrong("a number of seconds"));
        record.Number(waiter["maxAttempts"].Whole() ?? throw waiter["maxAttempts"].Wrong("a number of attempts"));
        var acceptors = waiter["acceptors"].Items().ToList();
        record.Number(acceptors.Count);
        foreach (var acceptor in acceptors)
        {
            record.Number(strings.Offset(Word(acceptor.Object()["state"], ModelWords.WaiterStates)));
            record.Number(strings.Offset(Word(acceptor["matcher"], ModelWords.WaiterMatchers)));
            record.Number(strings.Offset(acceptor["argument"].TextOrNull()));
            PackValue.Write(record, strings, acceptor["expected"]);
        }
    }

    private static string Word(ModelJson json, string[] choices)
    {
        var word = json.Text();
        return choices.Contains(word) ? word : throw json.Wrong(string.Join(", ", choices));
    }
}
