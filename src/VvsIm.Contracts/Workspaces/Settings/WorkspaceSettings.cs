using VvsIm.Contracts.Messages;

namespace VvsIm.Contracts.Workspaces;

/// <summary>
/// What a workspace allows. Its owners and the operators change it; every member knows it, so that an app hides what is off, and the server
/// refuses it. What is not said is as it has always been.
/// </summary>
/// <param name="DirectMessages">People talk to one person alone. Off: nobody begins to, and what there is can only be read.</param>
/// <param name="Groups">People make groups. Off: those that there are go on.</param>
/// <param name="Channels">People make public channels. Off: those that there are go on.</param>
/// <param name="CreateGroups">From which role on one makes groups.</param>
/// <param name="CreateChannels">From which role on one makes public channels.</param>
/// <param name="Invite">From which role on one makes links into the workspace.</param>
/// <param name="GroupLinks">
/// Admins of a group or channel make links into it, which bring strangers into the workspace too. Off: only whoever may <see
/// cref="Invite"/> does.
/// </param>
/// <param name="Attachments">Messages have files. Off: new ones have none.</param>
/// <param name="FileTypes">
/// Which files messages may have: MIME types, such as <c>application/pdf</c> or <c>image/*</c>, separated by spaces; <c>*</c> for
/// all. At most <see cref="Limits.FileTypesLength"/> characters.
/// </param>
/// <param name="VoiceMessages">Voice messages. Off: nobody sends any.</param>
/// <param name="Reactions">Reactions. Off: nobody adds any.</param>
/// <param name="Threads">Threads. Off: nobody replies in any.</param>
/// <param name="Forwarding">Messages are forwarded. Off: nobody forwards anything into this workspace.</param>
/// <param name="ReadReceipts">Members see how far others have read, if both tell. Off: nobody does.</param>
/// <param name="EditSeconds">
/// For how many seconds an author may edit a message; 0: not at all. Null: for as long as the installation says, which is for
/// ever unless configured. At most <see cref="Limits.WindowSeconds"/>.
/// </param>
/// <param name="DeleteSeconds">For how many seconds an author may take a message back; 0: not at all. Null: for ever.</param>
/// <param name="RetentionDays">
/// After how many days messages are removed for good, 1 to <see cref="Limits.RetentionDays"/>; null: never.
/// </param>
public sealed record WorkspaceSettings(
    bool DirectMessages = true,
    bool Groups = true,
    bool Channels = true,
    WorkspaceRole CreateGroups = WorkspaceRole.Member,
    WorkspaceRole CreateChannels = WorkspaceRole.Member,
    WorkspaceRole Invite = WorkspaceRole.Moderator,
    bool GroupLinks = true,
    bool Attachments = true,
    string FileTypes = "*",
    bool VoiceMessages = true,
    bool Reactions = true,
    bool Threads = true,
    bool Forwarding = true,
    bool ReadReceipts = true,
    int? EditSeconds = null,
    int? DeleteSeconds = null,
    int? RetentionDays = null
)
{
    /// <summary>Of a workspace in which nobody has settled anything.</summary>
    public static readonly WorkspaceSettings Default = new();

    /// <summary>Whether it is on.</summary>
    public bool Has(WorkspaceFeature feature) =>
        feature switch
        {
            WorkspaceFeature.DirectMessages => DirectMessages,
            WorkspaceFeature.Groups => Groups,
            WorkspaceFeature.Channels => Channels,
            WorkspaceFeature.Attachments => Attachments,
            WorkspaceFeature.VoiceMessages => VoiceMessages,
            WorkspaceFeature.Reactions => Reactions,
            WorkspaceFeature.Threads => Threads,
            WorkspaceFeature.Forwarding => Forwarding,
            _ => throw new ArgumentOutOfRangeException(nameof(feature), feature, null),
        };

    /// <summary>Whether messages may have files of this MIME type, where they may have files.</summary>
    public bool Takes(string contentType)
    {
        foreach (var pattern in FileTypes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (pattern == "*" || pattern.Equals(contentType, StringComparison.OrdinalIgnoreCase))
                return true;
            if (
                pattern.EndsWith("/*", StringComparison.Ordinal)
                && contentType.StartsWith(pattern[..^1], StringComparison.OrdinalIgnoreCase)
            )
                return true;
        }
        return false;
    }

    /// <summary>Whether the author of this message may still edit it.</summary>
    public bool MayEdit(Message message, DateTimeOffset now) => Within(EditSeconds, message, now);

    /// <summary>Whether the author of this message may still take it back.</summary>
    public bool MayDelete(Message message, DateTimeOffset now) => Within(DeleteSeconds, message, now);

    private static bool Within(int? seconds, Message message, DateTimeOffset now) =>
        seconds is not { } window || now - message.CreatedAt <= TimeSpan.FromSeconds(window);
}
