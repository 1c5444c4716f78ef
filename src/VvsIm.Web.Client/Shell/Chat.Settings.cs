using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Permissions;
using VvsIm.Contracts.Workspaces;

namespace VvsIm.Web.Client.Shell;

/// <summary>What workspaces allow: an app hides what is off; the server refuses it.</summary>
public sealed partial class Chat
{
    /// <summary>The workspace that is looked at; null while one is in none.</summary>
    public Workspace? Here => Workspaces.Only ?? Workspaces.Oldest;

    /// <summary>Whether one may do this in the workspace that is looked at.</summary>
    public bool May(WorkspaceAct act) => Here is not { } here || here.May(act);

    /// <summary>What the workspace of a conversation allows.</summary>
    public WorkspaceSettings SettingsIn(Guid conversationId) =>
        WorkspaceOf(conversationId)?.Settings ?? WorkspaceSettings.Default;

    /// <summary>The workspace of a conversation; null while either is unknown.</summary>
    public Workspace? WorkspaceOf(Guid conversationId) =>
        Find(conversationId) is { WorkspaceId: var id } ? Workspaces.All.FirstOrDefault(one => one.Id == id) : null;

    /// <summary>Whether one may make links into this group or channel: they lead strangers into its workspace too.</summary>
    public bool MayInvite(Guid conversationId) =>
        May(Act.InviteByLink, conversationId)
        && (
            SettingsIn(conversationId).GroupLinks || WorkspaceOf(conversationId)?.May(WorkspaceAct.InviteByLink) == true
        );

    /// <summary>Whether one may change this message now.</summary>
    public bool MayEdit(Message message) =>
        message is { ForwardedFromId: null, DeletedAt: null }
        && message.SenderId == Me.Id
        && May(Act.EditOwn, message.ConversationId)
        && SettingsIn(message.ConversationId).MayEdit(message, time.GetUtcNow());

    /// <summary>Whether one may take this message back now.</summary>
    public bool MayDelete(Message message) =>
        May(Act.DeleteAny, message.ConversationId)
        || (
            message.SenderId == Me.Id
            && May(Act.DeleteOwn, message.ConversationId)
            && SettingsIn(message.ConversationId).MayDelete(message, time.GetUtcNow())
        );
}
