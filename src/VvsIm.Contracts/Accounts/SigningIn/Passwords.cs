using VvsIm.Contracts.Accounts.Passkeys;

namespace VvsIm.Contracts.Accounts.SigningIn;

/// <summary>Body of <c>POST /api/auth/reauthenticate</c>: a password, with a code where signing in takes one; or a passkey alone.</summary>
public sealed record ReauthenticateRequest(
    string? Password = null,
    string? TwoFactorCode = null,
    string? TwoFactorRecoveryCode = null,
    PasskeyAnswer? Passkey = null
);

/// <summary>Body of <c>PUT /api/me/password</c>.</summary>
/// <param name="CurrentPassword">The one until now.</param>
/// <param name="NewPassword">At least <see cref="Limits.PasswordMinLength"/> characters.</param>
public sealed record ChangePasswordRequest(string? CurrentPassword, string? NewPassword);

/// <summary>Body of <c>POST /api/auth/forgotPassword</c>.</summary>
public sealed record ForgotPasswordRequest(string? Email);

/// <summary>Body of <c>POST /api/auth/resetPassword</c>.</summary>
/// <param name="Email">Whose.</param>
/// <param name="ResetCode">What was sent there.</param>
/// <param name="NewPassword">At least <see cref="Limits.PasswordMinLength"/> characters.</param>
public sealed record ResetPasswordRequest(string? Email, string? ResetCode, string? NewPassword);
