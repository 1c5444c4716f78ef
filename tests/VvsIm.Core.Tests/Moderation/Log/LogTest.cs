using VvsIm.Contracts.Moderation.Log;
using VvsIm.Core.Moderation.Log;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Moderation.Log;

/// <summary>A host whose log a test writes into.</summary>
public abstract class LogTest : HostTest
{
    /// <summary>Writes rows, each in a transaction of its own.</summary>
    internal async Task<Guid[]> WriteAsync(params ModerationEntry[] entries)
    {
        var ids = new List<Guid>();
        await using var connection = await Host.OpenDatabaseAsync(Stop);
        foreach (var entry in entries)
        {
            await using var transaction = await connection.BeginTransactionAsync(Stop);
            ids.Add(await ModerationLog.WriteAsync(connection, entry, Stop));
            await transaction.CommitAsync(Stop);
        }
        return [.. ids];
    }

    /// <summary>So many rows about nobody.</summary>
    internal Task<Guid[]> WriteAsync(int count) =>
        WriteAsync([.. Enumerable.Range(1, count).Select(number => Entry($"number {number}"))]);

    internal static ModerationEntry Entry(string reason, Guid? workspaceId = null, Guid? userId = null) =>
        new(Guid.CreateVersion7(), ModerationAction.SettingsChanged)
        {
            Reason = reason,
            WorkspaceId = workspaceId,
            UserId = userId,
            TargetKind = TargetKind.Workspace,
            TargetId = workspaceId,
            Details = new Dictionary<string, string> { ["from"] = "naïve", ["to"] = "上海" },
        };

    /// <summary>Does what nobody should: writes past the guards of the table.</summary>
    protected async Task TamperAsync(string sql)
    {
        await using var connection = await Host.OpenDatabaseAsync(Stop);
        await connection.ExecuteAsync($"SET session_replication_role = replica; {sql}", Stop);
    }
}
