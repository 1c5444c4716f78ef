using System.Diagnostics;

namespace VvsIm.Core.Tests.Architecture;

/// <summary>One formatter decides how a file looks: <c>dotnet csharpier format .</c></summary>
public sealed class FormattingTests
{
    [Fact]
    public async Task Every_file_is_formatted()
    {
        var (exitCode, output) = await CheckAsync(SourceTree.Root);
        Assert.True(exitCode == 0, output);
    }

    [Fact]
    public async Task An_unformatted_file_is_noticed()
    {
        var directory = Directory.CreateTempSubdirectory("vvsim-format-");
        await File.WriteAllTextAsync(Path.Combine(directory.FullName, "A.cs"), "class   A{ }", Stop);
        try
        {
            Assert.NotEqual(0, (await CheckAsync(directory.FullName)).ExitCode);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    // The tool is the repository's own, restored by `dotnet tool restore`.
    private static async Task<(int ExitCode, string Output)> CheckAsync(string path)
    {
        var start = new ProcessStartInfo("dotnet", ["csharpier", "check", path])
        {
            WorkingDirectory = SourceTree.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(Stop);
        var output = await process.StandardOutput.ReadToEndAsync(Stop) + await errors;
        await process.WaitForExitAsync(Stop);
        return (process.ExitCode, output);
    }
}
