using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using VvsIm.Contracts.Media;
using VvsIm.Core.Media.Stores;
using VvsIm.Core.Media.Upload.Spool;

namespace VvsIm.Core.Media.Upload.Previews;

/// <summary>
/// Small pictures made here, for devices that made none. What decodes a picture is a program of its own, which a hostile one may bring down without
/// any harm: then there is no small picture.
/// </summary>
internal sealed partial class Thumbnails(IOptions<UploadOptions> options, ILogger<Thumbnails> logger) : IDisposable
{
    /// <summary>Smaller pictures stand for themselves.</summary>
    private const int SmallSide = ThumbnailProcess.Side;
    private const int SmallBytes = 64 * 1024;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim turns = new(options.Value.ThumbnailsAtOnce);
    private readonly string? program = Find(options.Value.Thumbnailer);

    /// <summary>A small picture of this one; null where there can be none, or none is needed.</summary>
    public async Task<SpooledFile?> MakeAsync(SpooledFile file, Examined examined, CancellationToken cancellationToken)
    {
        if (program is null || examined.Type.Kind != MediaKind.Image || examined.Size is not { } size)
            return null;
        if (size.Side <= SmallSide && file.Length <= SmallBytes)
            return null;
        if (!await turns.WaitAsync(LongestWait, cancellationToken))
            return null;
        try
        {
            return await RunAsync(program, file, cancellationToken);
        }
        finally
        {
            turns.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => turns.Dispose();

    private async Task<SpooledFile?> RunAsync(string path, SpooledFile file, CancellationToken cancellationToken)
    {
        SpooledFile? made = null;
        var good = false;
        try
        {
            made = SpooledFile.Create(options.Value.SpoolPath!);
            using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            time.CancelAfter(TimeSpan.FromSeconds(options.Value.ThumbnailSeconds));
            var problem = await ThumbnailProcess.RunAsync(path, options.Value, file, made, time.Token);
            good = problem is null && Examined.OfPreview(made) is not null;
            if (good)
                return made;
            LogNone(problem ?? "what came of it is no small picture");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            LogNone("it took too long");
        }
        catch (StoreUnavailableException e)
        {
            LogNone(e.Message);
        }
        finally
        {
            if (!good)
                made?.Dispose();
        }
        return null;
    }

    // Its time and memory can be bounded on Linux only, and without bounds it is not run.
    private static string? Find(string thumbnailer)
    {
        if (thumbnailer.Length == 0 || !OperatingSystem.IsLinux())
            return null;
        if (thumbnailer.Contains('/'))
            return File.Exists(thumbnailer) ? thumbnailer : null;
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, thumbnailer))
            .FirstOrDefault(File.Exists);
    }

    [LoggerMessage(LogLevel.Information, "No small picture was made: {Reason}")]
    private partial void LogNone(string reason);
}
