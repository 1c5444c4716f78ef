using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Notifications;
using VvsIm.Contracts.Realtime;
using VvsIm.Core.Accounts;
using VvsIm.Core.Outbox;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Notifications.Settings;

/// <summary><c>PUT /api/notifications/settings</c>: settles how I am alerted; my other devices are told.</summary>
internal static class ChangeSettings
{
    public static async Task<Results<Ok<NotificationSettings>, ProblemHttpResult>> HandleAsync(
        NotificationSettingsRequest request,
        CurrentUser user,
        NpgsqlDataSource database,
        OutboxSignal signal,
        CancellationToken cancellationToken
    )
    {
        if (Check(request) is { } refused)
            return refused;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var before = await StoredSettings.LockAsync(connection, user.Id, cancellationToken);
        var settings = before with
        {
            Change = before.Change + 1,
            Desktop = request.Desktop ?? before.Desktop,
            Preview = request.Preview ?? before.Preview,
            Sound = request.Sound ?? before.Sound,
            Tone = request.Tone ?? before.Tone,
            Quiet = request.Quiet ?? before.Quiet,
            PausedUntil = request.PausedUntil.Given ? request.PausedUntil.Until?.ToUniversalTime() : before.PausedUntil,
        };
        await StoredSettings.WriteAsync(connection, user.Id, settings, cancellationToken);
        await OutboxWriter.WriteAsync(
            connection,
            OutboxPartition.Of(user.Id),
            [Channels.User(user.Id)],
            new NotificationSettingsChanged(settings),
            cancellationToken
        );
        await transaction.CommitAsync(cancellationToken);
        signal.Raise(OutboxPartition.Of(user.Id));
        return TypedResults.Ok(settings);
    }

    private static ProblemHttpResult? Check(NotificationSettingsRequest request)
    {
        if (request.Tone is { } tone && !Enum.IsDefined(tone))
            return Refusal.Invalid("tone", "There is no such sound.");
        if (request.Quiet is not { } quiet)
            return null;
        if (!quiet.Valid)
            return Refusal.Invalid("quiet", "Times are spelled HH:mm, and days are numbers from 1 (Monday) to 7.");
        return TimeZoneInfo.TryFindSystemTimeZoneById(quiet.TimeZone!, out var zone) && zone.HasIanaId
            ? null
            : Refusal.Invalid("quiet", "There is no such time zone.");
    }
}
