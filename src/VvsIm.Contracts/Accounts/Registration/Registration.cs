using System.Text.Json.Serialization;

namespace VvsIm.Contracts.Accounts;

/// <summary>Who may make an account by themselves. By an invite link anybody may, whatever the mode.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<RegistrationMode>))]
public enum RegistrationMode
{
    /// <summary>Everybody.</summary>
    Open,

    /// <summary>Nobody without an invite link.</summary>
    Invited,

    /// <summary>Whoever has a mail address of certain domains.</summary>
    Domains,
}

/// <summary>How accounts are made here, as <c>GET /api/auth/registration</c> tells everybody.</summary>
/// <param name="Mode">Who may.</param>
/// <param name="Domains">With <see cref="RegistrationMode.Domains"/>: which.</param>
public sealed record Registration(RegistrationMode Mode, string[]? Domains = null);

/// <summary>What is settled in the installation as a whole.</summary>
/// <param name="Version">Rises with every change.</param>
/// <param name="Mode">Who may make an account.</param>
/// <param name="Domains">Mail domains for <see cref="RegistrationMode.Domains"/>, lower case; kept while another mode is on.</param>
public sealed record InstallationSettings(long Version, RegistrationMode Mode, string[] Domains);

/// <summary>Body of <c>PUT /api/admin/settings</c>.</summary>
/// <param name="Version">Of what was changed. Somebody else's change since then is a conflict.</param>
/// <param name="Mode">Who may make an account.</param>
/// <param name="Domains">At most <see cref="Limits.RegistrationDomains"/>, and at least one with <see cref="RegistrationMode.Domains"/>.</param>
/// <param name="Reason">Why, for the log; null if there is nothing to say.</param>
public sealed record InstallationSettingsRequest(
    long? Version,
    RegistrationMode? Mode,
    string[]? Domains,
    string? Reason = null
);
