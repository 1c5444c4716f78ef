using System.Diagnostics.CodeAnalysis;

namespace VvsIm.Contracts.Realtime;

/// <summary>The only place where channel names are spelled.</summary>
public static class Channels
{
    /// <summary>Namespace of channels of one user.</summary>
    public const string UserNamespace = "usr";

    /// <summary>Namespace of channels of one conversation.</summary>
    public const string ConversationNamespace = "conv";

    /// <summary>Namespace of channels of one workspace.</summary>
    public const string WorkspaceNamespace = "ws";

    /// <summary>Namespace of channels of those who run the installation or keep order in a workspace.</summary>
    public const string StaffNamespace = "staff";

    private const int IdLength = 36;

    /// <summary>What concerns one user on all their devices.</summary>
    public static string User(Guid userId) => $"{UserNamespace}:{userId:D}";

    /// <summary>What happens in one conversation.</summary>
    public static string Conversation(Guid conversationId) => $"{ConversationNamespace}:{conversationId:D}";

    /// <summary>What concerns everybody in a workspace.</summary>
    public static string Workspace(Guid workspaceId) => $"{WorkspaceNamespace}:{workspaceId:D}";

    /// <summary>
    /// What the staff of a workspace follows live: its moderators, its owners, and every operator. The empty id is the installation
    /// as a whole, for operators alone.
    /// </summary>
    public static string Staff(Guid workspaceId) => $"{StaffNamespace}:{workspaceId:D}";

    /// <summary>Takes exactly what the methods above make: a known namespace, a colon, a lower-case hyphenated id.</summary>
    public static bool TryParse([NotNullWhen(true)] string? channel, out ChannelKind kind, out Guid id)
    {
        (kind, id) = (default, default);
        if (channel is null || channel.IndexOf(':') is var colon && colon < 0)
            return false;
        ChannelKind? known = channel.AsSpan(0, colon) switch
        {
            UserNamespace => ChannelKind.User,
            ConversationNamespace => ChannelKind.Conversation,
            WorkspaceNamespace => ChannelKind.Workspace,
            StaffNamespace => ChannelKind.Staff,
            _ => null,
        };
        var rest = channel.AsSpan(colon + 1);
        // Parsing alone forgives spaces around an id.
        if (
            known is null
            || rest.Length != IdLength
            || !Guid.TryParseExact(rest, "D", out id)
            || rest.ContainsAnyInRange('A', 'F')
        )
            return false;
        kind = known.Value;
        return true;
    }
}

/// <summary>What a channel belongs to.</summary>
public enum ChannelKind
{
    /// <summary>One user.</summary>
    User,

    /// <summary>One conversation.</summary>
    Conversation,

    /// <summary>One workspace.</summary>
    Workspace,

    /// <summary>The staff of one workspace; with the empty id, the operators of the installation.</summary>
    Staff,
}
