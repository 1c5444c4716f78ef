using System.Text.Json;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Moderation.Appeals;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Core.Accounts;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Database;
using VvsIm.Core.Moderation.Log;

namespace VvsIm.Core.Moderation.Appeals;

/// <summary>Reads an appeal with what it is against.</summary>
internal sealed class AppealReading(NpgsqlDataSource database, People people)
{
    private const string One =
        $"SELECT {AppealRows.ItemColumns} {AppealRows.From} WHERE a.id = $3 AND {AppealRows.Visible}";

    private const string Event = $"SELECT {ModerationRow.Columns} FROM moderation_events WHERE id = $1";

    // As it was frozen, if it had been reported; otherwise as it is, with what it said before.
    private const string Thing = """
        SELECT
          (SELECT n.text FROM notifications n WHERE n.id = $1 AND n.user_id = $2 AND n.about = 'moderation'),
          coalesce(
            (
              SELECT c.evidence -> 'message' FROM reports r JOIN complaints c ON c.report_id = r.id
              WHERE r.event_id = $1 ORDER BY c.at LIMIT 1
            ),
            (SELECT frozen(m) FROM messages m WHERE m.id = $3)
          )::text
        """;

    /// <summary>Null when there is none, or not for this person.</summary>
    public async Task<AppealDetails?> FindAsync(Guid id, StaffMember staff, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        if (await FindItemAsync(connection, id, staff, cancellationToken) is not { } item)
            return null;
        var row = await EventAsync(connection, item.Appeal.EventId, cancellationToken);
        var (told, message) = await connection
            .Command(
                Thing,
                row.Id,
                item.UserId,
                row.TargetKind is TargetKind.Message or TargetKind.HeldMessage ? row.TargetId : null
            )
            .FirstAsync(
                read =>
                    (
                        read.IsDBNull(0) ? null : read.GetString(0),
                        read.IsDBNull(1)
                            ? null
                            : JsonSerializer.Deserialize(read.GetString(1), VvsImJson.Default.FrozenMessage)
                    ),
                cancellationToken
            );
        return new()
        {
            Item = item,
            Event = row,
            Told = told,
            Message = message,
            CanUndo = item.Appeal.State == AppealState.Open && AppealUndo.Can(row),
            Obstacle = await AppealObstacles.FindAsync(connection, item, staff, cancellationToken),
            Users = await people.NameAsync(AppealRows.PeopleOf(item), cancellationToken),
        };
    }

    /// <summary>The appeal alone.</summary>
    public static Task<AppealItem?> FindItemAsync(
        NpgsqlConnection connection,
        Guid id,
        StaffMember staff,
        CancellationToken cancellationToken
    ) => connection.Command(One, staff.Id, staff.Scope, id).FirstAsync(AppealRows.ReadItem, cancellationToken);

    /// <summary>What it is against; the log never loses a row.</summary>
    public static async Task<ModerationEvent> EventAsync(
        NpgsqlConnection connection,
        Guid eventId,
        CancellationToken cancellationToken
    ) =>
        await connection.Command(Event, eventId).FirstAsync(row => ModerationRow.Read(row).ToEvent(), cancellationToken)
        ?? throw new InvalidOperationException($"The moderation log has no row {eventId}.");
}
