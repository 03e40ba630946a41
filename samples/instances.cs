#!/usr/bin/env dotnet
#:project ../src/AwsResources/AwsResources.csproj
#:project ../src/AwsResources.Emulator/AwsResources.Emulator.csproj

// Stops what somebody left running: dotnet run samples/instances.cs (emulated), or -- --aws to list (and --stop to stop) your own.

using AwsResources;
using AwsResources.EC2;

await using var cloud = args.Contains("--aws") ? null : new LocalAws();
await using var aws = cloud?.Session() ?? new AwsSession();
if (cloud is not null)
{
    var image = await aws.EC2.Images.FirstOrDefaultAsync();
    await aws.EC2.CreateInstancesAsync(new()
    {
        ImageId = image!.Id,
        MinCount = 2,
        MaxCount = 2,
        TagSpecifications = [new() { ResourceType = ResourceType.Instance, Tags = [new() { Key = "env", Value = "dev" }] }],
    });
    foreach (var instance in aws.EC2.Instances) await instance.WaitUntilRunningAsync();
}

var idle = aws.EC2.Instances.Where(i => i.State.Name == InstanceStateName.Running && i.Tags["env"] == "dev");
await foreach (var i in idle)
    Console.WriteLine($"{i.Id}  {i.InstanceType,-12} {i.Placement.AvailabilityZone,-12} since {i.LaunchTime:u}");

if (cloud is not null || args.Contains("--stop"))
    Console.WriteLine($"Stopping {(await idle.StopAsync()).Resources}.");
