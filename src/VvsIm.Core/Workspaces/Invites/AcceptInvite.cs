using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Workspaces;
using VvsIm.Core.Accounts;
using VvsIm.Core.Outbox;

namespace VvsIm.Core.Workspaces.Invites;

/// <summary><c>POST /api/invites/{code}</c>: comes in by a link.</summary>
internal static class AcceptInvite
{
    public static async Task<Results<Ok<AcceptedInvite>, ProblemHttpResult>> HandleAsync(
        string code,
        CurrentUser user,
        NpgsqlDataSource database,
        OutboxSignal signal,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var (accepted, refused) = await Admission.ComeInAsync(connection, code, user.Id, cancellationToken);
        if (accepted is null)
            return refused!;
        await transaction.CommitAsync(cancellationToken);
        Admission.Raise(signal, accepted, user.Id);
        return TypedResults.Ok(accepted);
    }
}
