using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Moderation.Log;

/// <summary>
/// <c>GET /api/admin/events/export?format=csv|jsonl</c>: the rows that match, the oldest first, as a file. Read row by row: a log of millions
/// takes no more memory than a short one. That it was exported stands in the log, too.
/// </summary>
internal static class ExportEvents
{
    public static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> HandleAsync(
        [AsParameters] EventFilter filter,
        StaffMember staff,
        NpgsqlDataSource database,
        TimeProvider time,
        CancellationToken cancellationToken,
        string format = "csv"
    )
    {
        if (filter.Check() is { } refused)
            return refused;
        if (format is not ("csv" or "jsonl"))
            return Refusal.Invalid("format", "csv or jsonl.");
        await NoteAsync(filter, staff, database, format, cancellationToken);
        return TypedResults.Stream(
            output => WriteAsync(filter, staff, database, format, output, cancellationToken),
            format == "csv" ? "text/csv; charset=utf-8" : "application/x-ndjson",
            $"moderation-log-{time.GetUtcNow():yyyyMMdd-HHmmss}.{format}"
        );
    }

    private static async Task NoteAsync(
        EventFilter filter,
        StaffMember staff,
        NpgsqlDataSource database,
        string format,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var details = filter.Describe();
        details["format"] = format;
        await ModerationLog.WriteAsync(
            connection,
            new(staff.Id, ModerationAction.LogExported)
            {
                // A moderator exports what is of one workspace; which, their filter or their office says.
                WorkspaceId =
                    filter.WorkspaceId ?? (staff is { IsOperator: false, Workspaces: [var only] } ? only : null),
                TargetKind = TargetKind.Installation,
                Details = details,
            },
            cancellationToken
        );
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task WriteAsync(
        EventFilter filter,
        StaffMember staff,
        NpgsqlDataSource database,
        string format,
        Stream output,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = filter.Command(
            connection,
            staff,
            $"SELECT {ModerationRow.Columns} FROM moderation_events {{where}} ORDER BY seq"
        );
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await using var writer = new StreamWriter(output, leaveOpen: true);
        if (format == "csv")
            await writer.WriteLineAsync(EventCsv.Head);
        while (await row.ReadAsync(cancellationToken))
        {
            var happened = ModerationRow.Read(row).ToEvent();
            await writer.WriteLineAsync(
                (
                    format == "csv"
                        ? EventCsv.Line(happened)
                        : JsonSerializer.Serialize(happened, VvsImJson.Default.ModerationEvent)
                ).AsMemory(),
                cancellationToken
            );
        }
    }
}
