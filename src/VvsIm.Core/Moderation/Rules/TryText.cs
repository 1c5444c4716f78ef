using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Moderation.Rules;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Database;
using VvsIm.Core.Moderation.Rules.Matching;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Moderation.Rules;

/// <summary><c>POST /api/admin/workspaces/{id}/rules/try</c>: what the rules that are on would do with a text. Nothing is said, nothing counted.</summary>
internal static class TryText
{
    public static async Task<Results<Ok<TriedText>, ProblemHttpResult>> HandleAsync(
        Guid id,
        TryTextRequest request,
        StaffMember staff,
        NpgsqlDataSource database,
        RuleBook book,
        RuleWatch watch,
        CancellationToken cancellationToken
    )
    {
        var known = await database
            .Command("SELECT EXISTS (SELECT FROM workspaces WHERE id = $1)", id)
            .FirstAsync(row => row.GetBoolean(0), cancellationToken);
        if (!known || !staff.Sees(id))
            return Refusal.NotFound("workspace");
        if (request.Text?.Length > Limits.MessageLength)
            return Refusal.LimitExceeded("text", nameof(Limits.MessageLength), Limits.MessageLength);
        // As they are stored, also when another node has stored them just now.
        await watch.RefreshAsync(cancellationToken);
        var said = new Utterance(staff.Id, Guid.Empty, request.Text ?? "", request.HasFiles);
        var hits = book.Of(id)
            .Where(rule => rule.Newness is null || request.Newcomer)
            .Select(rule => (Rule: rule, Found: rule.Find(said, meter: null)))
            .Where(hit => hit.Found is not null)
            .ToArray();
        var deciding = Array.Find(hits, hit => hit.Rule.Action != RuleAction.Flag).Rule;
        return TypedResults.Ok(
            new TriedText(
                deciding?.Action ?? (hits.Length > 0 ? RuleAction.Flag : null),
                deciding?.Message,
                [
                    .. hits.Select(hit => new RuleHit(
                        hit.Rule.Id,
                        hit.Rule.Name,
                        hit.Rule.Action,
                        [.. hit.Found!],
                        hit.Rule == deciding
                    )),
                ]
            )
        );
    }
}
