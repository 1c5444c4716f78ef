using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;
using VvsIm.Contracts.Accounts.Passkeys;
using VvsIm.Contracts.Moderation;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Accounts;

/// <summary>Who is signed in at this browser. The server keeps the cookie; this only knows what it said last.</summary>
public sealed class Session : IDisposable
{
    private readonly VvsImClient client;
    private readonly SessionGuard guard;

    public Session(VvsImClient client, SessionGuard guard)
    {
        (this.client, this.guard) = (client, guard);
        guard.Refused += End;
        guard.Banned += Shut;
    }

    /// <summary>What is known.</summary>
    public SessionState State { get; private set; }

    /// <summary>The signed-in person; null unless <see cref="SessionState.SignedIn"/>.</summary>
    public Me? Me { get; private set; }

    /// <summary>Until when and why, while <see cref="SessionState.Banned"/>.</summary>
    public BanNotice? Ban { get; private set; }

    /// <summary>It ended without the person having asked for it.</summary>
    public bool Expired { get; private set; }

    /// <summary><see cref="State"/> changed.</summary>
    public Signal Changed { get; } = new();

    /// <summary>Asks the server who is signed in.</summary>
    public async Task StartAsync()
    {
        if (State == SessionState.SignedIn)
            return;
        Turn(SessionState.Unknown);
        try
        {
            Me = await client.Accounts.MeAsync();
            Turn(SessionState.SignedIn);
        }
        catch (ProblemException e) when (e.Problem.Status is 401)
        {
            Turn(SessionState.SignedOut);
        }
        catch (ProblemException e) when (e.Code == ProblemCodes.Banned)
        {
            Shut(e.Problem.Ban ?? new BanNotice());
        }
        catch (Exception e) when (e is ProblemException || Reach.Failed(e))
        {
            Turn(SessionState.Unreached);
        }
    }

    /// <summary>Asks again: in another tab somebody may have signed out, or somebody else in, or changed their settings.</summary>
    public async Task CheckAsync()
    {
        try
        {
            var now = await client.Accounts.MeAsync();
            if (State != SessionState.SignedIn)
                return;
            Me = now;
            Turn(SessionState.SignedIn);
        }
        catch (Exception e) when (e is ProblemException || Reach.Failed(e))
        {
            // A refusal has reached the guard already; anything else says nothing about who is signed in.
        }
    }

    /// <summary>Signs in.</summary>
    /// <exception cref="ProblemException">invalid_credentials, locked_out, two_factor_required, invalid_two_factor_code, invalid.</exception>
    public async Task SignInAsync(LoginRequest request)
    {
        await client.Accounts.LoginWithCookieAsync(request);
        await BeginAsync();
    }

    /// <summary>Signs in with a passkey.</summary>
    /// <exception cref="ProblemException">invalid_passkey, banned.</exception>
    public async Task SignInAsync(PasskeyAnswer passkey)
    {
        await client.Security.SignInWithCookieAsync(passkey);
        await BeginAsync();
    }

    /// <summary>Makes an account and signs in with it.</summary>
    /// <exception cref="ProblemException">email_taken, weak_password, invalid, invite_invalid.</exception>
    public async Task RegisterAsync(string email, string password, string displayName, string? invite = null)
    {
        await client.Accounts.RegisterAsync(new RegisterRequest(email, password, displayName, invite));
        await SignInAsync(new LoginRequest(email, password));
    }

    /// <summary>Signs this browser out; <paramref name="beforehand"/> runs once the server has agreed.</summary>
    public async Task SignOutAsync(Func<Task> beforehand)
    {
        await client.Accounts.LogoutAsync();
        await beforehand();
        Expired = false;
        Me = null;
        Turn(SessionState.SignedOut);
    }

    public void Dispose()
    {
        guard.Refused -= End;
        guard.Banned -= Shut;
    }

    private async Task BeginAsync()
    {
        Me = await client.Accounts.MeAsync();
        Expired = false;
        Turn(SessionState.SignedIn);
    }

    private void End()
    {
        if (State != SessionState.SignedIn)
            return;
        (Me, Expired) = (null, true);
        Turn(SessionState.SignedOut);
    }

    // The forms say by themselves why they were refused; a session that goes on is shut.
    private void Shut(BanNotice ban)
    {
        if (State is not (SessionState.SignedIn or SessionState.Unknown))
            return;
        (Me, Ban) = (null, ban);
        Turn(SessionState.Banned);
    }

    private void Turn(SessionState state)
    {
        State = state;
        Changed.Raise();
    }
}

/// <summary>What is known about who is signed in.</summary>
public enum SessionState
{
    /// <summary>The server is being asked.</summary>
    Unknown,

    /// <summary>Nobody.</summary>
    SignedOut,

    /// <summary>Somebody.</summary>
    SignedIn,

    /// <summary>The server could not be asked.</summary>
    Unreached,

    /// <summary>Somebody who is banned: nothing is possible but to sign out.</summary>
    Banned,
}
