using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Messages;
using VvsIm.Core.Accounts;
using VvsIm.Core.Conversations;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Messages.Threads;

/// <summary><c>GET /api/conversations/{id}/threads</c>: the threads that I follow there, the most recently active first.</summary>
internal static class ListFollowedThreads
{
    private static readonly string Followed = $"""
        SELECT t.thread_seq, {ThreadPositions.Columns}, root.*
        FROM thread_members t
        CROSS JOIN LATERAL (
          SELECT {MessageRows.ColumnsFor("$2")} FROM messages WHERE conversation_id = $1 AND seq = t.thread_seq
        ) root
        WHERE t.conversation_id = $1 AND t.user_id = $2 AND t.following
          AND ($3::bigint[] IS NULL OR t.thread_seq = ANY ($3))
          AND ($4::bigint IS NULL OR coalesce(root.thread_last_seq, 0) < $4)
        ORDER BY coalesce(root.thread_last_seq, 0) DESC, t.thread_seq DESC
        LIMIT $5
        """;

    public static async Task<Results<Ok<FollowedThreadPage>, ProblemHttpResult>> HandleAsync(
        Guid id,
        CurrentUser user,
        NpgsqlDataSource database,
        ConversationAccess access,
        People people,
        CancellationToken cancellationToken,
        string? seqs = null,
        string? cursor = null,
        int? limit = null
    )
    {
        if (Paging.CheckLimit(limit, out var size) is { } refused)
            return refused;
        if (!TryParseSeqs(seqs, out var wanted))
            return Refusal.Invalid("seqs", $"Give at most {Limits.PageSize} numbers, separated by commas.");
        if (!TryParseSeq(cursor, out var before))
            return Refusal.Invalid("cursor", "This cursor is not one of ours.");
        if (!await access.IsMemberAsync(user.Id, id, cancellationToken))
            return Refusal.NotFound("conversation");

        var threads = await database
            .Command(Followed, id, user.Id, wanted, before, size + 1)
            .ListAsync(
                row => new FollowedThread(MessageRows.Read(row, id, 4), ThreadPositions.Read(row, 0)),
                cancellationToken
            );
        var page = Paging.Cut(threads, size, last => $"{last.Root.Thread?.LastSeq ?? 0}");
        return TypedResults.Ok(
            new FollowedThreadPage
            {
                Items = page.Items,
                NextCursor = page.NextCursor,
                Users = await people.NameAsync(
                    page.Items.SelectMany(thread => Beside.PeopleOf(thread.Root)),
                    cancellationToken
                ),
            }
        );
    }

    private static bool TryParseSeqs(string? text, out long[]? seqs)
    {
        seqs = null;
        if (string.IsNullOrEmpty(text))
            return true;
        var parts = text.Split(',', Limits.PageSize + 1);
        if (parts.Length > Limits.PageSize)
            return false;
        seqs = new long[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!TryParseSeq(parts[i], out var seq) || seq is null)
                return false;
            seqs[i] = seq.Value;
        }
        return true;
    }

    private static bool TryParseSeq(string? text, out long? seq)
    {
        seq = null;
        if (text is null)
            return true;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return false;
        seq = number;
        return true;
    }
}
