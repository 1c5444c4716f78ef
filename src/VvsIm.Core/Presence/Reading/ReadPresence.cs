using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Presence;
using VvsIm.Core.Accounts;
using VvsIm.Core.Problems;
using VvsIm.Core.Workspaces;

namespace VvsIm.Core.Presence.Reading;

/// <summary>
/// <c>GET /api/presence?ids=</c>: these people, as far as one shares a workspace with them; or <c>?workspaceId=</c>: who is online or away
/// there, by id, paged.
/// </summary>
internal static class ReadPresence
{
    public static async Task<Results<Ok<PresencePage>, ProblemHttpResult>> HandleAsync(
        CurrentUser user,
        NpgsqlDataSource database,
        PresenceDoor door,
        Memberships memberships,
        IOptions<PresenceOptions> options,
        TimeProvider time,
        CancellationToken cancellationToken,
        string? ids = null,
        Guid? workspaceId = null,
        string? cursor = null,
        int? limit = null
    )
    {
        if (!FindUsers.TryParseIds(ids, out var wanted))
            return Refusal.Invalid("ids", $"Give at most {Limits.UsersByIds} ids, separated by commas.");
        if (wanted is null == workspaceId is null)
            return Refusal.Invalid("ids", "Give either ids or a workspaceId.");
        if (Paging.CheckLimit(limit, out var size) is { } refused)
            return refused;
        if (!Paging.TryParse(cursor, out _, out var after))
            return Refusal.Invalid("cursor", "This cursor is not one of ours.");

        using var place = await door.EnterAsync(cancellationToken);
        if (!place.IsAcquired)
            return PresenceDoor.Crowded();
        var now = time.GetUtcNow();
        var alive = now - options.Value.Silence;
        if (wanted is not null)
        {
            var people = await PresenceRows.ByIdsAsync(database, user.Id, wanted, alive, cancellationToken);
            return TypedResults.Ok(new PresencePage { Items = [.. people], At = now });
        }

        if (!await memberships.IsMemberAsync(user.Id, workspaceId!.Value, cancellationToken))
            return Refusal.NotFound("workspace");
        var page = Paging.Cut(
            await PresenceRows.InWorkspaceAsync(
                database,
                user.Id,
                workspaceId.Value,
                after,
                size + 1,
                alive,
                cancellationToken
            ),
            size,
            last => Paging.Cursor("", last.UserId)
        );
        return TypedResults.Ok(
            new PresencePage
            {
                Items = page.Items,
                NextCursor = page.NextCursor,
                At = now,
            }
        );
    }
}
