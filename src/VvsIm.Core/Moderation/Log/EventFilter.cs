using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Conversations;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Moderation.Log;

/// <summary>Which rows of the log are asked for, out of a query string.</summary>
internal sealed record EventFilter
{
    /// <summary>Part of the reason or of another detail.</summary>
    public string? Query { get; init; }
    public Guid? ActorId { get; init; }
    public string? Action { get; init; }
    public string? TargetKind { get; init; }
    public Guid? TargetId { get; init; }
    public Guid? UserId { get; init; }
    public Guid? ConversationId { get; init; }
    public Guid? WorkspaceId { get; init; }
    public DateTimeOffset? From { get; init; }
    public DateTimeOffset? Until { get; init; }

    /// <summary>The condition on <c>moderation_events</c>, for <see cref="Command"/>.</summary>
    private const string Where = """
        WHERE ($1::uuid[] IS NULL OR workspace_id = ANY ($1))
          AND ($2::text IS NULL OR details::text ILIKE '%' || $2 || '%')
          AND ($3::uuid IS NULL OR actor_id = $3)
          AND ($4::text IS NULL OR action = $4)
          AND ($5::text IS NULL OR target_kind = $5)
          AND ($6::uuid IS NULL OR target_id = $6)
          AND ($7::uuid IS NULL OR user_id = $7)
          AND ($8::uuid IS NULL OR conversation_id = $8)
          AND ($9::uuid IS NULL OR workspace_id = $9)
          AND ($10::timestamptz IS NULL OR at >= $10)
          AND ($11::timestamptz IS NULL OR at < $11)
        """;

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public ProblemHttpResult? Check() =>
        NameQuery.CheckText(Query)
        ?? CheckName<ModerationAction>("action", Action)
        ?? CheckName<TargetKind>("targetKind", TargetKind);

    /// <summary>A statement about the rows that match, as far as this person may see them.</summary>
    /// <param name="connection">Where.</param>
    /// <param name="staff">Who asks.</param>
    /// <param name="sql">With <c>{where}</c> in place of the condition; its own parameters begin at <c>$12</c>.</param>
    /// <param name="more">Those.</param>
    public NpgsqlCommand Command(
        NpgsqlConnection connection,
        StaffMember staff,
        string sql,
        params ReadOnlySpan<object?> more
    ) =>
        connection.Command(
            sql.Replace("{where}", Where, StringComparison.Ordinal),
            [
                staff.Scope,
                string.IsNullOrWhiteSpace(Query) ? null : Like.Escape(Query.Trim()),
                ActorId,
                Action,
                TargetKind,
                TargetId,
                UserId,
                ConversationId,
                WorkspaceId,
                From?.ToUniversalTime(),
                Until?.ToUniversalTime(),
                .. more,
            ]
        );

    /// <summary>What was asked for, in words for the log of the export.</summary>
    public Dictionary<string, string> Describe()
    {
        var said = new Dictionary<string, string>();
        foreach (
            var (name, value) in ((string, string?)[])
                [
                    ("query", Query),
                    ("actorId", ActorId?.ToString()),
                    ("action", Action),
                    ("targetKind", TargetKind),
                    ("targetId", TargetId?.ToString()),
                    ("userId", UserId?.ToString()),
                    ("conversationId", ConversationId?.ToString()),
                    ("workspaceId", WorkspaceId?.ToString()),
                    ("from", From?.ToString("O")),
                    ("until", Until?.ToString("O")),
                ]
        )
            if (value is { Length: > 0 })
                said[name] = value;
        return said;
    }

    private static ProblemHttpResult? CheckName<T>(string field, string? name)
        where T : struct, Enum =>
        name is null || Enum.GetValues<T>().Any(value => Names.Of(value) == name)
            ? null
            : Refusal.Invalid(field, "There is nothing of that name.");
}
