namespace VvsIm.Core.Accounts.Export;

/// <summary>Where the files of exports are in the object store: apart from those of workspaces.</summary>
internal static class ExportKey
{
    private const string Folder = "exports/";

    /// <summary>The key of a task's file.</summary>
    public static string Of(Guid taskId) => $"{Folder}{taskId:N}";

    /// <summary>Whether it is one.</summary>
    public static bool TryRead(string key, out Guid taskId)
    {
        taskId = default;
        return key.StartsWith(Folder, StringComparison.Ordinal)
            && Guid.TryParseExact(key.AsSpan(Folder.Length), "N", out taskId);
    }
}
