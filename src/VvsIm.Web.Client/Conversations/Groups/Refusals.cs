using VvsIm.Contracts;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Conversations.Groups;

/// <summary>Why something about a group did not work, for the person who wanted it.</summary>
internal static class Refusals
{
    /// <summary>One sentence.</summary>
    public static string Words(Exception failure) =>
        failure is ProblemException refusal && !Reach.Failed(failure)
            ? refusal.Code switch
            {
                ProblemCodes.TitleTaken => "There is a channel of that name already.",
                ProblemCodes.Forbidden => "You may not do that here any more.",
                ProblemCodes.Silenced => "An admin has silenced you here.",
                ProblemCodes.PostingRestricted => "Only admins do that here.",
                ProblemCodes.LastOwner => "Make somebody else an owner first.",
                ProblemCodes.UnsafePicture => "This picture can’t be used. Choose another one.",
                ProblemCodes.NotFound => "That isn’t there any more.",
                ProblemCodes.LimitExceeded => refusal.Problem.Detail
                    ?? $"A group has room for {Limits.GroupMembers} people.",
                _ => refusal.Problem.Detail ?? refusal.Problem.Title ?? "The server did not take it.",
            }
            : "The server can’t be reached. Please try again.";
}
