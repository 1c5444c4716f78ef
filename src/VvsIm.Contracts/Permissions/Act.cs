namespace VvsIm.Contracts.Permissions;

/// <summary>What somebody may or may not do in a conversation. <see cref="ConversationPermissions"/> says who.</summary>
public enum Act
{
    /// <summary>Read and find messages, see the members, listen to what happens.</summary>
    Read,

    /// <summary>Be a member of it without anybody's doing.</summary>
    Join,

    /// <summary>Stop being a member.</summary>
    Leave,

    /// <summary>Say something, here or in a thread; be seen typing.</summary>
    Post,

    /// <summary>Say things at once, whatever slow mode there is.</summary>
    PassSlowMode,

    /// <summary>Change the text of one's own message.</summary>
    EditOwn,

    /// <summary>Take back one's own message.</summary>
    DeleteOwn,

    /// <summary>Take back somebody else's message.</summary>
    DeleteAny,

    /// <summary>React to a message.</summary>
    React,

    /// <summary>Pin messages, and take pins away.</summary>
    Pin,

    /// <summary>Mention everybody at once.</summary>
    MentionAll,

    /// <summary>Make others members of it.</summary>
    AddMembers,

    /// <summary>Make links by which others become members, see them, and revoke them.</summary>
    InviteByLink,

    /// <summary>Remove members of a lower role.</summary>
    RemoveMembers,

    /// <summary>Silence members for a while, and let them write again.</summary>
    Silence,

    /// <summary>Change roles.</summary>
    ChangeRoles,

    /// <summary>Change title, topic and picture.</summary>
    ChangeProfile,

    /// <summary>Change who may write, slow mode, and whether new members see what was said before.</summary>
    ChangeSettings,

    /// <summary>Delete the whole conversation for everybody.</summary>
    DeleteConversation,
}
