using System.Text.Json.Serialization;

namespace VvsIm.Contracts.Moderation.Reports;

/// <summary>What is reported.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ReportSubject>))]
public enum ReportSubject
{
    /// <summary>A message.</summary>
    Message,

    /// <summary>A person.</summary>
    User,

    /// <summary>A conversation.</summary>
    Conversation,
}

/// <summary>How far a report has come.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ReportState>))]
public enum ReportState
{
    /// <summary>Nobody has taken it yet.</summary>
    Open,

    /// <summary>Somebody has taken it: see <see cref="ReportItem.AssigneeId"/>.</summary>
    InReview,

    /// <summary>Decided: what was reported is against the rules.</summary>
    Upheld,

    /// <summary>Decided: it is not.</summary>
    Dismissed,
}

/// <summary>What is done about what was reported, in the same step as deciding it.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ReportAction>))]
public enum ReportAction
{
    /// <summary>Nothing, or something that was done elsewhere in the console.</summary>
    None,

    /// <summary>The person is asked to keep to the rules.</summary>
    Warn,

    /// <summary>The message is deleted; its author is told.</summary>
    DeleteMessage,

    /// <summary>The person is removed from the group or channel, and told.</summary>
    RemoveMember,
}
