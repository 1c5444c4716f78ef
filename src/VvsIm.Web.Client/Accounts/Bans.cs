using System.Globalization;
using VvsIm.Contracts.Moderation;

namespace VvsIm.Web.Client.Accounts;

/// <summary>How one is told of a ban where there is room for a sentence only.</summary>
internal static class Bans
{
    /// <summary>Until when, and why. The time is in UTC: before sign-in the clock is not there yet.</summary>
    public static string Words(BanNotice? ban)
    {
        var until = ban?.Until is { } end
            ? $" until {end.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC"
            : "";
        return $"This account is banned{until}." + (ban?.Reason is { } reason ? $" Reason: {reason}" : "");
    }
}
