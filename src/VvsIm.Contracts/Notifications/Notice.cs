using System.Text.Json.Serialization;

namespace VvsIm.Contracts.Notifications;

/// <summary>What a moderator, or a rule, did about something of one's own.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<Notice>))]
public enum Notice
{
    /// <summary>A message of one's own was deleted.</summary>
    MessageDeleted,

    /// <summary>A message of one's own that had been deleted was brought back.</summary>
    MessageRestored,

    /// <summary>Messages of one's own from a stretch of time were deleted.</summary>
    MessagesDeleted,

    /// <summary>A message of one's own waits for review.</summary>
    MessageHeld,

    /// <summary>A held message of one's own was let through.</summary>
    MessageApproved,

    /// <summary>A held message of one's own was turned down.</summary>
    MessageRejected,

    /// <summary>One was removed from a conversation.</summary>
    MemberRemoved,

    /// <summary>One was removed from a workspace, and is kept out.</summary>
    WorkspaceBanned,

    /// <summary>One was asked to keep to the rules.</summary>
    Warned,

    /// <summary>Something was done about what one had reported.</summary>
    ReportUpheld,

    /// <summary>Nothing was found wrong with what one had reported.</summary>
    ReportDismissed,

    /// <summary>One's appeal was heard: what was done is taken back.</summary>
    AppealUpheld,

    /// <summary>One's appeal was turned down.</summary>
    AppealDismissed,
}
