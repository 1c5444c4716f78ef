using System.Text.Json;
using VvsIm.Contracts;

namespace VvsIm.Admin.Shell;

/// <summary>Why a request did not work, in words for the person who waits for it.</summary>
internal sealed record Failure(string Title, string Detail)
{
    /// <summary>Null for what is a bug of ours: that belongs to the error boundary.</summary>
    public static Failure? Of(Exception exception) =>
        exception switch
        {
            ProblemException refused => Of(refused.Problem),
            HttpRequestException => new("The server cannot be reached", "Check the connection; trying again is safe."),
            TaskCanceledException { InnerException: TimeoutException } => new(
                "The server takes too long to answer",
                "It may be very busy; trying again is safe."
            ),
            JsonException => new(
                "The server gave an answer that this page does not understand",
                "It may just be being updated. Load the page again."
            ),
            _ => null,
        };

    private static Failure Of(Problem problem) =>
        problem.Code switch
        {
            ProblemCodes.InvalidCredentials => new("That did not work", "Email and password do not match an account."),
            ProblemCodes.InvalidPasskey => new("That did not work", "This passkey does not open an account here."),
            ProblemCodes.ReauthenticationRequired => new(
                "This waits for you",
                "It is only done once you have confirmed that it is you."
            ),
            ProblemCodes.LockedOut => new("Too many tries", "This account opens again in a few minutes."),
            ProblemCodes.TooManyRequests => new("Too many tries", "Wait a moment, then try again."),
            ProblemCodes.Unauthenticated => new("You are signed out", "Sign in again to go on."),
            ProblemCodes.Forbidden => new("This is not for you", "Your role does not reach so far."),
            ProblemCodes.Unavailable => new(
                "The server is not ready",
                "A part of it is away; it tries to come back by itself."
            ),
            _ => new(
                problem.Title ?? "Something went wrong on our side",
                problem.TraceId is { } trace ? $"Its reference in the logs is {trace}." : "It has been logged."
            ),
        };
}
