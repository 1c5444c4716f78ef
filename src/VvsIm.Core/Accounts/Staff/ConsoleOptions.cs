using System.ComponentModel.DataAnnotations;

namespace VvsIm.Core.Accounts.Staff;

/// <summary>Section <c>Console</c>: how long a sign-in opens the console to staff, and what it takes.</summary>
internal sealed class ConsoleOptions
{
    /// <summary>Hours after a sign-in, or its confirmation, until it has to be confirmed again.</summary>
    [Range(1, 24 * 365)]
    public int SessionHours { get; set; } = 12;

    /// <summary>Minutes without using the console until the sign-in has to be confirmed again.</summary>
    [Range(5, 60 * 24 * 365)]
    public int IdleMinutes { get; set; } = 60;

    /// <summary>The console stays shut for staff who have not shown a second factor: a code of an authenticator app, or a passkey.</summary>
    public bool RequireTwoFactor { get; set; }
}
