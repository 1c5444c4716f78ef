using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using VvsIm.Contracts.Moderation.Appeals;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Moderation.Appeals;

/// <summary><c>GET /api/admin/appeals/{id}</c>: one, with what it is against.</summary>
internal static class GetAppeal
{
    public static async Task<Results<Ok<AppealDetails>, ProblemHttpResult>> HandleAsync(
        Guid id,
        StaffMember staff,
        AppealReading reading,
        CancellationToken cancellationToken
    ) =>
        await reading.FindAsync(id, staff, cancellationToken) is { } appeal
            ? TypedResults.Ok(appeal)
            : Refusal.NotFound("appeal");
}
