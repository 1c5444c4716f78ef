using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace VvsIm.Core.Moderation.Appeals;

/// <summary>What a banned person holds in place of a session: it says who they are, and is good for appealing against their ban alone.</summary>
internal sealed class BanTokens(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(1);

    private readonly ITimeLimitedDataProtector protector = protection
        .CreateProtector("VvsIm.Moderation.Appeals.Ban")
        .ToTimeLimitedDataProtector();

    /// <summary>A token for this person, good for a day; every refusal brings a new one.</summary>
    public string Issue(Guid userId) => protector.Protect(userId.ToString("N"), Life);

    /// <summary>Whose it is; null if it is none of ours, or too old.</summary>
    public Guid? Read(string token)
    {
        try
        {
            return Guid.TryParseExact(protector.Unprotect(token), "N", out var id) ? id : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
