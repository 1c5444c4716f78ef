namespace VvsIm.Web.Tests.Running;

/// <summary>The programs of this machine but one.</summary>
internal sealed class SearchPathWithout : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("vvsim-path-");

    public SearchPathWithout(string missing)
    {
        var programs = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Where(Directory.Exists);
        foreach (var program in programs.SelectMany(Directory.EnumerateFiles))
        {
            var link = System.IO.Path.Combine(directory.FullName, System.IO.Path.GetFileName(program));
            if (System.IO.Path.GetFileName(program) != missing && !File.Exists(link))
                File.CreateSymbolicLink(link, program);
        }
    }

    public string Path => directory.FullName;

    public void Dispose() => directory.Delete(recursive: true);
}
