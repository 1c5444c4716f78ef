using Microsoft.Extensions.Options;
using Npgsql;
using VvsIm.Contracts.Presence;
using VvsIm.Core.Database;
using VvsIm.Core.Presence.Reading;

namespace VvsIm.Core.Presence.Telling;

/// <summary>
/// Finds what has to be told: ends silent devices, looks at whom and what was entered as changed, and remembers what is told from now on.
/// </summary>
internal sealed class CollectChanges(NpgsqlDataSource database, IOptions<PresenceOptions> options, TimeProvider time)
{
    private const int Seconds = 10;

    private static readonly string Expire = Sql.Load("Presence/Telling/ExpireDevices.sql");
    private static readonly string Look = Sql.Load("Presence/Telling/LookAtPeople.sql");

    /// <summary>Null when another node does it right now.</summary>
    public async Task<Changes?> CollectAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var alive = now - options.Value.Silence;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // Only one node tells, so that what is told of one person is told in order.
        const string Lock = "SELECT pg_try_advisory_xact_lock(hashtext('presence'))";
        if (!await connection.Command(Lock).FirstAsync(row => row.GetBoolean(0), cancellationToken))
            return null;

        await Bounded(connection.Command(Expire, alive)).RunAsync(cancellationToken);
        var subjects = await TakeSubjectsAsync(connection, cancellationToken);
        Guid[] people = [.. subjects.Where(subject => !subject.Conversation).Select(subject => subject.Id)];
        Guid[] conversations = [.. subjects.Where(subject => subject.Conversation).Select(subject => subject.Id)];
        var changes = new Changes(
            now,
            people.Length == 0 ? [] : await LookAtPeopleAsync(connection, people, alive, cancellationToken),
            conversations.Length == 0
                ? []
                : await LookAtConversationsAsync(connection, conversations, alive, now, cancellationToken)
        );
        await transaction.CommitAsync(cancellationToken);
        return changes;
    }

    // Those held by somebody who is just writing come with the next tick, when what was written can be seen.
    private static Task<List<(Guid Id, bool Conversation)>> TakeSubjectsAsync(
        NpgsqlConnection connection,
        CancellationToken cancellationToken
    ) =>
        Bounded(
                connection.Command(
                    """
                    DELETE FROM presence_changed WHERE subject IN (
                      SELECT subject FROM presence_changed LIMIT 20000 FOR UPDATE SKIP LOCKED
                    )
                    RETURNING subject, conversation
                    """
                )
            )
            .ListAsync(row => (row.GetGuid(0), row.GetBoolean(1)), cancellationToken);

    private static async Task<List<PersonChange>> LookAtPeopleAsync(
        NpgsqlConnection connection,
        Guid[] people,
        DateTimeOffset alive,
        CancellationToken cancellationToken
    ) =>
        await Bounded(connection.Command(Look, people, alive))
            .ListAsync(row => new PersonChange(row.GetGuid(3), PresenceRows.Read(row)), cancellationToken);

    private static async Task<List<ConversationPresence>> LookAtConversationsAsync(
        NpgsqlConnection connection,
        Guid[] conversations,
        DateTimeOffset alive,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        // Of two people, the dots say all there is to say.
        var groups = await connection
            .Command("SELECT id FROM conversations WHERE id = ANY ($1) AND kind <> 'direct'", conversations)
            .ListAsync(row => row.GetGuid(0), cancellationToken);
        var present = (
            await PresenceRows.InConversationsAsync(connection, [.. groups], alive, now, cancellationToken)
        ).ToDictionary(each => each.ConversationId);
        return
        [
            .. groups.Select(id =>
                present.GetValueOrDefault(id)
                ?? new()
                {
                    ConversationId = id,
                    Count = 0,
                    UserIds = [],
                    At = now,
                }
            ),
        ];
    }

    private static NpgsqlCommand Bounded(NpgsqlCommand command)
    {
        command.CommandTimeout = Seconds;
        return command;
    }
}

/// <summary>What has to be told.</summary>
/// <param name="At">When it was true.</param>
/// <param name="People">One per person and workspace of theirs.</param>
/// <param name="Conversations">Groups in which others are now than before.</param>
internal sealed record Changes(
    DateTimeOffset At,
    IReadOnlyList<PersonChange> People,
    IReadOnlyList<ConversationPresence> Conversations
);

/// <summary>Somebody's presence, for one workspace.</summary>
internal readonly record struct PersonChange(Guid WorkspaceId, PersonPresence Person);
