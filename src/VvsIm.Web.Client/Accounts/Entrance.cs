namespace VvsIm.Web.Client.Accounts;

/// <summary>Remembers, in the address, where somebody wanted to go before they had to sign in.</summary>
public static class Entrance
{
    /// <summary>The address of an entry page that leads on to <paramref name="target"/>.</summary>
    public static string Link(string page, string? target) =>
        string.IsNullOrEmpty(target) ? page : $"{page}?return={Uri.EscapeDataString(target)}";

    /// <summary>Where to go on: a place inside this app, whatever the address says, for addresses are made by strangers too.</summary>
    public static string Target(string? wanted) =>
        wanted is { Length: > 2 }
        && wanted.StartsWith("c/", StringComparison.Ordinal)
        && Guid.TryParse(wanted.AsSpan(2), out var conversation)
            ? $"c/{conversation}"
            : "";
}
