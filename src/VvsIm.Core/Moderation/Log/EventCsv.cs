using System.Globalization;
using System.Text.Json;
using VvsIm.Contracts;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Core.Conversations;

namespace VvsIm.Core.Moderation.Log;

/// <summary>A row of the log as a line of CSV (RFC 4180).</summary>
internal static class EventCsv
{
    /// <summary>The names of the columns.</summary>
    public const string Head =
        "seq,id,at,actorId,action,targetKind,targetId,workspaceId,conversationId,userId,reason,details,erased,hash";

    /// <summary>One row.</summary>
    public static string Line(ModerationEvent row) =>
        string.Join(
            ',',
            row.Seq.ToString(CultureInfo.InvariantCulture),
            row.Id.ToString(),
            row.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            row.ActorId?.ToString(),
            Names.Of(row.Action),
            row.TargetKind is { } kind ? Names.Of(kind) : null,
            row.TargetId?.ToString(),
            row.WorkspaceId?.ToString(),
            row.ConversationId?.ToString(),
            row.UserId?.ToString(),
            Text(row.Reason),
            Text(Others(row)),
            row.Erased ? "true" : "false",
            row.Hash
        );

    // A spreadsheet takes what begins so for a formula, and would run what somebody typed as a reason.
    private static string Text(string? value)
    {
        if (string.IsNullOrEmpty(value))
            return "";
        var harmless = value[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + value : value;
        return $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string? Others(ModerationEvent row)
    {
        var others = row.Details?.Where(detail => detail.Key != "reason").ToDictionary();
        return others is { Count: > 0 }
            ? JsonSerializer.Serialize(others, VvsImJson.Default.IReadOnlyDictionaryStringString)
            : null;
    }
}
