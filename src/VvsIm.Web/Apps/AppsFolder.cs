using Microsoft.Extensions.Options;

namespace VvsIm.Web.Apps;

/// <summary>Finds the folder with the published apps. What is not there yet may be there at the next request.</summary>
internal sealed class AppsFolder(IOptions<AppsOptions> options, IHostEnvironment environment)
{
    private string? _path;

    /// <summary>The folder; null while it does not exist.</summary>
    public string? Path => _path ??= Candidates().FirstOrDefault(System.IO.Directory.Exists);

    /// <summary>Where the folder was looked for, the first choice first.</summary>
    public IEnumerable<string> Candidates()
    {
        if (options.Value.Directory is { Length: > 0 } configured)
        {
            yield return System.IO.Path.GetFullPath(configured, environment.ContentRootPath);
            yield break;
        }
        yield return System.IO.Path.Combine(AppContext.BaseDirectory, "apps");
        for (var up = new DirectoryInfo(environment.ContentRootPath); up is not null; up = up.Parent)
            yield return System.IO.Path.Combine(up.FullName, "artifacts", "apps");
    }
}
