using System.Text.Json;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Media;
using VvsIm.Contracts.Moderation.Reports;
using VvsIm.Core.Database;

namespace VvsIm.Core.Moderation.Reports.Filing;

/// <summary>What is there when somebody reports it, read in one statement and so in one snapshot, through what the reporter may read.</summary>
/// <param name="WorkspaceId">Whose moderators look at it.</param>
/// <param name="ConversationId">Where it is; null for a person.</param>
/// <param name="Seq">The message's number; null if it is none.</param>
/// <param name="UserId">Whom it concerns; null for a group or channel.</param>
/// <param name="IsSystem">Nobody said it.</param>
/// <param name="Chosen">How many of the chosen messages there are.</param>
/// <param name="Json">The evidence as it is stored.</param>
internal sealed record Frozen(
    Guid WorkspaceId,
    Guid? ConversationId,
    long? Seq,
    Guid? UserId,
    bool IsSystem,
    int Chosen,
    string Json
)
{
    private static readonly string Message = Sql.Load("Moderation/Reports/Filing/MessageEvidence.sql");
    private static readonly string Conversation = Sql.Load("Moderation/Reports/Filing/ConversationEvidence.sql");
    private static readonly string Person = Sql.Load("Moderation/Reports/Filing/PersonEvidence.sql");

    /// <summary>The evidence.</summary>
    public ReportEvidence Evidence { get; } = JsonSerializer.Deserialize(Json, VvsImJson.Default.ReportEvidence)!;

    /// <summary>The beginning of what it is about, in one line of a list.</summary>
    public string? Quote =>
        Evidence.Message is { } message ? Words(message)
        : Evidence.Conversation is { } room ? room.Title ?? Evidence.Person?.Name
        : Evidence.Person?.Name;

    /// <summary>Every file of it.</summary>
    public Guid[] MediaIds =>
        [
            .. Evidence
                .Context.Append(Evidence.Message)
                .OfType<FrozenMessage>()
                .SelectMany(FilesOf)
                .Select(file => file.Id)
                .Append(Evidence.Person?.AvatarId ?? Guid.Empty)
                .Append(Evidence.Conversation?.AvatarId ?? Guid.Empty)
                .Where(id => id != Guid.Empty)
                .Distinct(),
        ];

    /// <summary>Null when there is no such thing, or not for this person.</summary>
    public static Task<Frozen?> FindAsync(
        NpgsqlConnection connection,
        ReportSubject about,
        Guid id,
        Guid reporterId,
        ReportRequest request,
        CancellationToken cancellationToken
    )
    {
        var context = request.Context ?? new();
        var chosen = context.MessageIds ?? [];
        var command = about switch
        {
            ReportSubject.Message => connection.Command(Message, id, reporterId, context.Before, context.After, chosen),
            ReportSubject.Conversation => connection.Command(
                Conversation,
                id,
                reporterId,
                context.Before,
                context.After,
                chosen
            ),
            _ => connection.Command(Person, id, reporterId, request.WorkspaceId, chosen),
        };
        return command.FirstAsync(Read, cancellationToken);
    }

    private static Frozen Read(NpgsqlDataReader row) =>
        new(
            row.GetGuid(0),
            row.IsDBNull(1) ? null : row.GetGuid(1),
            row.IsDBNull(2) ? null : row.GetInt64(2),
            row.IsDBNull(3) ? null : row.GetGuid(3),
            row.GetBoolean(4),
            row.GetInt32(5),
            row.GetString(6)
        );

    // A message that was deleted before anybody reported it is known by what it said last.
    private static string Words(FrozenMessage message)
    {
        var last = message.DeletedAt is null ? null : message.Earlier?.LastOrDefault();
        var text = last?.Text ?? message.Text;
        return text.Length > 0 ? text : (last?.Attachments ?? message.Attachments)?.FirstOrDefault()?.Name ?? "";
    }

    private static IEnumerable<Attachment> FilesOf(FrozenMessage message) =>
        (message.Attachments ?? []).Concat((message.Earlier ?? []).SelectMany(before => before.Attachments ?? []));
}
