namespace VvsIm.Core.Tests.Architecture;

/// <summary>The files of the repository that people wrote, by their path from its root. A law reads nothing else.</summary>
internal sealed class SourceTree
{
    private static readonly string[] Made = ["bin", "obj", "artifacts", "node_modules", "TestResults", ".git", "data"];

    private static readonly string[] Texts =
    [
        ".cs",
        ".razor",
        ".css",
        ".js",
        ".mjs",
        ".sql",
        ".csproj",
        ".props",
        ".targets",
        ".json",
        ".md",
        ".sh",
        ".html",
        ".yml",
        "",
    ];

    private static readonly Lazy<SourceTree> Read = new(ReadRepository);

    private readonly IReadOnlyDictionary<string, string> files;

    private SourceTree(IReadOnlyDictionary<string, string> files) => this.files = files;

    /// <summary>This repository.</summary>
    public static SourceTree Repository => Read.Value;

    /// <summary>Its folder.</summary>
    public static string Root { get; } = FindRoot();

    public IEnumerable<(string Path, string Text)> Files => files.Select(file => (file.Key, file.Value));

    /// <summary>The files with this ending under one of these folders.</summary>
    public IEnumerable<(string Path, string Text)> Under(string ending, params string[] folders) =>
        Files.Where(file => file.Path.EndsWith(ending) && folders.Any(folder => file.Path.StartsWith(folder)));

    /// <summary>The same with one more file, or one replaced.</summary>
    public SourceTree With(string path, string text) => new(new Dictionary<string, string>(files) { [path] = text });

    private static SourceTree ReadRepository()
    {
        var all = Walk(new DirectoryInfo(Root)).Where(file => Texts.Contains(file.Extension));
        return new SourceTree(
            all.ToDictionary(file => Path.GetRelativePath(Root, file.FullName), file => File.ReadAllText(file.FullName))
        );
    }

    private static IEnumerable<FileInfo> Walk(DirectoryInfo directory) =>
        directory
            .EnumerateFiles()
            .Concat(directory.EnumerateDirectories().Where(child => !Made.Contains(child.Name)).SelectMany(Walk));

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "VvsIm.sln")))
            directory =
                directory.Parent ?? throw new DirectoryNotFoundException("The tests run outside the repository.");
        return directory.FullName;
    }
}
