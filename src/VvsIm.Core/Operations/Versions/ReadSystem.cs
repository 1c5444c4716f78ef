using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Operations;
using VvsIm.Core.Database;
using VvsIm.Core.Operations.Nodes;

namespace VvsIm.Core.Operations.Versions;

/// <summary><c>GET /api/admin/system</c>: versions, migrations, and the processes that live.</summary>
internal static class ReadSystem
{
    private const string Processes = """
        SELECT id, name, roles, version, started_at, beat_at, beat_at > now() - interval '10 seconds' AS alive
        FROM nodes WHERE beat_at > now() - interval '1 day'
        ORDER BY alive DESC, started_at, id
        """;

    public static async Task<Ok<SystemState>> HandleAsync(
        NpgsqlDataSource database,
        CancellationToken cancellationToken
    )
    {
        var migrations = await database
            .Command("SELECT number, name, applied_at FROM schema_migrations ORDER BY number DESC")
            .ListAsync(
                row => new AppliedMigration(row.GetInt32(0), row.GetString(1), row.GetFieldValue<DateTimeOffset>(2)),
                cancellationToken
            );
        var processes = await database
            .Command(Processes)
            .ListAsync(
                row => new ProcessState
                {
                    Id = row.GetGuid(0),
                    Name = row.GetString(1),
                    Roles = row.GetString(2)
                        .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
                    Version = row.GetString(3),
                    StartedAt = row.GetFieldValue<DateTimeOffset>(4),
                    BeatAt = row.GetFieldValue<DateTimeOffset>(5),
                    Alive = row.GetBoolean(6),
                },
                cancellationToken
            );
        return TypedResults.Ok(
            new SystemState
            {
                Version = NodeIdentity.Version,
                SchemaVersion = migrations.Count == 0 ? 0 : migrations[0].Number,
                NewestSchema = Migrator.NewestVersion,
                PostgresVersion =
                    await database
                        .Command("SELECT current_setting('server_version')")
                        .FirstAsync(row => row.GetString(0), cancellationToken)
                    ?? "",
                Migrations = [.. migrations],
                Processes = [.. processes],
            }
        );
    }
}
