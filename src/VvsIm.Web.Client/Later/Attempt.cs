using VvsIm.Contracts;
using VvsIm.Ui.Kit;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Later;

/// <summary>Does what needs the server at once, and says in a toast why it could not be done.</summary>
internal static class Attempt
{
    /// <summary>False when it was refused, or the server could not be reached.</summary>
    /// <param name="toasts">Where it is said.</param>
    /// <param name="failed">What did not come about, such as "Could not delete it".</param>
    /// <param name="act">What to do.</param>
    public static async Task<bool> TryAsync(this Toasts toasts, string failed, Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (ProblemException e) when (!Reach.Failed(e))
        {
            toasts.Show(new Toast($"{failed}: {Reason(e)}", ToastTone.Problem));
        }
        catch (Exception e) when (Reach.Failed(e))
        {
            toasts.Show(new Toast($"{failed}: the server can’t be reached.", ToastTone.Problem));
        }
        return false;
    }

    private static string Reason(ProblemException refusal) =>
        refusal.Code switch
        {
            ProblemCodes.NotFound => "it isn’t there any more.",
            ProblemCodes.Conflict => "it is being sent at this moment.",
            ProblemCodes.Invalid when refusal.Problem.Errors?.Keys.Any(key => key is "at" or "sendAt") == true =>
                "this time has passed.",
            ProblemCodes.LimitExceeded
                when refusal.Problem.Errors?.Keys.Any(key => key is "scheduled" or "reminders") == true =>
                "there are too many already.",
            ProblemCodes.LimitExceeded when refusal.Problem.Errors?.Keys.Any(key => key is "at" or "sendAt") == true =>
                "at most a year ahead.",
            _ => refusal.Problem.Detail ?? refusal.Problem.Title ?? "the server did not take it.",
        };
}
