namespace AwsResources.Client.Scripting;

/// <summary>The arguments of a dynamic call: members of an input by name, or the input as a whole, and a token.</summary>
internal sealed class DynamicArguments
{
    /// <summary>The arguments of a call.</summary>
    /// <param name="subject">What is called, for messages.</param>
    /// <param name="names">The names of the last arguments; those before them have none.</param>
    /// <param name="values">The arguments.</param>
    /// <exception cref="ArgumentException">An argument has no name, and is neither a structure nor a token.</exception>
    public DynamicArguments(string subject, IReadOnlyList<string> names, object?[] values)
    {
        var unnamed = values.Length - names.Count;
        for (var i = 0; i < values.Length; i++)
        {
            if (i >= unnamed) (Input ??= new AwsStructure()).Set(names[i - unnamed], values[i]);
            else if (values[i] is CancellationToken token) CancellationToken = token;
            else if (values[i] is AwsStructure given) Input = given.Copy();
            else throw new ArgumentException(
                $"{subject}: argument {i + 1} has no name. Write {subject[(subject.LastIndexOfAny([' ', '.']) + 1)..]}(Member: value).", nameof(values));
        }
    }

    /// <summary>The input; null where nothing was given.</summary>
    public AwsStructure? Input { get; private set; }

    public CancellationToken CancellationToken { get; }
}
