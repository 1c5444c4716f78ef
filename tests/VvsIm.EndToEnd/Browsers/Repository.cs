namespace VvsIm.EndToEnd.Browsers;

/// <summary>Where the tests run from.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "VvsIm.sln")))
            directory =
                directory.Parent ?? throw new DirectoryNotFoundException("The tests run outside the repository.");
        return directory.FullName;
    }
}
