using Microsoft.Extensions.Logging;
using Npgsql;
using VvsIm.Core.Database;
using VvsIm.Core.Moderation.Rules.Matching;

namespace VvsIm.Core.Moderation.Rules;

/// <summary>
/// Reads on every node, twice a second, whether the rules are others than before, and compiles those that are: a change holds everywhere within
/// a second, and no message asks the database for it.
/// </summary>
internal sealed partial class RuleWatch(
    NpgsqlDataSource database,
    RuleBook book,
    TimeProvider time,
    ILogger<RuleWatch> logger
) : Watch(time)
{
    private Dictionary<(Guid Id, long Version), CompiledRule> compiled = [];
    private long version = -1;

    /// <inheritdoc />
    protected override async Task LookAsync(CancellationToken cancellationToken)
    {
        var newest = await database
            .Command("SELECT rules_version FROM installation")
            .FirstAsync(row => row.GetInt64(0), cancellationToken);
        if (newest == version)
            return;
        // Read after the number: they may be newer than it, never older.
        var rows = await database
            .Command(
                "SELECT workspace_id, id, version, name, definition::text FROM moderation_rules WHERE enabled ORDER BY place, id"
            )
            .ListAsync(
                row =>
                    (
                        WorkspaceId: row.GetGuid(0),
                        Key: (Id: row.GetGuid(1), Version: row.GetInt64(2)),
                        Name: row.GetString(3),
                        Definition: row.GetString(4)
                    ),
                cancellationToken
            );
        var before = compiled;
        compiled = rows.ToDictionary(
            row => row.Key,
            row =>
                before.TryGetValue(row.Key, out var known)
                    ? known
                    : new CompiledRule(row.Key.Id, row.Name, RuleRows.Definition(row.Definition))
        );
        book.Replace(
            rows.GroupBy(row => row.WorkspaceId)
                .ToDictionary(rules => rules.Key, rules => rules.Select(rule => compiled[rule.Key]).ToArray())
        );
        version = newest;
    }

    /// <inheritdoc />
    protected override void SayAway(Exception exception) => LogAway(exception);

    [LoggerMessage(LogLevel.Warning, "The automatic rules could not be read")]
    private partial void LogAway(Exception exception);
}
