using System.Text.Json.Serialization;

namespace VvsIm.Contracts.Moderation.Log;

/// <summary>What something was done to.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<TargetKind>))]
public enum TargetKind
{
    /// <summary>A person.</summary>
    User,

    /// <summary>A conversation.</summary>
    Conversation,

    /// <summary>A message.</summary>
    Message,

    /// <summary>A message that waits for review.</summary>
    HeldMessage,

    /// <summary>A report.</summary>
    Report,

    /// <summary>An appeal.</summary>
    Appeal,

    /// <summary>An automatic rule.</summary>
    Rule,

    /// <summary>A broadcast.</summary>
    Broadcast,

    /// <summary>A workspace.</summary>
    Workspace,

    /// <summary>Something of the installation as a whole; the details say what.</summary>
    Installation,
}
