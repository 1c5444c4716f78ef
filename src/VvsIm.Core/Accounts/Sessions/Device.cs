using Microsoft.AspNetCore.Http;
using VvsIm.Contracts;

namespace VvsIm.Core.Accounts.Sessions;

/// <summary>What is known of the device that a request came from: what it says of itself, and where it is.</summary>
internal static class Device
{
    /// <summary>How it names itself, as much of it as is kept; null if it does not.</summary>
    public static string? UserAgent(HttpContext context)
    {
        var named = context.Request.Headers.UserAgent.ToString();
        if (named.Length > Limits.UserAgentLength)
            named = named[..Limits.UserAgentLength];
        return named.Length > 0 && PlainText.IsStorable(named) ? named : null;
    }

    /// <summary>The address it came from; null if that is not known.</summary>
    public static string? Address(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address
            ? (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString()
            : null;
}
