using System.Text.Json;
using VvsIm.Contracts;
using VvsIm.Contracts.Workspaces;

namespace VvsIm.Core.Workspaces.Settings;

/// <summary>What is other between two states of the settings, for the log: per field "from → to".</summary>
internal static class SettingsDifference
{
    private const string Unset = "–";

    public static Dictionary<string, string> Between(
        (long FileBytes, WorkspaceSettings Settings) before,
        (long FileBytes, WorkspaceSettings Settings) after
    )
    {
        var (old, now) = (Fields(before.Settings), Fields(after.Settings));
        var different = new Dictionary<string, string>();
        if (before.FileBytes != after.FileBytes)
            different["fileBytes"] = $"{before.FileBytes} → {after.FileBytes}";
        foreach (var field in old.Keys.Union(now.Keys).Order(StringComparer.Ordinal))
        {
            var (from, to) = (old.GetValueOrDefault(field, Unset), now.GetValueOrDefault(field, Unset));
            if (from != to)
                different[field] = $"{from} → {to}";
        }
        return different;
    }

    private static Dictionary<string, string> Fields(WorkspaceSettings settings) =>
        JsonSerializer
            .SerializeToElement(settings, VvsImJson.Default.WorkspaceSettings)
            .EnumerateObject()
            .ToDictionary(field => field.Name, field => field.Value.ToString().ToLowerInvariant());
}
