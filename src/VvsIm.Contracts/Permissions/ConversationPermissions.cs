using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Workspaces;

namespace VvsIm.Contracts.Permissions;

/// <summary>
/// The one table of who may do what in a conversation. The server enforces it; an app asks it in order to hide what would be refused.
/// Whoever may not <see cref="Act.Read"/> is told that there is no such conversation; any other refusal is a plain one.
/// </summary>
public static class ConversationPermissions
{
    // A row says from which role on an act is allowed in each kind of conversation: "." is nobody, "n" also who is no member (and
    // stands for whoever the workspace lets in), "m" members, "a" admins, "o" owners.
    //   mod       what a moderator or owner of the workspace may beyond that: "." nothing more, "m" where they are a member,
    //             "n" in channels without being one too
    //   silenced  may a silenced member: "y" or "."
    //   admins    may a member when only admins write: "y" or "."
    //   closed    may anybody while the conversation is closed: "y" or "."; nobody's role or office helps where not
    private static readonly Dictionary<Act, Rule> Table = Parse(
        """
                             direct group channel mod silenced admins closed
        Read                 m      m     n       .   y        y      y
        Join                 .      .     n       .   y        y      y
        Leave                .      m     m       .   y        y      y
        Post                 m      m     m       .   .        .      .
        PassSlowMode         m      a     a       .   .        y      .
        EditOwn              m      m     m       .   .        .      .
        DeleteOwn            m      m     m       .   y        y      .
        DeleteAny            .      a     a       n   y        y      y
        React                m      m     m       .   .        y      .
        Pin                  m      m     a       m   .        .      .
        MentionAll           .      a     a       .   .        y      .
        AddMembers           .      m     m       .   .        .      y
        InviteByLink         .      a     a       .   y        y      y
        RemoveMembers        .      a     a       n   y        y      y
        Silence              .      a     a       n   y        y      y
        ChangeRoles          .      o     o       .   y        y      y
        ChangeProfile        .      a     a       n   y        y      .
        ChangeSettings       .      a     a       n   y        y      .
        DeleteConversation   .      o     o       .   y        y      .
        """
    );

    /// <summary>Whether somebody who stands there may do this.</summary>
    public static bool May(Act act, Standing standing)
    {
        var rule = Table[act];
        if (standing.Closed && !rule.WhenClosed)
            return false;
        if (ByOffice(rule, standing))
            return true;
        return standing.Role >= rule.From(standing.Kind)
            && (standing.Role != MemberRole.Member || Unhindered(rule, standing));
    }

    /// <summary>
    /// Whether somebody may do this to a member of that role: nobody reaches up, or across to their own rank. A moderator of the
    /// workspace reaches members and admins.
    /// </summary>
    public static bool MayTo(Act act, Standing standing, MemberRole other) =>
        May(act, standing) && (other < standing.Role || (other < MemberRole.Owner && ByOffice(Table[act], standing)));

    /// <summary>Whether the reader of this conversation may do this now.</summary>
    public static bool May(this Conversation conversation, Act act, DateTimeOffset now) =>
        May(act, conversation.StandingAt(now));

    /// <summary>Where the reader of this conversation stands now.</summary>
    public static Standing StandingAt(this Conversation conversation, DateTimeOffset now) =>
        new(
            conversation.Kind,
            conversation.Role,
            conversation.WorkspaceRole,
            conversation.Posting,
            conversation.SilencedUntil > now,
            conversation.Closed
        );

    private static bool ByOffice(Rule rule, Standing standing) =>
        standing.WorkspaceRole >= WorkspaceRole.Moderator
        && standing.Kind != ConversationKind.Direct
        && rule.Moderators is { } from
        && (standing.Role > MemberRole.None || (from == MemberRole.None && standing.Kind == ConversationKind.Channel));

    private static bool Unhindered(Rule rule, Standing standing) =>
        (rule.WhenSilenced || !standing.Silenced)
        && (rule.WhenAdminsWrite || standing.Posting == Posting.Everyone || standing.Kind == ConversationKind.Direct);

    private static Dictionary<Act, Rule> Parse(string table) =>
        table
            .Split('\n')
            .Skip(1)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToDictionary(
                cells => Enum.Parse<Act>(cells[0]),
                cells => new Rule(
                    Role(cells[1]),
                    Role(cells[2]),
                    Role(cells[3]),
                    Role(cells[4]),
                    cells[5] == "y",
                    cells[6] == "y",
                    cells[7] == "y"
                )
            );

    private static MemberRole? Role(string cell) =>
        cell switch
        {
            "." => null,
            "n" => MemberRole.None,
            "m" => MemberRole.Member,
            "a" => MemberRole.Admin,
            "o" => MemberRole.Owner,
            _ => throw new FormatException($"The table of permissions has a cell \"{cell}\"."),
        };

    private sealed record Rule(
        MemberRole? Direct,
        MemberRole? Group,
        MemberRole? Channel,
        MemberRole? Moderators,
        bool WhenSilenced,
        bool WhenAdminsWrite,
        bool WhenClosed
    )
    {
        // A role is never "greater or equal" to null.
        public MemberRole? From(ConversationKind kind) =>
            kind switch
            {
                ConversationKind.Direct => Direct,
                ConversationKind.Group => Group,
                _ => Channel,
            };
    }
}
