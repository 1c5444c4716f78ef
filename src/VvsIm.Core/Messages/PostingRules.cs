using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Permissions;
using VvsIm.Core.Conversations;

namespace VvsIm.Core.Messages;

/// <summary>
/// What the table of permissions says of writing, spelled for <c>Append.sql</c>: append decides in the statement that inserts, where
/// nobody's role or silence can change meanwhile. The workspace's role has no part in writing, and so is left out.
/// </summary>
internal static class PostingRules
{
    /// <summary>"kind role posting", with " silenced" and " closed" behind it: the standings of those who may write.</summary>
    public static readonly string[] MayPost =
    [
        .. Standings()
            .Where(standing => ConversationPermissions.May(Act.Post, standing))
            .Select(standing =>
                $"{Names.Of(standing.Kind)} {Names.Of(standing.Role)} {Names.Of(standing.Posting)}"
                + (standing.Silenced ? " silenced" : "")
                + (standing.Closed ? " closed" : "")
            ),
    ];

    /// <summary>"kind role": those whom slow mode does not hold back.</summary>
    public static readonly string[] MayPassSlowMode =
    [
        .. Standings()
            .Where(standing => standing is { Silenced: false, Closed: false, Posting: Posting.Everyone })
            .Where(standing => ConversationPermissions.May(Act.PassSlowMode, standing))
            .Select(standing => $"{Names.Of(standing.Kind)} {Names.Of(standing.Role)}"),
    ];

    private static IEnumerable<Standing> Standings() =>
        from kind in Enum.GetValues<ConversationKind>()
        from role in Enum.GetValues<MemberRole>()
        from posting in Enum.GetValues<Posting>()
        from silenced in (bool[])[false, true]
        from closed in (bool[])[false, true]
        select new Standing(kind, role, default, posting, silenced, closed);
}
