// What it costs to have a client at all: a new session with a client, beside a new client of AWSSDK. No call is made.
// The first of a process pays for code and models as well; each is measured in a process of its own.

using System.Diagnostics;
using System.Globalization;
using Amazon.EC2;
using Amazon.Runtime;
using Amazon.S3;
using AwsResources.Benchmarks.Work;

namespace AwsResources.Benchmarks.Running;

internal static class ClientRun
{
    private const int Count = 300;
    private const int Rounds = 5;
    private const string Url = "http://127.0.0.1:1";

    private static readonly BasicAWSCredentials PeerCredentials = new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");

    public static int Run()
    {
        Console.WriteLine("| new client | AWSSDK v4 first ms / kB | ours first ms / kB | AWSSDK v4 further µs / kB | ours further µs / kB |");
        Console.WriteLine("|---|---:|---:|---:|---:|");
        foreach (var service in (string[])["s3", "ec2"])
        {
            var (peer, ours) = (Best(Works.Peer, service), Best(Works.Ours, service));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {service} | {peer.First:0.0} / {peer.FirstBytes / 1000:0} | {ours.First:0.0} / {ours.FirstBytes / 1000:0} | {peer.Further:0} / {peer.FurtherBytes / 1000:0.0} | {ours.Further:0} / {ours.FurtherBytes / 1000:0.0} |"));
        }
        return 0;
    }

    /// <summary>What the started process does.</summary>
    public static int Once(string side, string service)
    {
        var make = Maker(side, service);
        var first = Measure(make, 1);
        for (var i = 0; i < Count; i++) make();
        var further = Measure(make, Count);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{first.Microseconds / 1000} {first.Bytes} {further.Microseconds} {further.Bytes}"));
        return 0;
    }

    private static Action Maker(string side, string service) => (side, service) switch
    {
        (Works.Peer, "s3") => static () => new AmazonS3Client(PeerCredentials, new AmazonS3Config { ServiceURL = Url, AuthenticationRegion = "us-east-1" }).Dispose(),
        (Works.Peer, "ec2") => static () => new AmazonEC2Client(PeerCredentials, new AmazonEC2Config { ServiceURL = Url, AuthenticationRegion = "us-east-1" }).Dispose(),
        (Works.Ours, _) => () =>
        {
            using var session = new AwsSession(new AwsSessionOptions
            {
                EndpointUrl = Url,
                Region = "us-east-1",
                Credentials = new AwsCredentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"),
                Environment = AwsEnvironment.Empty,
            });
            _ = session.Client(service);
        }
        ,
        _ => throw new ArgumentException($"No client of {side} for {service}."),
    };

    private static (double Microseconds, double Bytes) Measure(Action make, int count)
    {
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var begun = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++) make();
        var time = Stopwatch.GetElapsedTime(begun);
        return (time.TotalMicroseconds / count, (GC.GetTotalAllocatedBytes(precise: true) - bytes) / (double)count);
    }

    private static Cost Best(string side, string service)
    {
        var costs = Enumerable.Range(0, Rounds).Select(_ => Start(side, service)).ToList();
        return new Cost(costs.Min(cost => cost.First), costs.Min(cost => cost.FirstBytes), costs.Min(cost => cost.Further), costs.Min(cost => cost.FurtherBytes));
    }

    private static Cost Start(string side, string service)
    {
        using var process = ServerProcess.Start("client", side, service);
        var told = process.StandardOutput.ReadLine()?.Split(' ').Select(word => double.Parse(word, CultureInfo.InvariantCulture)).ToArray() ?? [];
        process.WaitForExit();
        return told.Length == 4 ? new Cost(told[0], told[1], told[2], told[3]) : throw new InvalidOperationException($"'client {side} {service}' failed with {process.ExitCode}.");
    }

    private sealed record Cost(double First, double FirstBytes, double Further, double FurtherBytes);
}
