using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using VvsIm.Contracts;
using VvsIm.Core.Media.Upload.Spool;

namespace VvsIm.Core.Media.Upload.Previews;

/// <summary>
/// One run of <c>vipsthumbnail</c>: the picture goes in by its input, the small one comes by its output, no file has a name. The shell that starts it
/// bounds its memory and its processor time; the clock is the caller's.
/// </summary>
internal static class ThumbnailProcess
{
    /// <summary>The longer side of what it makes, in pixels.</summary>
    public const int Side = 640;

    private const int LongestComplaint = 300;

    // exec: the process that is killed is the program itself.
    private const string Bounded = """ulimit -v "$1" && ulimit -t "$2" && ulimit -c 0 && shift 2 && exec "$@" """;

    /// <summary>Runs it; answers why nothing came of it, or null.</summary>
    /// <exception cref="OperationCanceledException">Its time was over; it is dead.</exception>
    public static async Task<string?> RunAsync(
        string program,
        UploadOptions options,
        SpooledFile picture,
        SpooledFile made,
        CancellationToken cancellationToken
    )
    {
        using var process = new Process { StartInfo = Describe(program, options) };
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            return e.Message;
        }
        try
        {
            var complaint = ComplaintAsync(process.StandardError.BaseStream, cancellationToken);
            var feeding = FeedAsync(process, picture, cancellationToken);
            var whole = await made.FillAsync(process.StandardOutput.BaseStream, Limits.PreviewBytes, cancellationToken);
            if (!whole)
                return "it is too large";
            await feeding;
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0 ? null : $"exit code {process.ExitCode}: {await complaint}";
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static ProcessStartInfo Describe(string program, UploadOptions options)
    {
        var start = new ProcessStartInfo("/bin/sh")
        {
            ArgumentList =
            {
                "-c",
                Bounded,
                "sh",
                $"{options.ThumbnailMegabytes * 1024L}",
                $"{options.ThumbnailSeconds}",
                program,
                "stdin",
                "--size",
                $"{Side}x{Side}>",
                "-o",
                ".webp[Q=75,strip]",
            },
            WorkingDirectory = "/",
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Nothing of what this process knows: its environment holds passwords.
        var path = Environment.GetEnvironmentVariable("PATH");
        start.Environment.Clear();
        start.Environment["PATH"] = path;
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["VIPS_BLOCK_UNTRUSTED"] = "1";
        start.Environment["VIPS_CONCURRENCY"] = "1";
        return start;
    }

    private static async Task FeedAsync(Process process, SpooledFile picture, CancellationToken cancellationToken)
    {
        await using var input = process.StandardInput.BaseStream;
        await using var content = picture.OpenRead();
        try
        {
            await content.CopyToAsync(input, cancellationToken);
        }
        catch (IOException)
        {
            // It has seen enough, or has ended: its exit code says which.
        }
    }

    // Read to its end, so that a talkative program does not wait for a listener; only the beginning is kept.
    private static async Task<string> ComplaintAsync(Stream errors, CancellationToken cancellationToken)
    {
        var kept = new StringBuilder();
        var buffer = new byte[1024];
        while (await errors.ReadAsync(buffer, cancellationToken) is > 0 and var read)
            if (kept.Length < LongestComplaint)
                kept.Append(Encoding.UTF8.GetString(buffer, 0, read));
        return kept.ToString(0, Math.Min(kept.Length, LongestComplaint)).ReplaceLineEndings(" ");
    }
}
