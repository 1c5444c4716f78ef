using System.Text.Json;

namespace VvsIm.Contracts.Accounts.Passkeys;

/// <summary>One of one's own passkeys.</summary>
public sealed record Passkey
{
    /// <summary>Its credential id, in base64url.</summary>
    public required string Id { get; init; }

    /// <summary>What its owner calls it.</summary>
    public required string Name { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last opened the account; null if never.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>Its owner's devices share it; else it is on one device alone.</summary>
    public bool Synced { get; init; }
}

/// <summary>What a browser is to be asked.</summary>
/// <param name="Ceremony">Comes back with the answer, within five minutes. Opaque.</param>
/// <param name="Options">WebAuthn's options, its bytes in base64url: for <c>navigator.credentials</c>.</param>
public sealed record PasskeyQuestion(string Ceremony, JsonElement Options);

/// <summary>What the browser answered. Body of <c>POST /api/auth/passkey</c>.</summary>
/// <param name="Ceremony">That of the question.</param>
/// <param name="Credential">WebAuthn's credential, its bytes in base64url.</param>
public sealed record PasskeyAnswer(string? Ceremony, JsonElement Credential);

/// <summary>Body of <c>POST /api/me/passkeys</c>.</summary>
/// <param name="Answer">What the browser made.</param>
/// <param name="Name">What to call it, at most <see cref="Limits.PasskeyNameLength"/> characters.</param>
public sealed record AddPasskeyRequest(PasskeyAnswer? Answer, string? Name = null);

/// <summary>Body of <c>PATCH /api/me/passkeys/{id}</c>.</summary>
/// <param name="Name">What to call it from now on, at most <see cref="Limits.PasskeyNameLength"/> characters.</param>
public sealed record RenamePasskeyRequest(string? Name);
