global using AwsResources.Emulator.Core;
