using System.Globalization;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace VvsIm.Core.Database;

/// <summary>
/// Brings the schema up to date: numbered scripts, each in a transaction of its own together with its mark in
/// <c>schema_migrations</c>, under an advisory lock so that nodes that start together take turns.
/// </summary>
public sealed partial class Migrator(NpgsqlDataSource database, ILogger<Migrator> logger)
{
    private const string Folder = "Database/migrations/";
    private const long Lock = 0x5656_5349_4D00_0001;

    /// <summary>The scripts in this program, by number.</summary>
    internal static IReadOnlyList<Migration> Known { get; } =
    [
        .. typeof(Migrator)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => new Migration(
                int.Parse(name.AsSpan(Folder.Length, 3), CultureInfo.InvariantCulture),
                Path.GetFileNameWithoutExtension(name),
                Sql.Load(name)
            ))
            .OrderBy(migration => migration.Number),
    ];

    /// <summary>Applies what is missing.</summary>
    /// <exception cref="StartupException">The schema was made by a newer version of this program.</exception>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await ExecuteAsync(connection, $"SELECT pg_advisory_lock({Lock})", cancellationToken);
        try
        {
            await ApplyMissingAsync(connection, cancellationToken);
        }
        finally
        {
            await ExecuteAsync(connection, $"SELECT pg_advisory_unlock({Lock})", CancellationToken.None);
        }
    }

    /// <summary>The number of the newest applied script; 0 for an empty database.</summary>
    public async Task<int> VersionAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var exists = new NpgsqlCommand("SELECT to_regclass('schema_migrations') IS NOT NULL", connection);
        if (await exists.ExecuteScalarAsync(cancellationToken) is not true)
            return 0;
        await using var newest = new NpgsqlCommand(
            "SELECT coalesce(max(number), 0) FROM schema_migrations",
            connection
        );
        return (int)(await newest.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>The number up to which this program can bring a schema.</summary>
    public static int NewestVersion => Known[^1].Number;

    private async Task ApplyMissingAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await ExecuteAsync(
            connection,
            """
            CREATE TABLE IF NOT EXISTS schema_migrations (
              number integer PRIMARY KEY,
              name text NOT NULL,
              applied_at timestamptz NOT NULL DEFAULT now()
            )
            """,
            cancellationToken
        );
        var applied = await AppliedAsync(connection, cancellationToken);
        if (applied.Count > 0 && applied.Max() > NewestVersion)
            throw new StartupException(
                $"The database has schema {applied.Max()}, this version knows schemas up to {NewestVersion}. "
                    + "Start the newer version."
            );

        foreach (var migration in Known.Where(migration => !applied.Contains(migration.Number)))
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await ExecuteAsync(connection, migration.Script, cancellationToken);
            await using var mark = new NpgsqlCommand(
                "INSERT INTO schema_migrations (number, name) VALUES ($1, $2)",
                connection
            )
            {
                Parameters =
                {
                    new() { Value = migration.Number },
                    new() { Value = migration.Name },
                },
            };
            await mark.ExecuteNonQueryAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            LogApplied(migration.Name);
        }
    }

    private static async Task<HashSet<int>> AppliedAsync(
        NpgsqlConnection connection,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand("SELECT number FROM schema_migrations", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var applied = new HashSet<int>();
        while (await reader.ReadAsync(cancellationToken))
            applied.Add(reader.GetInt32(0));
        return applied;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        // A migration may rewrite a large table: only the operator ends it.
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    [LoggerMessage(LogLevel.Information, "Applied migration {Name}")]
    private partial void LogApplied(string name);
}

/// <summary>One numbered script.</summary>
internal sealed record Migration(int Number, string Name, string Script);
