namespace VvsIm.Contracts.Notifications;

/// <summary>What happened that concerns one, and how one is alerted.</summary>
public readonly struct NotificationsClient(VvsImClient client)
{
    /// <summary>Newest first; all of them, or one kind, or only unread ones.</summary>
    public Task<NotificationPage> ListAsync(
        string? cursor = null,
        int? limit = null,
        bool unread = false,
        NotificationKind? kind = null,
        CancellationToken cancellationToken = default
    ) =>
        client.GetAsync(
            "api/notifications"
                + new Query()
                    .Add("cursor", cursor)
                    .Add("limit", limit)
                    .Add("unread", unread ? "true" : null)
                    .Add("kind", kind?.ToString().ToLowerInvariant()),
            VvsImJson.Default.NotificationPage,
            cancellationToken
        );

    /// <summary>Marks as read, or takes that back.</summary>
    /// <exception cref="ProblemException">invalid; limit_exceeded.</exception>
    public Task<NotificationsMarked> MarkAsync(
        MarkNotificationsRequest request,
        CancellationToken cancellationToken = default
    ) =>
        client.SendAsync(
            HttpMethod.Post,
            "api/notifications/read",
            request,
            VvsImJson.Default.MarkNotificationsRequest,
            VvsImJson.Default.NotificationsMarked,
            cancellationToken
        );

    /// <summary>How one is alerted.</summary>
    public Task<NotificationSettings> SettingsAsync(CancellationToken cancellationToken = default) =>
        client.GetAsync("api/notifications/settings", VvsImJson.Default.NotificationSettings, cancellationToken);

    /// <summary>Settles how one is alerted, whatever the request names.</summary>
    /// <exception cref="ProblemException">invalid.</exception>
    public Task<NotificationSettings> SettleAsync(
        NotificationSettingsRequest request,
        CancellationToken cancellationToken = default
    ) =>
        client.SendAsync(
            HttpMethod.Put,
            "api/notifications/settings",
            request,
            VvsImJson.Default.NotificationSettingsRequest,
            VvsImJson.Default.NotificationSettings,
            cancellationToken
        );
}
