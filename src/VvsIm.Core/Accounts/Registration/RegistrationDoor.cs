using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;
using VvsIm.Core.Conversations;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Accounts.Registration;

/// <summary>Who may make an account. Read from the database each time: a change holds at once, on every node.</summary>
internal static class RegistrationDoor
{
    private const string Read = "SELECT settings_version, registration, registration_domains FROM installation";

    /// <summary><c>GET /api/auth/registration</c>, for everybody.</summary>
    public static async Task<Ok<Contracts.Accounts.Registration>> HandleAsync(
        NpgsqlDataSource database,
        CancellationToken cancellationToken
    )
    {
        var settings = await ReadAsync(database, cancellationToken);
        return TypedResults.Ok(
            new Contracts.Accounts.Registration(
                settings.Mode,
                settings.Mode == RegistrationMode.Domains ? settings.Domains : null
            )
        );
    }

    /// <summary>What is settled.</summary>
    public static async Task<InstallationSettings> ReadAsync(
        NpgsqlDataSource database,
        CancellationToken cancellationToken
    ) => (await database.Command(Read).FirstAsync(Take, cancellationToken))!;

    /// <summary>The same, in a transaction. With a lock, nobody else changes it until its end.</summary>
    public static async Task<InstallationSettings> ReadAsync(
        NpgsqlConnection connection,
        bool locked,
        CancellationToken cancellationToken
    ) => (await connection.Command(locked ? Read + " FOR NO KEY UPDATE" : Read).FirstAsync(Take, cancellationToken))!;

    /// <summary>Why nobody makes an account with this address and without an invite link; null when one may.</summary>
    public static async Task<ProblemHttpResult?> CheckAsync(
        NpgsqlConnection connection,
        string email,
        CancellationToken cancellationToken
    )
    {
        var settings = await ReadAsync(connection, locked: false, cancellationToken);
        return settings.Mode switch
        {
            RegistrationMode.Open => null,
            RegistrationMode.Invited => Closed("Accounts are made by invite links here. Ask somebody for one."),
            _ when settings.Domains.Contains(DomainOf(email), StringComparer.OrdinalIgnoreCase) => null,
            _ => Closed("Accounts are for certain mail addresses here. Use one of them, or ask for an invite link."),
        };
    }

    // What comes after the last @, as whoever delivers mail reads it.
    private static string DomainOf(string email) => email[(email.LastIndexOf('@') + 1)..].Trim();

    private static ProblemHttpResult Closed(string why) =>
        Refusal.Of(StatusCodes.Status403Forbidden, ProblemCodes.RegistrationClosed, why);

    private static InstallationSettings Take(NpgsqlDataReader row) =>
        new(
            row.GetInt64(0),
            Enum.Parse<RegistrationMode>(row.GetString(1), ignoreCase: true),
            row.GetFieldValue<string[]>(2)
        );

    /// <summary>The database's word for a mode.</summary>
    public static string Word(RegistrationMode mode) => Names.Of(mode);
}
