using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using VvsIm.Core.Realtime;

namespace VvsIm.Web.EmbeddedRealtime.Tokens;

/// <summary>
/// The secret of the embedded hub's tokens when none is configured: made once, kept beside the data. It outlives a restart so
/// that thousands of clients come back with the tokens they have, instead of each fetching one for every channel.
/// </summary>
internal sealed class TokenSecretFile(IConfiguration configuration) : IPostConfigureOptions<RealtimeOptions>
{
    private const string FileName = "realtime-token.secret";

    /// <summary>Whether the secret in use came from the file.</summary>
    public bool InUse { get; private set; }

    public void PostConfigure(string? name, RealtimeOptions options)
    {
        if (options.Provider != RealtimeProvider.Embedded || !string.IsNullOrEmpty(options.TokenSecret))
            return;
        options.TokenSecret = ReadOrMake(configuration["Data:Directory"] ?? "data");
        InUse = true;
    }

    private static string ReadOrMake(string directory)
    {
        try
        {
            Directory.CreateDirectory(directory);
            var path = Path.Combine(directory, FileName);
            if (!File.Exists(path))
                Make(path);
            return File.ReadAllText(path).Trim();
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new StartupException(
                $"Data:Directory cannot keep the realtime token secret: {refused.Message} Or set Realtime:TokenSecret.",
                refused
            );
        }
    }

    // Written aside and moved, so that a crash never leaves half a secret, and of two makers one wins.
    private static void Make(string path)
    {
        var draft = $"{path}.{Guid.NewGuid():N}";
        var create = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            create.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new StreamWriter(draft, create))
            file.Write(RandomNumberGenerator.GetHexString(64));
        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }
}
