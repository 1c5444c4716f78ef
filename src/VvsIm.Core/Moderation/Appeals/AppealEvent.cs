using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Moderation.Appeals;
using VvsIm.Core.Accounts;
using VvsIm.Core.Database;
using VvsIm.Core.Moderation.Reports;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Moderation.Appeals;

/// <summary><c>POST /api/appeals</c>: against what was done to oneself; <c>GET</c>: what became of one's own.</summary>
internal static class AppealEvent
{
    private const string Mine = $"""
        SELECT {AppealRows.Columns} {AppealRows.From}
        WHERE a.user_id = $1 AND ($2::uuid IS NULL OR a.id < $2)
        ORDER BY a.id DESC
        LIMIT $3
        """;

    public static async Task<Results<Created<Appeal>, Ok<Appeal>, ProblemHttpResult>> HandleAsync(
        AppealRequest request,
        CurrentUser user,
        FileAppeal file,
        CancellationToken cancellationToken
    )
    {
        if (request.EventId is not { } eventId)
            return Refusal.Invalid("eventId", "Say what it is against.");
        if (GivenWords.Check("text", request.Text, Limits.AppealLength, needed: true) is { } refused)
            return refused;
        return await file.RunAsync(eventId, user.Id, request.Text!, cancellationToken) switch
        {
            { Appeal: null } => Refusal.NotFound("act to appeal against"),
            { Appeal: { } filed, Created: true } => TypedResults.Created((string?)null, filed),
            { Appeal: { } known } => TypedResults.Ok(known),
        };
    }

    public static async Task<Results<Ok<Page<Appeal>>, ProblemHttpResult>> ListAsync(
        CurrentUser user,
        NpgsqlDataSource database,
        CancellationToken cancellationToken,
        string? cursor = null,
        int? limit = null
    )
    {
        if (Paging.CheckLimit(limit, out var size) is { } refused)
            return refused;
        if (!Paging.TryParse(cursor, out _, out var before))
            return Refusal.Invalid("cursor", "This cursor is not one of ours.");
        var rows = await database
            .Command(Mine, user.Id, string.IsNullOrEmpty(cursor) ? null : before, size + 1)
            .ListAsync(AppealRows.Read, cancellationToken);
        return TypedResults.Ok(Paging.Cut(rows, size, last => Paging.Cursor("", last.Id)));
    }
}
