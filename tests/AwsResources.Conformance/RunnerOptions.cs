namespace AwsResources.Conformance;

/// <summary>The runner's command line.</summary>
internal sealed record RunnerOptions(string? Vectors, string? Suite, string? Case, bool ListFailures)
{
    public static bool TryParse(string[] args, out RunnerOptions options, out string fault)
    {
        options = new RunnerOptions(null, null, null, false);
        fault = "";
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "--list-failures")
            {
                options = options with { ListFailures = true };
                continue;
            }
            if (args[i] is not ("--vectors" or "--suite" or "--case"))
            {
                fault = $"Unknown option '{args[i]}'; expected --vectors FOLDER, --suite PATH, --case ID or --list-failures.";
                return false;
            }
            if (i + 1 == args.Length)
            {
                fault = $"{args[i]} needs a value.";
                return false;
            }
            options = args[i] switch
            {
                "--vectors" => options with { Vectors = args[++i] },
                "--suite" => options with { Suite = args[++i] },
                _ => options with { Case = args[++i] },
            };
        }
        return true;
    }
}
