using System.Text.Json.Serialization;

namespace VvsIm.Contracts.Workspaces;

/// <summary>What a workspace can switch off. <see cref="WorkspaceSettings"/> says what that means.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<WorkspaceFeature>))]
public enum WorkspaceFeature
{
    /// <summary>Conversations between two people.</summary>
    DirectMessages,

    /// <summary>Making groups.</summary>
    Groups,

    /// <summary>Making public channels.</summary>
    Channels,

    /// <summary>Files of messages.</summary>
    Attachments,

    /// <summary>Voice messages.</summary>
    VoiceMessages,

    /// <summary>Reactions.</summary>
    Reactions,

    /// <summary>Threads.</summary>
    Threads,

    /// <summary>Forwarding.</summary>
    Forwarding,
}
