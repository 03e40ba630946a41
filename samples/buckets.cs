#!/usr/bin/env dotnet
#:project ../src/AwsResources/AwsResources.csproj
#:project ../src/AwsResources.Emulator/AwsResources.Emulator.csproj

// How much is in each bucket: dotnet run samples/buckets.cs (emulated), or -- --aws for your own.

using AwsResources;

await using var cloud = args.Contains("--aws") ? null : new LocalAws();
await using var aws = cloud?.Session() ?? new AwsSession();
if (cloud is not null)
{
    var demo = aws.S3.CreateBucket(new() { Bucket = "demo" });
    for (var i = 1; i <= 3; i++) demo.PutObject(new() { Key = $"report-{i}.txt", Body = new string('x', i * 1000) });
}

foreach (var bucket in aws.S3.Buckets)
{
    var (count, bytes) = (0, 0L);
    foreach (var o in bucket.Objects) (count, bytes) = (count + 1, bytes + (o.Size ?? 0));
    Console.WriteLine($"{bucket.Name,-40} {count,8} objects {bytes / 1000.0,12:N1} kB");
}
