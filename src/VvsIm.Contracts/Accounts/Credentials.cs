namespace VvsIm.Contracts.Accounts;

/// <summary>Body of <c>POST /api/auth/register</c>.</summary>
/// <param name="Email">Signs in with it.</param>
/// <param name="Password">At least <see cref="Limits.PasswordMinLength"/> characters.</param>
/// <param name="DisplayName">The name others see.</param>
/// <param name="Invite">The code of an invite link: the account begins where it leads, and not in the default workspace.</param>
public sealed record RegisterRequest(string? Email, string? Password, string? DisplayName, string? Invite = null);

/// <summary>Body of <c>POST /api/auth/login</c>.</summary>
/// <param name="Email">The account's address.</param>
/// <param name="Password">Its password.</param>
/// <param name="TwoFactorCode">What its authenticator app shows, if it has one.</param>
/// <param name="TwoFactorRecoveryCode">One of its recovery codes, in place of that.</param>
public sealed record LoginRequest(
    string? Email,
    string? Password,
    string? TwoFactorCode = null,
    string? TwoFactorRecoveryCode = null
);

/// <summary>Body of <c>POST /api/auth/refresh</c>.</summary>
public sealed record RefreshRequest(string? RefreshToken);

/// <summary>Answer of login and refresh for clients without cookies.</summary>
/// <param name="AccessToken">Sent as <c>Authorization: Bearer</c>.</param>
/// <param name="ExpiresIn">Life of the access token, in seconds.</param>
/// <param name="RefreshToken">Exchanged for the next pair at <c>/api/auth/refresh</c>.</param>
public sealed record AccessTokens(string AccessToken, int ExpiresIn, string RefreshToken);
