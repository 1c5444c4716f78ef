using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;
using VvsIm.Core.Workspaces;

namespace VvsIm.Core.Accounts;

/// <summary><c>GET /api/me</c>.</summary>
internal static class GetMe
{
    public static async Task<Results<Ok<Me>, ProblemHttpResult>> HandleAsync(
        CurrentUser user,
        VvsImDb db,
        CancellationToken cancellationToken
    ) => await ReadAsync(db, user.Id, cancellationToken) is { } me ? TypedResults.Ok(me) : Gone();

    /// <summary>Somebody is signed in whose account was removed.</summary>
    public static ProblemHttpResult Gone() =>
        Refusal.Of(
            StatusCodes.Status401Unauthorized,
            ProblemCodes.Unauthenticated,
            "This account does not exist any more."
        );

    public static async Task<Me?> ReadAsync(VvsImDb db, Guid userId, CancellationToken cancellationToken) =>
        await db
            .Users.Where(account => account.Id == userId)
            .Select(account => new Me
            {
                Id = account.Id,
                Email = account.Email!,
                DisplayName = account.DisplayName,
                ReadReceipts = account.ReadReceipts,
                SharePresence = account.SharePresence,
                Status = StatusColumns.Stored(account.StatusEmoji, account.StatusText, account.StatusUntil),
                AvatarId = account.AvatarId,
                Roles = db
                    .UserRoles.Where(link => link.UserId == userId)
                    .Join(db.Roles, link => link.RoleId, role => role.Id, (_, role) => role.Name!)
                    .ToArray(),
                Workspaces = db.Set<WorkspaceMember>()
                    .Where(member => member.UserId == userId)
                    .OrderBy(member => member.JoinedAt)
                    .Select(WorkspaceMember.AsWorkspace)
                    .ToArray(),
            })
            .AsNoTracking()
            .AsSplitQuery()
            .SingleOrDefaultAsync(cancellationToken);
}
