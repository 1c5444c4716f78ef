namespace VvsIm.Core.Database;

/// <summary>Reads the SQL files that live beside their use cases.</summary>
internal static class Sql
{
    /// <summary>The text of one of them.</summary>
    /// <param name="path">From the project's root, such as <c>Messages/Append.sql</c>.</param>
    public static string Load(string path)
    {
        using var stream =
            typeof(Sql).Assembly.GetManifestResourceStream(path)
            ?? throw new FileNotFoundException($"The assembly holds no {path}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
