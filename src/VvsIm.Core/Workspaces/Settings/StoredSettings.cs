using System.Text.Json;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Workspaces;
using VvsIm.Core.Database;

namespace VvsIm.Core.Workspaces.Settings;

/// <summary>The column <c>settings</c> of <c>workspaces</c>: the contract's settings as JSON; what is missing is as by default.</summary>
internal static class StoredSettings
{
    /// <summary>Reads it.</summary>
    public static WorkspaceSettings Read(string json) =>
        JsonSerializer.Deserialize(json, VvsImJson.Default.WorkspaceSettings)
        ?? throw new JsonException("null is no settings.");

    /// <summary>Writes it.</summary>
    public static string Write(WorkspaceSettings settings) =>
        JsonSerializer.Serialize(settings, VvsImJson.Default.WorkspaceSettings);

    /// <summary>Those of the workspace that a conversation is in; null when there is no such conversation.</summary>
    public static Task<WorkspaceSettings?> OfConversationAsync(
        NpgsqlConnection connection,
        Guid conversationId,
        CancellationToken cancellationToken
    ) => connection.Command(OfConversation, conversationId).FirstAsync(ReadRow, cancellationToken);

    /// <summary>The same, where it is not about a transaction.</summary>
    public static Task<WorkspaceSettings?> OfConversationAsync(
        NpgsqlDataSource database,
        Guid conversationId,
        CancellationToken cancellationToken
    ) => database.Command(OfConversation, conversationId).FirstAsync(ReadRow, cancellationToken);

    private const string OfConversation = """
        SELECT w.settings::text FROM conversations c JOIN workspaces w ON w.id = c.workspace_id WHERE c.id = $1
        """;

    private static WorkspaceSettings ReadRow(NpgsqlDataReader row) => Read(row.GetString(0));
}
