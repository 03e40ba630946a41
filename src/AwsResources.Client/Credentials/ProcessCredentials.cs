using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using AwsResources.Client.Configuration;

namespace AwsResources.Client.Credentials;

/// <summary>Credentials that a program prints: the profile's <c>credential_process</c>.</summary>
internal sealed class ProcessCredentials(AwsConfiguration configuration) : CredentialSource
{
    // Such a program may ask its user for a second factor; it must not hang for ever.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    public override string Name => "credential process";

    public override string Method => AwsCredentialProviders.Process;

    public override async ValueTask<CredentialAnswer> AskAsync(bool async, CancellationToken cancellationToken)
    {
        var name = configuration.ProfileName;
        if (configuration.Profile?.Find("credential_process") is not { Value.Length: > 0 } property)
            return CredentialAnswer.None($"profile '{name}' has no credential_process");

        var place = $"credential_process of profile '{name}' ({property.File}, line {property.Line})";
        var words = CommandLine.Split(property.Value, configuration.Environment.IsWindows);
        if (words.Count == 0) throw new AwsCredentialsException($"The {place} names no program.");
        var output = await RunAsync(words, place, async, cancellationToken).ConfigureAwait(false);
        var credentials = ProcessOutput.Parse(output, place);
        return CredentialAnswer.Found(credentials.AccountId is null && configuration.Profile["aws_account_id"] is { } account
            ? new(credentials.AccessKeyId, credentials.SecretAccessKey, credentials.SessionToken)
            {
                Expiration = credentials.Expiration,
                AccountId = account,
                Source = place,
                Features = credentials.Features,
            }
            : credentials);
    }

    private static async ValueTask<string> RunAsync(IReadOnlyList<string> words, string place, bool async, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        using var process = Create(words);
        var output = new StringBuilder();
        var errors = new StringBuilder();
        process.OutputDataReceived += (_, line) => output.AppendLine(line.Data);
        process.ErrorDataReceived += (_, line) => errors.AppendLine(line.Data);
        Start(process, place);
        using (limit.Token.Register(() => Kill(process)))
        {
            if (async) await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            else process.WaitForExit();
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (limit.IsCancellationRequested) throw new AwsCredentialsException($"The {place} did not end within {Limit.TotalSeconds} s.");
        if (process.ExitCode == 0) return output.ToString();
        var said = errors.ToString().Trim();
        throw new AwsCredentialsException(
            $"The {place} ended with exit code {process.ExitCode}" + (said.Length == 0 ? "." : $": {said[..Math.Min(said.Length, 500)]}"));
    }

    private static Process Create(IReadOnlyList<string> words) => new()
    {
        StartInfo = new ProcessStartInfo(words[0], words.Skip(1))
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        },
    };

    private static void Start(Process process, string place)
    {
        try
        {
            _ = process.Start();
        }
        catch (Win32Exception error)
        {
            throw new AwsCredentialsException($"The {place} cannot be started: {error.Message}", error);
        }

        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended by itself in the meantime, which is what was wanted.
        }
    }
}
