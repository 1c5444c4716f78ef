using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Media;
using VvsIm.Core.Accounts;
using VvsIm.Core.Conversations;
using VvsIm.Core.Messages;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Media.Shared;

/// <summary><c>GET /api/conversations/{id}/media</c>: pictures, files or links of a conversation, the newest first.</summary>
internal static class ListShared
{
    public static async Task<Results<Ok<SharedMediaPage>, ProblemHttpResult>> HandleAsync(
        Guid id,
        CurrentUser user,
        NpgsqlDataSource database,
        ConversationAccess access,
        People people,
        CancellationToken cancellationToken,
        string? kind = null,
        string? cursor = null,
        int? limit = null
    )
    {
        if (!await access.MayReadAsync(user.Id, id, cancellationToken))
            return Refusal.NotFound("conversation");
        if (Paging.CheckLimit(limit, out var size) is { } refused)
            return refused;
        if (KindOf(kind) is not { } wanted)
            return Refusal.Invalid("kind", "One of pictures, files, links.");
        if (!SharedPlace.TryParse(cursor, out var after))
            return Refusal.Invalid("cursor", "This cursor is not one of ours.");

        List<SharedItem> items;
        SharedPlace? end;
        if (wanted == SharedKind.Links)
            (items, end) = await SharedLinks.ListAsync(database, id, user.Id, after, size, cancellationToken);
        else
        {
            items = await SharedFiles.ListAsync(database, id, user.Id, wanted, after, size + 1, cancellationToken);
            end = items.Count > size ? items[size - 1].Place : null;
            items = items[..Math.Min(size, items.Count)];
        }
        return TypedResults.Ok(
            new SharedMediaPage
            {
                Items = [.. items.Select(item => item.Medium)],
                NextCursor = end?.ToString(),
                Users = await people.NameAsync(
                    items.SelectMany(item => Beside.PeopleOf(item.Medium.Message)),
                    cancellationToken
                ),
            }
        );
    }

    private static SharedKind? KindOf(string? kind) =>
        kind switch
        {
            null or "pictures" => SharedKind.Pictures,
            "files" => SharedKind.Files,
            "links" => SharedKind.Links,
            _ => null,
        };
}
