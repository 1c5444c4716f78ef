using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using VvsIm.Contracts;

namespace VvsIm.Core.Accounts.SigningIn;

/// <summary>Email and password: whether they belong together. An unknown address costs as much, and is answered alike.</summary>
internal sealed class PasswordCheck(
    UserManager<Account> accounts,
    IPasswordHasher<Account> hasher,
    DecoyPassword decoy,
    Lockout lockout
)
{
    /// <summary>The account, if both are right. Wrong ones count towards the lock-out.</summary>
    public async Task<(Account? Account, PasswordVerdict Verdict)> CheckAsync(
        string email,
        string password,
        CancellationToken cancellationToken
    )
    {
        var account = PlainText.IsStorable(email) ? await accounts.FindByEmailAsync(email) : null;
        if (account is null)
            return (null, await PretendAsync(email, password, cancellationToken));
        var verdict = await CheckAsync(account, password, cancellationToken);
        return (verdict == PasswordVerdict.Right ? account : null, verdict);
    }

    /// <summary>Whether this is the account's password. A wrong one counts towards the lock-out.</summary>
    public async Task<PasswordVerdict> CheckAsync(Account account, string password, CancellationToken cancellationToken)
    {
        if (lockout.IsLocked(account))
            return PasswordVerdict.Locked;
        // A longer one was never taken; hashing it would only cost time.
        if (password.Length <= Limits.PasswordLength && await accounts.CheckPasswordAsync(account, password))
            return PasswordVerdict.Right;
        await lockout.FailedAsync(account.Id, cancellationToken);
        return PasswordVerdict.Wrong;
    }

    private async Task<PasswordVerdict> PretendAsync(string email, string password, CancellationToken cancellationToken)
    {
        if (await lockout.IsLockedAsync(email, cancellationToken))
            return PasswordVerdict.Locked;
        if (password.Length <= Limits.PasswordLength)
            hasher.VerifyHashedPassword(decoy.Account, decoy.Hash, password);
        await lockout.FailedAsync(email, cancellationToken);
        return PasswordVerdict.Wrong;
    }
}

/// <summary>What a password is worth.</summary>
internal enum PasswordVerdict
{
    /// <summary>It is the one.</summary>
    Right,

    /// <summary>It is not, or there is no such account.</summary>
    Wrong,

    /// <summary>Too many were wrong; nobody looks at any for a while.</summary>
    Locked,
}

/// <summary>A password that nobody has, to compare with where there is none.</summary>
internal sealed class DecoyPassword
{
    /// <summary>Made once, by the hasher that makes all others, so that it costs as much to compare with.</summary>
    public DecoyPassword(IOptions<PasswordHasherOptions> options) =>
        Hash = new PasswordHasher<Account>(options).HashPassword(Account, Guid.NewGuid().ToString());

    /// <summary>Whose it would be.</summary>
    public Account Account { get; } = new();

    /// <summary>Its hash.</summary>
    public string Hash { get; }
}
