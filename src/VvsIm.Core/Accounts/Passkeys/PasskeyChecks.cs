using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Npgsql;
using VvsIm.Contracts.Accounts.Passkeys;
using VvsIm.Core.Database;

namespace VvsIm.Core.Accounts.Passkeys;

/// <summary>Asks a browser for a passkey, and looks at what it answers. Identity's handler knows WebAuthn; this gives it its memory.</summary>
internal sealed class PasskeyChecks(
    IPasskeyHandler<Account> handler,
    UserManager<Account> accounts,
    Ceremonies ceremonies,
    NpgsqlDataSource database,
    TimeProvider time
)
{
    /// <summary>The question for one of this person's passkeys, or for anybody's.</summary>
    public async Task<PasskeyQuestion> AskAsync(HttpContext context, CeremonyPurpose purpose, Account? account)
    {
        var asked = await handler.MakeRequestOptionsAsync(account, context);
        return new PasskeyQuestion(
            ceremonies.Seal(purpose, account?.Id, asked.AssertionState ?? ""),
            Parse(asked.RequestOptionsJson)
        );
    }

    /// <summary>Whose passkey answered; null if none that we know did, or it was the answer to something else.</summary>
    /// <param name="context">The request with the answer.</param>
    /// <param name="purpose">For what was asked.</param>
    /// <param name="userId">Who was asked; null: anybody.</param>
    /// <param name="answer">What the browser says.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Account?> CheckAsync(
        HttpContext context,
        CeremonyPurpose purpose,
        Guid? userId,
        PasskeyAnswer answer,
        CancellationToken cancellationToken
    )
    {
        if (
            ceremonies.Open(purpose, userId, answer.Ceremony) is not { } state
            || answer.Credential.ValueKind != JsonValueKind.Object
        )
            return null;
        var result = await handler.PerformAssertionAsync(
            new()
            {
                HttpContext = context,
                AssertionState = state,
                CredentialJson = answer.Credential.GetRawText(),
            }
        );
        if (!result.Succeeded || !await ceremonies.SpendAsync(state, cancellationToken))
            return null;
        await accounts.AddOrUpdatePasskeyAsync(result.User, result.Passkey);
        await database
            .Command(
                "UPDATE user_passkeys SET last_used_at = $2 WHERE credential_id = $1",
                result.Passkey.CredentialId,
                time.GetUtcNow()
            )
            .RunAsync(cancellationToken);
        return result.User;
    }

    /// <summary>Identity's JSON, as it is.</summary>
    public static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
