using VvsIm.Contracts;

namespace VvsIm.Web.Client.Conversations;

/// <summary>How a number of unread messages is written.</summary>
public static class Counted
{
    /// <summary>The number, "99+" from <see cref="Limits.CountedUnread"/> on, null for none.</summary>
    public static string? Text(int unread) =>
        unread switch
        {
            <= 0 => null,
            >= Limits.CountedUnread => $"{Limits.CountedUnread - 1}+",
            _ => $"{unread}",
        };
}
