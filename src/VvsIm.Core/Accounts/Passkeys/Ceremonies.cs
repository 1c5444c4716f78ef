using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Npgsql;
using VvsIm.Core.Database;

namespace VvsIm.Core.Accounts.Passkeys;

/// <summary>
/// What the server must remember between asking a browser for a passkey and its answer, sealed and given to the client to bring back:
/// no cookie and no row, so it works for every client and on every node. An answer is taken once.
/// </summary>
internal sealed class Ceremonies(IDataProtectionProvider protection, NpgsqlDataSource database, TimeProvider time)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(5);

    private readonly IDataProtector protector = protection.CreateProtector("passkey-ceremony");

    /// <summary>Seals what Identity's passkey handler wants to see again.</summary>
    /// <param name="purpose">For what: the answer to one question is no answer to another.</param>
    /// <param name="userId">Who was asked; null: anybody.</param>
    /// <param name="state">The handler's own.</param>
    public string Seal(CeremonyPurpose purpose, Guid? userId, string state) =>
        protector.Protect(
            JsonSerializer.Serialize(
                new Ceremony(purpose, userId, time.GetUtcNow() + Lasts, state),
                CeremonyJson.Default.Ceremony
            )
        );

    /// <summary>What was sealed for this purpose and person; null if it was not, or is over.</summary>
    public string? Open(CeremonyPurpose purpose, Guid? userId, string? seal)
    {
        if (string.IsNullOrEmpty(seal))
            return null;
        try
        {
            var ceremony = JsonSerializer.Deserialize(protector.Unprotect(seal), CeremonyJson.Default.Ceremony);
            return
                ceremony is { State: { } state } known
                && known.Purpose == purpose
                && known.UserId == userId
                && known.ExpiresAt > time.GetUtcNow()
                ? state
                : null;
        }
        catch (CryptographicException)
        {
            // Made up, or of another installation.
            return null;
        }
    }

    /// <summary>Takes the answer that was right; false for one that was taken before.</summary>
    public async Task<bool> SpendAsync(string state, CancellationToken cancellationToken) =>
        await database
            .Command(
                "INSERT INTO spent_challenges (hash, expires_at) VALUES ($1, $2) ON CONFLICT DO NOTHING",
                SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(state)),
                time.GetUtcNow() + Lasts
            )
            .RunAsync(cancellationToken) > 0;
}

/// <summary>For what a browser was asked for a passkey.</summary>
internal enum CeremonyPurpose
{
    /// <summary>To make a new one.</summary>
    Register,

    /// <summary>To sign in with one.</summary>
    SignIn,

    /// <summary>To confirm with one who it is.</summary>
    Confirm,
}

/// <summary>What is sealed.</summary>
internal sealed record Ceremony(CeremonyPurpose Purpose, Guid? UserId, DateTimeOffset ExpiresAt, string State);

[System.Text.Json.Serialization.JsonSerializable(typeof(Ceremony))]
internal sealed partial class CeremonyJson : System.Text.Json.Serialization.JsonSerializerContext;
