using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Permissions;
using VvsIm.Contracts.Realtime;
using VvsIm.Core.Accounts;
using VvsIm.Core.Database;
using VvsIm.Core.Outbox;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Conversations.Groups;

/// <summary>
/// <c>PATCH /api/conversations/{id}/members/{userId}</c>: another role, silence, or the right to write again. What is so already
/// changes nothing and tells nobody.
/// </summary>
internal static class ChangeMember
{
    private const string Write = """
        WITH changed AS (
          UPDATE conversation_members SET role = $3, silenced_until = $4 WHERE conversation_id = $1 AND user_id = $2
        )
        UPDATE conversations SET last_change = last_change + 1 WHERE id = $1 RETURNING last_change
        """;

    public static async Task<Results<Ok<Member>, ProblemHttpResult>> HandleAsync(
        Guid id,
        Guid userId,
        ChangeMemberRequest request,
        CurrentUser user,
        NpgsqlDataSource database,
        OutboxSignal signal,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await LockedConversation.FindAsync(connection, id, user.Id, cancellationToken) is not { } locked)
            return Refusal.NotFound("conversation");
        if (request.Role is not null && Denial.Check(Act.ChangeRoles, locked.Standing) is { } notRoles)
            return notRoles;
        if (request.SilencedUntil.Given && Denial.Check(Act.Silence, locked.Standing) is { } notSilence)
            return notSilence;
        if (request.Role is null && !request.SilencedUntil.Given)
            return Refusal.Invalid("role", "Say what shall change.");
        if (request.Role is MemberRole.None)
            return Refusal.Invalid("role", "Remove a member who shall not be one.");
        if (await MemberRow.FindAsync(connection, id, userId, cancellationToken) is not { } member)
            return Refusal.NotFound("member");

        var changed = member;
        if (request.Role is { } role)
        {
            // Owners are equals; one may step down, if another stays.
            if (userId != user.Id && !ConversationPermissions.MayTo(Act.ChangeRoles, locked.Standing, member.Role))
                return Denial.Of(Act.ChangeRoles, locked.Standing);
            if (
                role < MemberRole.Owner
                && member.Role == MemberRole.Owner
                && !await HasOtherOwnerAsync(connection, id, userId, cancellationToken)
            )
                return Refusal.Of(
                    StatusCodes.Status409Conflict,
                    ProblemCodes.LastOwner,
                    "Make somebody else an owner first: there must always be one."
                );
            changed = changed with { Role = role };
        }
        if (request.SilencedUntil.Given)
        {
            if (!ConversationPermissions.MayTo(Act.Silence, locked.Standing, member.Role))
                return Denial.Of(Act.Silence, locked.Standing);
            changed = changed with { SilencedUntil = request.SilencedUntil.Until?.ToUniversalTime() };
        }
        // Admins and owners are never silenced: whoever becomes one may write again.
        if (changed.Role > MemberRole.Member && request.SilencedUntil.Until is not null)
            return Refusal.Of(
                StatusCodes.Status409Conflict,
                ProblemCodes.Conflict,
                "Admins and owners cannot be silenced; take the role away first."
            );
        if (changed.Role > MemberRole.Member || changed.SilencedUntil <= time.GetUtcNow())
            changed = changed with { SilencedUntil = null };
        if (changed != member)
        {
            await TellAsync(connection, id, user.Id, member, changed, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            signal.Raise(OutboxPartition.Of(id));
        }
        return TypedResults.Ok(changed);
    }

    private static async Task TellAsync(
        NpgsqlConnection connection,
        Guid id,
        Guid actorId,
        Member before,
        Member after,
        CancellationToken cancellationToken
    )
    {
        var change = await connection
            .Command(Write, id, after.UserId, Names.Of(after.Role), after.SilencedUntil)
            .FirstAsync(row => row.GetInt64(0), cancellationToken);
        await OutboxWriter.WriteAsync(
            connection,
            new MemberChanged
            {
                ConversationId = id,
                Change = change,
                UserId = after.UserId,
                Role = after.Role,
                SilencedUntil = after.SilencedUntil,
            },
            cancellationToken
        );
        if (after.Role != before.Role)
            await SayAsync(
                new()
                {
                    Kind = SystemMessageKind.RoleChanged,
                    UserIds = [after.UserId],
                    Role = after.Role,
                }
            );
        // Who is made an admin may write again, which the role says already.
        if (after.SilencedUntil != before.SilencedUntil && after.Role == MemberRole.Member)
            await SayAsync(
                new()
                {
                    Kind = after.SilencedUntil is null ? SystemMessageKind.Unsilenced : SystemMessageKind.Silenced,
                    UserIds = [after.UserId],
                    Until = after.SilencedUntil,
                }
            );

        Task SayAsync(SystemMessage system) =>
            SystemMessages.SayAsync(connection, id, actorId, system, cancellationToken);
    }

    private static Task<bool> HasOtherOwnerAsync(
        NpgsqlConnection connection,
        Guid id,
        Guid userId,
        CancellationToken cancellationToken
    ) =>
        connection
            .Command(
                """
                SELECT EXISTS (
                  SELECT FROM conversation_members
                  WHERE conversation_id = $1 AND user_id <> $2 AND left_at IS NULL AND role = 'owner'
                )
                """,
                id,
                userId
            )
            .FirstAsync(row => row.GetBoolean(0), cancellationToken);
}
