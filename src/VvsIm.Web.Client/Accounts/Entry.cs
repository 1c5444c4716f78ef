using VvsIm.Contracts;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Accounts;

/// <summary>The state of a sign-in or register form: under way or not, and what was wrong last time, by field and in all.</summary>
public sealed class Entry
{
    private IReadOnlyDictionary<string, string[]> errors = new Dictionary<string, string[]>();

    /// <summary>The server is being asked.</summary>
    public bool Busy { get; private set; }

    /// <summary>What was wrong with the whole; null when nothing was.</summary>
    public string? Trouble { get; private set; }

    /// <summary>The code of the last refusal, of <see cref="ProblemCodes"/>; null when there was none.</summary>
    public string? Code { get; private set; }

    /// <summary>What was wrong with this field (as the API names it); null when nothing was.</summary>
    public string? Error(string field) => errors.TryGetValue(field, out var texts) ? string.Join(' ', texts) : null;

    /// <summary>Forgets what was wrong with a field, since the person is changing it.</summary>
    public void Changing(string field) =>
        errors = errors.Where(e => e.Key != field).ToDictionary(e => e.Key, e => e.Value);

    /// <summary>Checks what can be checked here, then asks the server; true if it agreed. Nothing happens while busy.</summary>
    /// <param name="check">What is wrong by field, before asking; null entries are fine.</param>
    /// <param name="ask">Asks the server.</param>
    public async Task<bool> SubmitAsync(IEnumerable<(string Field, string? Error)> check, Func<Task> ask)
    {
        if (Busy)
            return false;
        (Trouble, Code) = (null, null);
        errors = check.Where(c => c.Error is not null).ToDictionary(c => c.Field, c => new[] { c.Error! });
        if (errors.Count > 0)
            return false;
        Busy = true;
        try
        {
            await ask();
            return true;
        }
        catch (ProblemException e) when (e.Problem.Status < 500)
        {
            Explain(e.Problem);
        }
        catch (Exception e) when (e is ProblemException || Reach.Failed(e))
        {
            Trouble = "The server can’t be reached right now. Please try again.";
        }
        finally
        {
            Busy = false;
        }
        return false;
    }

    private void Explain(Problem problem)
    {
        errors = problem.Errors ?? errors;
        Code = problem.Code;
        Trouble = problem.Code switch
        {
            ProblemCodes.InvalidCredentials or ProblemCodes.Unauthenticated => "Email and password don’t match.",
            ProblemCodes.LockedOut => "Too many attempts. Wait a few minutes, then try again.",
            // The form asks for it.
            ProblemCodes.TwoFactorRequired => null,
            ProblemCodes.InvalidTwoFactorCode => null,
            ProblemCodes.InvalidPasskey => "This passkey doesn’t open an account here.",
            ProblemCodes.TooManyRequests => "Too many attempts. Wait a moment, then try again.",
            ProblemCodes.Banned => Bans.Words(problem.Ban),
            ProblemCodes.InviteInvalid =>
                "Your invite link doesn’t work any more. Ask whoever sent it for a new one, or go on without it.",
            ProblemCodes.EmailTaken or ProblemCodes.WeakPassword or ProblemCodes.Invalid when errors.Count > 0 => null,
            ProblemCodes.EmailTaken => "There is an account with this email already.",
            _ => problem.Detail ?? problem.Title ?? "The server did not accept this.",
        };
    }
}
