using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Moderation.Appeals;
using VvsIm.Core.Database;
using VvsIm.Core.Moderation.Reports;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Moderation.Appeals;

/// <summary>
/// <c>POST /api/auth/appeal</c>: against the ban that keeps one out, by the token that came with the refusal. Without a text it tells what became
/// of the appeal there is.
/// </summary>
internal static class AppealBan
{
    private const int TokenLength = 1_000;

    // The row of the log by which the ban that holds now began.
    private const string Event = """
        SELECT e.id FROM bans b
        JOIN moderation_events e ON e.user_id = b.user_id AND e.action = 'userBanned' AND e.workspace_id IS NULL
        WHERE b.user_id = $1 AND is_banned($1)
        ORDER BY e.seq DESC
        LIMIT 1
        """;

    public static async Task<Results<Ok<BanAppeal>, ProblemHttpResult>> HandleAsync(
        BanAppealRequest request,
        BanTokens tokens,
        NpgsqlDataSource database,
        FileAppeal file,
        CancellationToken cancellationToken
    )
    {
        if (GivenWords.Check("text", request.Text, Limits.AppealLength) is { } refused)
            return refused;
        if (request.Token is not { Length: > 0 and <= TokenLength } token || tokens.Read(token) is not { } userId)
            return Refusal.NotFound("ban");
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var eventId = await connection
            .Command(Event, userId)
            .FirstAsync(row => (Guid?)row.GetGuid(0), cancellationToken);
        if (eventId is null)
            return Refusal.NotFound("ban");
        var appeal = string.IsNullOrWhiteSpace(request.Text)
            ? await FileAppeal.FindAsync(connection, eventId.Value, userId, cancellationToken)
            : (await file.RunAsync(eventId.Value, userId, request.Text, cancellationToken)).Appeal;
        return TypedResults.Ok(new BanAppeal(appeal));
    }
}
