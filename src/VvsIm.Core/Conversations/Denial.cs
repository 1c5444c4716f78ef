using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Permissions;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Conversations;

/// <summary>The refusal of what the table of permissions does not allow, with the reason that a person can do something about.</summary>
internal static class Denial
{
    /// <summary>Null when somebody who stands there may do this.</summary>
    public static ProblemHttpResult? Check(Act act, Standing standing) =>
        ConversationPermissions.May(act, standing) ? null : Of(act, standing);

    /// <summary>403, for whoever may read but not do this.</summary>
    public static ProblemHttpResult Of(Act act, Standing standing)
    {
        // What the act would be allowed without says what stands in its way; nothing does when it reaches too far up.
        var hindered = !ConversationPermissions.May(act, standing);
        if (hindered && standing.Closed && ConversationPermissions.May(act, standing with { Closed = false }))
            return Refusal.Of(
                StatusCodes.Status403Forbidden,
                ProblemCodes.ConversationClosed,
                "This conversation is closed for now: it can be read, but not written in."
            );
        if (hindered && standing.Silenced && ConversationPermissions.May(act, standing with { Silenced = false }))
            return Refusal.Of(
                StatusCodes.Status403Forbidden,
                ProblemCodes.Silenced,
                "An admin has silenced you here for a while."
            );
        if (
            hindered && ConversationPermissions.May(act, standing with { Posting = Posting.Everyone, Silenced = false })
        )
            return Refusal.Of(
                StatusCodes.Status403Forbidden,
                ProblemCodes.PostingRestricted,
                "Only owners and admins write here."
            );
        if (standing.Role == MemberRole.None)
            return Refusal.Forbidden("Join the channel first.");
        return Refusal.Forbidden(
            standing.Kind == ConversationKind.Direct
                ? "This is not possible in a direct conversation."
                : "Your role in this conversation does not allow this."
        );
    }
}
