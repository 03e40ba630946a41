using System.Globalization;

namespace AwsResources.ModelSync;

/// <summary>The note that says where models/ comes from.</summary>
internal static class SourceNote
{
    public static string Text(string version, SyncResult result) => string.Create(CultureInfo.InvariantCulture, $"""
        # Where these files come from

        The newest API version of every service in the data folder of the Python package `botocore`, version {version}.
        Copyright Amazon.com, Inc. or its affiliates, licensed under Apache-2.0 (see NOTICE). The files hold the facts of the
        APIs: documentation and examples are left out, and botocore's own corrections (`*.sdk-extras.json`) are merged in.

        - services: {result.Services}
        - operations: {result.Operations}
        - bytes: {result.Bytes}

        Do not edit them. To bring them up to date:

            pip install --upgrade botocore
            dotnet run --project tools/ModelSync

        `--data FOLDER` reads another data folder, `--to FOLDER` writes elsewhere. The same data gives the same bytes. A file has
        a line for each operation and shape, so that a difference shows what AWS changed.

        """);
}
