using System.Net.Http.Json;
using VvsIm.Contracts.Accounts.Passkeys;
using VvsIm.Contracts.Accounts.Sessions;
using VvsIm.Contracts.Accounts.SigningIn;
using VvsIm.Contracts.Accounts.TwoFactor;

namespace VvsIm.Contracts.Accounts;

/// <summary>
/// How one's own account is kept safe: password, second factor, passkeys, and where one is signed in. What makes the account weaker or
/// lets something new in takes a sign-in of the last <see cref="Limits.FreshMinutes"/> minutes, else <c>reauthentication_required</c>.
/// </summary>
public readonly struct SecurityClient(VvsImClient client)
{
    /// <summary>Where one is signed in, this device first.</summary>
    public Task<Page<DeviceSession>> SessionsAsync(CancellationToken cancellationToken = default) =>
        client.GetAsync("api/me/sessions", VvsImJson.Default.PageDeviceSession, cancellationToken);

    /// <summary>Signs out one device.</summary>
    /// <exception cref="ProblemException">not_found: it is signed out already.</exception>
    public Task EndSessionAsync(Guid id, CancellationToken cancellationToken = default) =>
        client.SendAsync(new HttpRequestMessage(HttpMethod.Delete, $"api/me/sessions/{id}"), cancellationToken);

    /// <summary>Signs out every device but this one.</summary>
    public Task EndOtherSessionsAsync(CancellationToken cancellationToken = default) =>
        client.SendAsync(new HttpRequestMessage(HttpMethod.Delete, "api/me/sessions"), cancellationToken);

    /// <summary>Changes the password; every other device is signed out.</summary>
    /// <exception cref="ProblemException">invalid (the old one is wrong), weak_password, too_many_requests.</exception>
    public Task ChangePasswordAsync(ChangePasswordRequest request, CancellationToken cancellationToken = default) =>
        client.SendAsync(
            new HttpRequestMessage(HttpMethod.Put, "api/me/password")
            {
                Content = JsonContent.Create(request, VvsImJson.Default.ChangePasswordRequest),
            },
            cancellationToken
        );

    /// <summary>Shows once more who one is.</summary>
    /// <exception cref="ProblemException">invalid, by field; too_many_requests.</exception>
    public Task ReauthenticateAsync(ReauthenticateRequest request, CancellationToken cancellationToken = default) =>
        client.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, "api/auth/reauthenticate")
            {
                Content = JsonContent.Create(request, VvsImJson.Default.ReauthenticateRequest),
            },
            cancellationToken
        );

    /// <summary>The question for one of one's own passkeys, to show who one is.</summary>
    public Task<PasskeyQuestion> AskToConfirmAsync(CancellationToken cancellationToken = default) =>
        client.PostAsync("api/auth/reauthenticate/options", VvsImJson.Default.PasskeyQuestion, cancellationToken);

    /// <summary>The question for a passkey to sign in with.</summary>
    public Task<PasskeyQuestion> AskToSignInAsync(CancellationToken cancellationToken = default) =>
        client.PostAsync("api/auth/passkey/options", VvsImJson.Default.PasskeyQuestion, cancellationToken);

    /// <summary>Signs this browser in with a passkey.</summary>
    /// <exception cref="ProblemException">invalid_passkey, banned.</exception>
    public Task SignInWithCookieAsync(PasskeyAnswer answer, CancellationToken cancellationToken = default) =>
        client.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, "api/auth/passkey?useCookies=true")
            {
                Content = JsonContent.Create(answer, VvsImJson.Default.PasskeyAnswer),
            },
            cancellationToken
        );

    /// <summary>Whether an authenticator app is asked for.</summary>
    public Task<TwoFactorStatus> TwoFactorAsync(CancellationToken cancellationToken = default) =>
        client.GetAsync("api/me/two-factor", VvsImJson.Default.TwoFactorStatus, cancellationToken);

    /// <summary>Begins to set up an authenticator app.</summary>
    /// <exception cref="ProblemException">conflict: there is one already; reauthentication_required.</exception>
    public Task<AuthenticatorKey> BeginTwoFactorAsync(CancellationToken cancellationToken = default) =>
        client.PostAsync("api/me/two-factor", VvsImJson.Default.AuthenticatorKey, cancellationToken);

    /// <summary>Ends setting it up, by a code that it shows: from now on one is asked for at each sign-in.</summary>
    /// <exception cref="ProblemException">invalid: the code is wrong; conflict: nothing was begun.</exception>
    public Task<FreshRecoveryCodes> ConfirmTwoFactorAsync(string code, CancellationToken cancellationToken = default) =>
        client.SendAsync(
            HttpMethod.Post,
            "api/me/two-factor/confirm",
            new ConfirmTwoFactorRequest(code),
            VvsImJson.Default.ConfirmTwoFactorRequest,
            VvsImJson.Default.FreshRecoveryCodes,
            cancellationToken
        );

    /// <summary>Asks for no code any more; the recovery codes go too.</summary>
    /// <exception cref="ProblemException">reauthentication_required.</exception>
    public Task RemoveTwoFactorAsync(CancellationToken cancellationToken = default) =>
        client.SendAsync(new HttpRequestMessage(HttpMethod.Delete, "api/me/two-factor"), cancellationToken);

    /// <summary>New recovery codes; the old ones are worth nothing.</summary>
    /// <exception cref="ProblemException">conflict: there is no authenticator app; reauthentication_required.</exception>
    public Task<FreshRecoveryCodes> RenewRecoveryCodesAsync(CancellationToken cancellationToken = default) =>
        client.PostAsync("api/me/two-factor/recovery-codes", VvsImJson.Default.FreshRecoveryCodes, cancellationToken);

    /// <summary>One's own passkeys, the oldest first.</summary>
    public Task<Page<Passkey>> PasskeysAsync(CancellationToken cancellationToken = default) =>
        client.GetAsync("api/me/passkeys", VvsImJson.Default.PagePasskey, cancellationToken);

    /// <summary>The question for a new passkey.</summary>
    /// <exception cref="ProblemException">reauthentication_required.</exception>
    public Task<PasskeyQuestion> AskForPasskeyAsync(CancellationToken cancellationToken = default) =>
        client.PostAsync("api/me/passkeys/options", VvsImJson.Default.PasskeyQuestion, cancellationToken);

    /// <summary>Keeps a new passkey.</summary>
    /// <exception cref="ProblemException">invalid, limit_exceeded.</exception>
    public Task<Passkey> AddPasskeyAsync(AddPasskeyRequest request, CancellationToken cancellationToken = default) =>
        client.SendAsync(
            HttpMethod.Post,
            "api/me/passkeys",
            request,
            VvsImJson.Default.AddPasskeyRequest,
            VvsImJson.Default.Passkey,
            cancellationToken
        );

    /// <summary>Calls a passkey something else.</summary>
    /// <exception cref="ProblemException">not_found, limit_exceeded.</exception>
    public Task<Passkey> RenamePasskeyAsync(string id, string name, CancellationToken cancellationToken = default) =>
        client.SendAsync(
            HttpMethod.Patch,
            $"api/me/passkeys/{id}",
            new RenamePasskeyRequest(name),
            VvsImJson.Default.RenamePasskeyRequest,
            VvsImJson.Default.Passkey,
            cancellationToken
        );

    /// <summary>Forgets a passkey: it opens nothing here any more.</summary>
    /// <exception cref="ProblemException">not_found, reauthentication_required.</exception>
    public Task RemovePasskeyAsync(string id, CancellationToken cancellationToken = default) =>
        client.SendAsync(new HttpRequestMessage(HttpMethod.Delete, $"api/me/passkeys/{id}"), cancellationToken);
}
