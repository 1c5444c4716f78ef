using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;
using VvsIm.Contracts.Workspaces;
using VvsIm.Core.Accounts.Registration;
using VvsIm.Core.Database;
using VvsIm.Core.Outbox;
using VvsIm.Core.Problems;
using VvsIm.Core.Workspaces;
using VvsIm.Core.Workspaces.Invites;

namespace VvsIm.Core.Accounts;

/// <summary>Makes an account: a member of where its invite leads, or else of the default workspace.</summary>
internal static class Register
{
    public static async Task<Results<Created<Me>, ProblemHttpResult>> HandleAsync(
        RegisterRequest request,
        UserManager<Account> accounts,
        VvsImDb db,
        Memberships memberships,
        OutboxSignal signal,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        if (AccountRules.Check(request.Email, request.Password, request.DisplayName) is { Count: > 0 } errors)
            return Refusal.Invalid(errors);

        var account = new Account
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            UserName = request.Email,
            Email = request.Email,
            DisplayName = request.DisplayName!.Trim(),
            CreatedAt = time.GetUtcNow(),
        };
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        if (
            string.IsNullOrEmpty(request.Invite)
            && await RegistrationDoor.CheckAsync(connection, request.Email!, cancellationToken) is { } closed
        )
            return closed;
        var created = await CreateAsync(accounts, account, request.Password!);
        if (!created.Succeeded)
            return Explain(created);
        AcceptedInvite? accepted = null;
        if (string.IsNullOrEmpty(request.Invite))
        {
            await memberships.JoinDefaultAsync(db, account.Id, cancellationToken);
        }
        else
        {
            (accepted, var refused) = await Admission.ComeInAsync(
                connection,
                request.Invite,
                account.Id,
                cancellationToken
            );
            if (refused is not null)
                return refused;
        }
        await transaction.CommitAsync(cancellationToken);
        if (accepted is not null)
            Admission.Raise(signal, accepted, account.Id);

        return TypedResults.Created("/api/me", await GetMe.ReadAsync(db, account.Id, cancellationToken));
    }

    private static async Task<IdentityResult> CreateAsync(
        UserManager<Account> accounts,
        Account account,
        string password
    )
    {
        try
        {
            return await accounts.CreateAsync(account, password);
        }
        catch (DbUpdateException e)
            when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Two registrations of one address at once: Identity looked before either was there.
            return IdentityResult.Failed(new IdentityErrorDescriber().DuplicateEmail(account.Email!));
        }
    }

    private static ProblemHttpResult Explain(IdentityResult result)
    {
        var taken = result.Errors.Any(error =>
            error.Code
                is nameof(IdentityErrorDescriber.DuplicateEmail)
                    or nameof(IdentityErrorDescriber.DuplicateUserName)
        );
        var (code, field, reason) = taken
            ? (ProblemCodes.EmailTaken, "email", "There is an account with this email already. Sign in instead.")
            : (ProblemCodes.WeakPassword, "password", string.Join(' ', result.Errors.Select(e => e.Description)));
        return Refusal.Of(
            StatusCodes.Status400BadRequest,
            code,
            reason,
            new Dictionary<string, string[]> { [field] = [reason] }
        );
    }
}
