using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Moderation;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Database;
using VvsIm.Core.Moderation;
using VvsIm.Core.Moderation.Log;

namespace VvsIm.Core.Accounts.Admin;

/// <summary><c>PUT</c> and <c>DELETE /api/admin/users/{id}/roles/operator</c>. What is so already changes nothing.</summary>
internal static class SetOperator
{
    private const string Give = """
        INSERT INTO user_roles (user_id, role_id) SELECT $1, id FROM roles WHERE name = 'operator' ON CONFLICT DO NOTHING
        """;

    private const string Take = """
        DELETE FROM user_roles x USING roles r WHERE r.id = x.role_id AND r.name = 'operator' AND x.user_id = $1
        """;

    public static Task<Results<NoContent, ProblemHttpResult>> GiveAsync(
        Guid id,
        ReasonRequest request,
        StaffMember staff,
        NpgsqlDataSource database,
        CancellationToken cancellationToken
    ) => HandleAsync(id, true, request.Reason, staff, database, cancellationToken);

    public static Task<Results<NoContent, ProblemHttpResult>> TakeAsync(
        Guid id,
        StaffMember staff,
        NpgsqlDataSource database,
        CancellationToken cancellationToken,
        string? reason = null
    ) => HandleAsync(id, false, reason, staff, database, cancellationToken);

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id,
        bool give,
        string? reason,
        StaffMember staff,
        NpgsqlDataSource database,
        CancellationToken cancellationToken
    )
    {
        if (Reasons.Check(reason, out var why) is { } refused)
            return refused;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await LockedAccount.FindAsync(connection, id, staff, cancellationToken) is not { } account)
            return AccountRefusals.Unknown;
        if (account.Erased)
            return AccountRefusals.Erased;
        if (account.IsOperator == give)
            return TypedResults.NoContent();
        if (account.IsLastOperator)
            return AccountRefusals.LastOperator;
        await connection.Command(give ? Give : Take, id).RunAsync(cancellationToken);
        await ModerationLog.WriteAsync(
            connection,
            new(staff.Id, ModerationAction.RoleChanged)
            {
                TargetKind = TargetKind.User,
                TargetId = id,
                UserId = id,
                Reason = why,
                Details = new Dictionary<string, string>
                {
                    ["from"] = give ? "none" : "operator",
                    ["to"] = give ? "operator" : "none",
                },
            },
            cancellationToken
        );
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
