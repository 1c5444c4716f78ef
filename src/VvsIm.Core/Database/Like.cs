namespace VvsIm.Core.Database;

/// <summary>Patterns of LIKE.</summary>
internal static class Like
{
    /// <summary>The text as itself: its wildcards stand for nothing.</summary>
    public static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal);
}
