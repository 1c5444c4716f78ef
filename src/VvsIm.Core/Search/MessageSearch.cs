using System.Data;
using Microsoft.Extensions.Options;
using Npgsql;
using VvsIm.Contracts.Accounts;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Search;
using VvsIm.Core.Accounts;
using VvsIm.Core.Database;
using VvsIm.Core.Search.Matching;
using VvsIm.Core.Search.Sweeping;

namespace VvsIm.Core.Search;

/// <summary>Finds messages: one snapshot for what the reader may see, what the index says, and the messages themselves.</summary>
internal sealed class MessageSearch(NpgsqlDataSource database, People people, IOptions<SearchOptions> options)
{
    /// <summary>One page.</summary>
    /// <exception cref="PostgresException">A statement took too long.</exception>
    public async Task<SearchPage> FindAsync(Guid readerId, SearchInput input, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        Found found;
        Scope scope;
        Wanted wanted;
        await using (
            var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken)
        )
        {
            await PrepareAsync(connection, cancellationToken);
            scope = await ScopeOf.ReadAsync(connection, readerId, input.Query, cancellationToken);
            wanted = new Wanted(input.Query, scope, input.UtcOffset);
            found = scope.IsEmpty
                ? new([], null, null)
                : await SweepAsync(connection, wanted, input, cancellationToken);
        }
        return await PageAsync(found, scope, wanted.Terms, cancellationToken);
    }

    private async Task<Found> SweepAsync(
        NpgsqlConnection connection,
        Wanted wanted,
        SearchInput input,
        CancellationToken cancellationToken
    )
    {
        var from = input.Cursor?.From ?? await TopAsync(connection, wanted, cancellationToken);
        var sweep = new Sweep(connection, wanted, TimeSpan.FromMilliseconds(options.Value.PatienceMilliseconds));
        if (input.Sort == SearchSort.Newest)
        {
            var newest = await sweep.RunAsync(from, input.Size + 1, cancellationToken);
            return newest.Found.Count > input.Size
                ? Found.UpTo(newest.Found[..input.Size], newest.Found[input.Size - 1].Place, null)
                : Found.UpTo(newest.Found, newest.End, null);
        }
        var swept = await sweep.RunAsync(from, Ranking.Together, cancellationToken);
        var ranked = Ranking.Behind(swept.Found, input.Cursor?.Behind);
        return ranked.Count > input.Size
            ? Found.UpTo(
                ranked[..input.Size],
                from,
                (Ranking.Score(ranked[input.Size - 1]), ranked[input.Size - 1].Id),
                swept.End
            )
            : Found.UpTo(ranked, swept.End, null);
    }

    // What is said from now on comes after the newest message there is.
    private static async Task<Place> TopAsync(
        NpgsqlConnection connection,
        Wanted wanted,
        CancellationToken cancellationToken
    )
    {
        if (wanted.Before is { } before)
            return Place.Top(Segments.LastOf(before));
        return await connection
            .Command("SELECT coalesce((SELECT max(segment) FROM search_segments), 0), now()")
            .FirstAsync(row => new Place(row.GetInt64(0), row.GetDateTime(1), Guid.Empty, 0), cancellationToken);
    }

    // Estimates mean little for what is looked for here: every statement is bounded by how it is made, and planned for its values.
    private async Task PrepareAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        await connection
            .Command(
                """
                SELECT
                  set_config('statement_timeout', $1, true),
                  set_config('plan_cache_mode', 'force_custom_plan', true),
                  set_config('enable_seqscan', 'off', true),
                  set_config('max_parallel_workers_per_gather', '0', true),
                  set_config('jit', 'off', true)
                """,
                options.Value.StatementMilliseconds.ToString(System.Globalization.CultureInfo.InvariantCulture)
            )
            .RunAsync(cancellationToken);

    private async Task<SearchPage> PageAsync(Found found, Scope scope, Terms terms, CancellationToken cancellationToken)
    {
        var within = found.Items.Select(item => item.Place.ConversationId).ToHashSet();
        FoundConversation[] conversations =
        [
            .. scope
                .Conversations.Where(conversation => within.Contains(conversation.Id))
                .Select(conversation => conversation.Found),
        ];
        User[] users = await people.NameAsync(
            found
                .Items.SelectMany(item => Mentions.In(item.Text).Append(item.SenderId))
                .Concat(conversations.Select(conversation => conversation.PeerId).OfType<Guid>()),
            cancellationToken
        );
        var names = users.ToDictionary(user => user.Id, user => user.DisplayName);
        return new()
        {
            Items = [.. found.Items.Select(item => Hit(item, Snippets.Of(item.Words, terms, names)))],
            NextCursor = found.Next?.ToString(),
            LookedBackTo = found.LookedBackTo,
            Conversations = conversations,
            Users = users,
        };
    }

    private static SearchHit Hit(Candidate item, Snippet snippet) =>
        new()
        {
            Id = item.Id,
            ConversationId = item.Place.ConversationId,
            Seq = item.Place.Seq,
            ThreadSeq = item.ThreadSeq,
            Replies = item.Replies,
            SenderId = item.SenderId,
            CreatedAt = item.CreatedAt,
            EditedAt = item.EditedAt,
            Snippet = snippet,
        };

    /// <summary>What goes into a page.</summary>
    private sealed record Found(List<Candidate> Items, SearchCursor? Next, DateTimeOffset? LookedBackTo)
    {
        public static Found UpTo(
            List<Candidate> items,
            Place? next,
            (long Score, Guid Id)? behind,
            Place? end = null
        ) =>
            next is { } place
                ? new(items, new SearchCursor(place, behind), Time(end ?? place))
                : new(items, null, null);

        private static DateTimeOffset Time(Place place) =>
            new(place.At == DateTime.MaxValue ? Segments.Begin(place.Segment + 1) : place.At, TimeSpan.Zero);
    }
}
