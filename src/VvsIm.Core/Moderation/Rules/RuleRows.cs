using System.Text.Json;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Moderation.Rules;

namespace VvsIm.Core.Moderation.Rules;

/// <summary>Rows of <c>moderation_rules</c>.</summary>
internal static class RuleRows
{
    /// <summary>The columns that <see cref="Read"/> takes, in its order.</summary>
    public const string Columns = "id, workspace_id, name, enabled, definition::text, version, changed_by, changed_at";

    public static Rule Read(NpgsqlDataReader row) =>
        new()
        {
            Id = row.GetGuid(0),
            WorkspaceId = row.GetGuid(1),
            Name = row.GetString(2),
            Enabled = row.GetBoolean(3),
            Definition = Definition(row.GetString(4)),
            Version = row.GetInt64(5),
            ChangedBy = row.GetGuid(6),
            ChangedAt = row.GetFieldValue<DateTimeOffset>(7),
        };

    public static RuleDefinition Definition(string json) =>
        JsonSerializer.Deserialize(json, VvsImJson.Default.RuleDefinition)
        ?? throw new JsonException("null is no definition.");

    public static string Write(RuleDefinition definition) =>
        JsonSerializer.Serialize(definition, VvsImJson.Default.RuleDefinition);
}
