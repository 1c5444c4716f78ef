using VvsIm.Contracts;

namespace VvsIm.Ui.Security;

/// <summary>What did not work, in a sentence.</summary>
internal static class SecurityWords
{
    /// <summary>Null for what is a bug of ours.</summary>
    public static string? Of(Exception failure) =>
        failure switch
        {
            ProblemException refused => Of(refused.Problem),
            HttpRequestException or TaskCanceledException => "The server can’t be reached right now. Please try again.",
            _ => null,
        };

    private static string Of(Problem problem) =>
        problem.Code switch
        {
            ProblemCodes.TooManyRequests or ProblemCodes.LockedOut =>
                "Too many attempts. Wait a few minutes, then try again.",
            ProblemCodes.ReauthenticationRequired => "This needs your confirmation that it is you.",
            ProblemCodes.Unavailable or ProblemCodes.ServerError =>
                "The server can’t do this right now. Please try again.",
            _ => problem.Errors?.Values.FirstOrDefault()?.FirstOrDefault()
                ?? problem.Title
                ?? "The server did not accept this.",
        };
}
