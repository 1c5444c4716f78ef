namespace VvsIm.Contracts.Accounts.TwoFactor;

/// <summary>One's own second factor by an authenticator app.</summary>
/// <param name="EnabledAt">Since when a code is asked for at each sign-in; null: none is.</param>
/// <param name="RecoveryCodesLeft">Recovery codes that were not used yet.</param>
public sealed record TwoFactorStatus(DateTimeOffset? EnabledAt = null, int RecoveryCodesLeft = 0);

/// <summary>The key of an authenticator app, shown while it is set up and never again.</summary>
/// <param name="Key">To type in: base 32.</param>
/// <param name="Uri">The same, as an <c>otpauth:</c> address.</param>
/// <param name="Qr">To scan: that address as a QR code with its white border, a text of <c>0</c> and <c>1</c> (black) for each row.</param>
public sealed record AuthenticatorKey(string Key, string Uri, string[] Qr);

/// <summary>Body of <c>POST /api/me/two-factor/confirm</c>.</summary>
/// <param name="Code">What the app shows now.</param>
public sealed record ConfirmTwoFactorRequest(string? Code);

/// <summary>Codes that open the account in place of the app's, each once. Shown now and never again.</summary>
/// <param name="Codes"><see cref="Limits.RecoveryCodes"/> of them.</param>
public sealed record FreshRecoveryCodes(string[] Codes);
