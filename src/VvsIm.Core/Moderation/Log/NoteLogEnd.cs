using Microsoft.Extensions.Logging;
using Npgsql;
using VvsIm.Core.Database;
using VvsIm.Core.Jobs;

namespace VvsIm.Core.Moderation.Log;

/// <summary>
/// Says in the process's own log, once a day, where the moderation log ends. Whoever rewrites the whole chain would have to reach what has
/// left the machine, too: <c>verify-audit --row N --hash H</c> compares.
/// </summary>
internal sealed partial class NoteLogEnd(NpgsqlDataSource database, ILogger<NoteLogEnd> logger) : IJob
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var (seq, hash) = await database
            .Command("SELECT seq, hash FROM moderation_log")
            .FirstAsync(
                row => (row.GetInt64(0), Convert.ToHexStringLower(row.GetFieldValue<byte[]>(1))),
                cancellationToken
            );
        LogEnd(seq, hash);
    }

    [LoggerMessage(LogLevel.Information, "The moderation log ends with row {Seq}, whose hash is {Hash}")]
    private partial void LogEnd(long seq, string hash);
}
