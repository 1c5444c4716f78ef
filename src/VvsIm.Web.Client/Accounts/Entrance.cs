using System.Buffers;

namespace VvsIm.Web.Client.Accounts;

/// <summary>Remembers, in the address, where somebody wanted to go before they had to sign in.</summary>
public static class Entrance
{
    private static readonly SearchValues<char> CodeLetters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    );

    /// <summary>The address of an entry page that leads on to <paramref name="target"/>.</summary>
    public static string Link(string page, string? target) =>
        string.IsNullOrEmpty(target) ? page : $"{page}?return={Uri.EscapeDataString(target)}";

    /// <summary>Where the pages of invite links are.</summary>
    public const string Invite = "invite/";

    /// <summary>The code of the invite link that somebody came by; null if they came another way.</summary>
    public static string? InviteCode(string? wanted) =>
        wanted is not null
        && wanted.StartsWith(Invite, StringComparison.Ordinal)
        && wanted.Length is > 7 and <= 100
        && wanted.AsSpan(Invite.Length).ContainsAnyExcept(CodeLetters) is false
            ? wanted[Invite.Length..]
            : null;

    /// <summary>Where to go on: a place inside this app, whatever the address says, for addresses are made by strangers too.</summary>
    public static string Target(string? wanted) =>
        wanted is { Length: > 2 }
        && wanted.StartsWith("c/", StringComparison.Ordinal)
        && Guid.TryParse(wanted.AsSpan(2), out var conversation)
            ? $"c/{conversation}"
        : InviteCode(wanted) is { } code ? $"{Invite}{code}"
        : "";
}
