using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Search;
using VvsIm.Core.Accounts;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Search;

/// <summary><c>GET /api/search</c>: messages in everything that the reader may see.</summary>
internal static class SearchMessages
{
    public static async Task<Results<Ok<SearchPage>, ProblemHttpResult>> HandleAsync(
        CurrentUser user,
        MessageSearch search,
        SearchTurns turns,
        CancellationToken cancellationToken,
        string? q = null,
        string? from = null,
        [FromQuery(Name = "in")] string? within = null,
        string? has = null,
        [FromQuery(Name = "is")] string? being = null,
        string? before = null,
        string? after = null,
        string? sort = null,
        string? cursor = null,
        int? limit = null,
        int? utcOffset = null
    )
    {
        var asked = new SearchParameters(
            q,
            sort,
            cursor,
            limit,
            utcOffset,
            [
                ("from", SearchPartKind.From, from),
                ("in", SearchPartKind.In, within),
                ("has", SearchPartKind.Has, has),
                ("is", SearchPartKind.Is, being),
                ("before", SearchPartKind.Before, before),
                ("after", SearchPartKind.After, after),
            ]
        );
        if (SearchInput.Check(asked, out var input) is { } refused)
            return refused;
        try
        {
            return TypedResults.Ok(
                await turns.TakeAsync(() => search.FindAsync(user.Id, input, cancellationToken), cancellationToken)
            );
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.QueryCanceled)
        {
            return Refusal.Of(
                StatusCodes.Status503ServiceUnavailable,
                ProblemCodes.SearchTimeout,
                "This search took too long. Try longer words, or say where or when it was."
            );
        }
    }
}
