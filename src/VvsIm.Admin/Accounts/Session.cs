using System.Net;
using VvsIm.Admin.Shell;
using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;
using VvsIm.Contracts.Accounts.Passkeys;
using VvsIm.Contracts.Workspaces;

namespace VvsIm.Admin.Accounts;

/// <summary>
/// Who is signed in, by the cookie that the server keeps in this browser. The layout shows a page only to operators and moderators, so signing in
/// again returns to where one was.
/// </summary>
internal sealed class Session : IDisposable
{
    private readonly VvsImClient _client;
    private readonly SessionGuard _guard;

    public Session(VvsImClient client, SessionGuard guard)
    {
        _client = client;
        _guard = guard;
        _guard.Refused += Refused;
    }

    /// <summary>What is known now.</summary>
    public SessionState State { get; private set; }

    /// <summary>Who is signed in; null when nobody is.</summary>
    public Me? Me { get; private set; }

    /// <summary>They see the whole installation, and not only the workspaces that they moderate.</summary>
    public bool IsOperator => Me?.Roles.Contains(Roles.Operator) == true;

    /// <summary>Why nothing is known; null when it is, or while waiting for the answer.</summary>
    public Failure? Failure { get; private set; }

    /// <summary>Whether a session ended by itself, which deserves a word.</summary>
    public bool Expired { get; private set; }

    /// <summary>Raised when any of these is another.</summary>
    public event Action? Changed;

    /// <summary>Asks the server who is signed in.</summary>
    public async Task CheckAsync(CancellationToken cancellationToken = default)
    {
        Failure = null;
        Changed?.Invoke();
        try
        {
            Me = await _client.Accounts.MeAsync(cancellationToken);
            Become(IsStaff(Me) ? SessionState.SignedIn : SessionState.Forbidden);
        }
        catch (ProblemException refused) when (refused.Code == ProblemCodes.Unauthenticated)
        {
            Become(SessionState.SignedOut);
        }
        catch (Exception e) when (Failure.Of(e) is { } failure)
        {
            Failure = failure;
            Changed?.Invoke();
        }
    }

    /// <summary>Signs in; what the server refuses is thrown.</summary>
    public async Task SignInAsync(LoginRequest request, CancellationToken cancellationToken = default)
    {
        await _client.Accounts.LoginWithCookieAsync(request, cancellationToken);
        Expired = false;
        await CheckAsync(cancellationToken);
    }

    /// <summary>Signs in with a passkey; what the server refuses is thrown.</summary>
    public async Task SignInAsync(PasskeyAnswer passkey, CancellationToken cancellationToken = default)
    {
        await _client.Security.SignInWithCookieAsync(passkey, cancellationToken);
        Expired = false;
        await CheckAsync(cancellationToken);
    }

    /// <summary>Signs out; what goes wrong is thrown.</summary>
    public async Task SignOutAsync(CancellationToken cancellationToken = default)
    {
        await _client.Accounts.LogoutAsync(cancellationToken);
        Expired = false;
        Become(SessionState.SignedOut);
    }

    private static bool IsStaff(Me me) =>
        me.Roles.Contains(Roles.Operator) || me.Workspaces.Any(workspace => workspace.Role >= WorkspaceRole.Moderator);

    private void Refused(HttpStatusCode status, string? code)
    {
        if (State != SessionState.SignedIn)
            return;
        if (status == HttpStatusCode.Unauthorized)
        {
            Expired = true;
            Become(SessionState.SignedOut);
        }
        else if (code == ProblemCodes.TwoFactorSetupRequired)
        {
            Become(SessionState.SetupRequired);
        }
        else if (code != ProblemCodes.ReauthenticationRequired)
        {
            // Perhaps a role was taken away; perhaps it is only this page that is not for them.
            _ = CheckAsync();
        }
    }

    private void Become(SessionState state)
    {
        State = state;
        if (state == SessionState.SignedOut)
            Me = null;
        Changed?.Invoke();
    }

    /// <inheritdoc />
    public void Dispose() => _guard.Refused -= Refused;
}
