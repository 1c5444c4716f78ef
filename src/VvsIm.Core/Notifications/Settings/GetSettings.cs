using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Notifications;
using VvsIm.Core.Accounts;

namespace VvsIm.Core.Notifications.Settings;

/// <summary><c>GET /api/notifications/settings</c>.</summary>
internal static class GetSettings
{
    public static async Task<Ok<NotificationSettings>> HandleAsync(
        CurrentUser user,
        NpgsqlDataSource database,
        CancellationToken cancellationToken
    ) => TypedResults.Ok(await StoredSettings.ReadAsync(database, user.Id, cancellationToken));
}
