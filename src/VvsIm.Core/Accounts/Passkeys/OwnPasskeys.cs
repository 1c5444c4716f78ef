using System.Buffers.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Accounts.Passkeys;
using VvsIm.Core.Accounts.Sessions;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Accounts.Passkeys;

/// <summary><c>/api/me/passkeys</c>: one's own passkeys.</summary>
internal static class OwnPasskeys
{
    public static async Task<Ok<Page<Passkey>>> ListAsync(
        CurrentSession session,
        NpgsqlDataSource database,
        CancellationToken cancellationToken
    ) =>
        TypedResults.Ok(
            new Page<Passkey>
            {
                Items =
                [
                    .. await database
                        .Command(PasskeyRow.Select + " ORDER BY created_at, credential_id", session.UserId)
                        .ListAsync(PasskeyRow.Read, cancellationToken),
                ],
            }
        );

    /// <summary>The question to a browser for a new one.</summary>
    public static async Task<Results<Ok<PasskeyQuestion>, ProblemHttpResult>> AskAsync(
        CurrentSession session,
        HttpContext context,
        UserManager<Account> accounts,
        IPasskeyHandler<Account> handler,
        Ceremonies ceremonies
    )
    {
        if (await accounts.FindByIdAsync(session.UserId.ToString()) is not { } account)
            return GetMe.Gone();
        var asked = await handler.MakeCreationOptionsAsync(
            new()
            {
                Id = account.Id.ToString(),
                Name = account.Email!,
                DisplayName = account.DisplayName,
            },
            context
        );
        return TypedResults.Ok(
            new PasskeyQuestion(
                ceremonies.Seal(CeremonyPurpose.Register, account.Id, asked.AttestationState ?? ""),
                PasskeyChecks.Parse(asked.CreationOptionsJson)
            )
        );
    }

    public static async Task<Results<Created<Passkey>, ProblemHttpResult>> AddAsync(
        AddPasskeyRequest request,
        CurrentSession session,
        HttpContext context,
        UserManager<Account> accounts,
        IPasskeyHandler<Account> handler,
        Ceremonies ceremonies,
        NpgsqlDataSource database,
        CancellationToken cancellationToken
    )
    {
        if (CheckName(request.Name) is { } refused)
            return refused;
        if (await accounts.FindByIdAsync(session.UserId.ToString()) is not { } account)
            return GetMe.Gone();
        if (
            request.Answer is not { Credential.ValueKind: JsonValueKind.Object } answer
            || ceremonies.Open(CeremonyPurpose.Register, account.Id, answer.Ceremony) is not { } state
        )
            return Refusal.Invalid("answer", "This is not the answer to a question of the last minutes.");
        if ((await accounts.GetPasskeysAsync(account)).Count >= Limits.Passkeys)
            return Refusal.LimitExceeded("passkeys", nameof(Limits.Passkeys), Limits.Passkeys);

        var made = await handler.PerformAttestationAsync(
            new()
            {
                HttpContext = context,
                AttestationState = state,
                CredentialJson = answer.Credential.GetRawText(),
            }
        );
        if (!made.Succeeded || !await ceremonies.SpendAsync(state, cancellationToken))
            return Refusal.Invalid("answer", "This passkey cannot be used here.");
        made.Passkey.Name = Named(request.Name);
        await accounts.AddOrUpdatePasskeyAsync(account, made.Passkey);
        // Its device has just made sure of its owner.
        await database
            .Command("UPDATE sessions SET second_factor = true WHERE id = $1", session.Id)
            .RunAsync(cancellationToken);
        var id = Base64Url.EncodeToString(made.Passkey.CredentialId);
        return TypedResults.Created(
            $"/api/me/passkeys/{id}",
            await ReadAsync(database, session.UserId, made.Passkey.CredentialId, cancellationToken)
        );
    }

    public static async Task<Results<Ok<Passkey>, ProblemHttpResult>> RenameAsync(
        string id,
        RenamePasskeyRequest request,
        CurrentSession session,
        UserManager<Account> accounts,
        NpgsqlDataSource database,
        CancellationToken cancellationToken
    )
    {
        if (CheckName(request.Name) is { } refused)
            return refused;
        if (await FindAsync(accounts, session, id) is not ({ } account, { } passkey))
            return Refusal.NotFound("passkey");
        passkey.Name = Named(request.Name);
        await accounts.AddOrUpdatePasskeyAsync(account, passkey);
        return TypedResults.Ok((await ReadAsync(database, session.UserId, passkey.CredentialId, cancellationToken))!);
    }

    public static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        string id,
        CurrentSession session,
        UserManager<Account> accounts
    )
    {
        if (await FindAsync(accounts, session, id) is not ({ } account, { } passkey))
            return Refusal.NotFound("passkey");
        await accounts.RemovePasskeyAsync(account, passkey.CredentialId);
        return TypedResults.NoContent();
    }

    private static Task<Passkey?> ReadAsync(
        NpgsqlDataSource database,
        Guid userId,
        byte[] credentialId,
        CancellationToken cancellationToken
    ) =>
        database
            .Command(PasskeyRow.Select + " WHERE credential_id = $2", userId, credentialId)
            .FirstAsync(PasskeyRow.Read, cancellationToken);

    private static async Task<(Account?, UserPasskeyInfo?)> FindAsync(
        UserManager<Account> accounts,
        CurrentSession session,
        string id
    )
    {
        if (id.Length > 2_000 || !Base64Url.IsValid(id))
            return default;
        if (await accounts.FindByIdAsync(session.UserId.ToString()) is not { } account)
            return default;
        return (account, await accounts.GetPasskeyAsync(account, Base64Url.DecodeFromChars(id)));
    }

    private static ProblemHttpResult? CheckName(string? name) =>
        name?.Trim().Length > Limits.PasskeyNameLength
            ? Refusal.LimitExceeded("name", nameof(Limits.PasskeyNameLength), Limits.PasskeyNameLength)
        : PlainText.IsStorable(name) ? null
        : Refusal.Invalid("name", "This is not text.");

    private static string Named(string? name) => string.IsNullOrWhiteSpace(name) ? "Passkey" : name.Trim();
}
