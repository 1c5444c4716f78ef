namespace VvsIm.Web.Client.Notifications;

/// <summary>Which of one's notifications are wanted.</summary>
public enum NotificationFilter
{
    /// <summary>All of them.</summary>
    All,

    /// <summary>Those by which one is named.</summary>
    Mentions,

    /// <summary>Those not read yet.</summary>
    Unread,
}
