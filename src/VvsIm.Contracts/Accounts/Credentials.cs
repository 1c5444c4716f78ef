namespace VvsIm.Contracts.Accounts;

/// <summary>Body of <c>POST /api/auth/register</c>.</summary>
public sealed record RegisterRequest(string? Email, string? Password, string? DisplayName);

/// <summary>Body of <c>POST /api/auth/login</c>.</summary>
public sealed record LoginRequest(string? Email, string? Password, string? TwoFactorCode = null);

/// <summary>Body of <c>POST /api/auth/refresh</c>.</summary>
public sealed record RefreshRequest(string? RefreshToken);

/// <summary>Answer of login and refresh for clients without cookies.</summary>
/// <param name="AccessToken">Sent as <c>Authorization: Bearer</c>.</param>
/// <param name="ExpiresIn">Life of the access token, in seconds.</param>
/// <param name="RefreshToken">Exchanged for the next pair at <c>/api/auth/refresh</c>.</param>
public sealed record AccessTokens(string AccessToken, int ExpiresIn, string RefreshToken);
