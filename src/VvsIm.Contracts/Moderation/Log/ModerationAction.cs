using System.Text.Json.Serialization;

namespace VvsIm.Contracts.Moderation.Log;

/// <summary>What was done. A name never changes its meaning: rows that were hashed carry it.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ModerationAction>))]
public enum ModerationAction
{
    /// <summary>Somebody was shut out of the installation, or of one workspace.</summary>
    UserBanned,

    /// <summary>A ban was ended before its time.</summary>
    UserUnbanned,

    /// <summary>Somebody was asked to keep to the rules.</summary>
    UserWarned,

    /// <summary>All sessions of somebody were ended.</summary>
    UserSignedOut,

    /// <summary>Somebody's second factors were taken away, so that they can set up new ones.</summary>
    TwoFactorReset,

    /// <summary>Somebody has another role in the installation or a workspace.</summary>
    RoleChanged,

    /// <summary>Somebody was given another name.</summary>
    UserRenamed,

    /// <summary>Somebody's account was anonymised.</summary>
    UserErased,

    /// <summary>A copy of somebody's data was made.</summary>
    UserExported,

    /// <summary>A moderator looked into a conversation that is not open to everybody.</summary>
    ConversationOpened,

    /// <summary>A conversation was closed to everybody's writing.</summary>
    ConversationFrozen,

    /// <summary>A frozen conversation was opened again.</summary>
    ConversationUnfrozen,

    /// <summary>A conversation was put away for everybody.</summary>
    ConversationArchived,

    /// <summary>An archived conversation was brought back.</summary>
    ConversationRestored,

    /// <summary>Somebody was removed from a conversation.</summary>
    MemberRemoved,

    /// <summary>Somebody was silenced in a conversation, or may write again.</summary>
    MemberSilenced,

    /// <summary>A message was deleted by somebody other than its author.</summary>
    MessageDeleted,

    /// <summary>A deleted message was brought back.</summary>
    MessageRestored,

    /// <summary>All messages of somebody in a stretch of time were deleted.</summary>
    MessagesDeleted,

    /// <summary>A rule found something in a message and let it through.</summary>
    MessageFlagged,

    /// <summary>A rule held a message back for review.</summary>
    MessageHeld,

    /// <summary>A held message was let through.</summary>
    MessageApproved,

    /// <summary>A held message was turned down.</summary>
    MessageRejected,

    /// <summary>A report was given to somebody to look at.</summary>
    ReportAssigned,

    /// <summary>A note was put to a report.</summary>
    ReportNoted,

    /// <summary>A report was decided.</summary>
    ReportResolved,

    /// <summary>A decided report was opened again.</summary>
    ReportReopened,

    /// <summary>An appeal was decided.</summary>
    AppealDecided,

    /// <summary>A broadcast was written or scheduled.</summary>
    BroadcastSent,

    /// <summary>A broadcast was taken back.</summary>
    BroadcastWithdrawn,

    /// <summary>An automatic rule was made.</summary>
    RuleCreated,

    /// <summary>An automatic rule was changed.</summary>
    RuleChanged,

    /// <summary>An automatic rule was taken away.</summary>
    RuleDeleted,

    /// <summary>Settings of a workspace or the installation were changed.</summary>
    SettingsChanged,

    /// <summary>A legal hold was put on a workspace or a conversation.</summary>
    LegalHoldSet,

    /// <summary>A legal hold was lifted.</summary>
    LegalHoldLifted,

    /// <summary>Retention has removed messages for good.</summary>
    RetentionRun,

    /// <summary>Rows of the outbox that had been set aside were sent again.</summary>
    OutboxReplayed,

    /// <summary>Rows of the outbox that had been set aside were thrown away.</summary>
    OutboxDiscarded,

    /// <summary>A job was started by hand.</summary>
    JobStarted,

    /// <summary>This log was exported.</summary>
    LogExported,
}
