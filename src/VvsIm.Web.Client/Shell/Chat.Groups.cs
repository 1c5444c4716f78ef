using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Permissions;
using VvsIm.Contracts.Realtime;
using VvsIm.Web.Client.Conversations.Groups;

namespace VvsIm.Web.Client.Shell;

/// <summary>What one may do where, channels one only looks into, and conversations that one loses.</summary>
public sealed partial class Chat
{
    private readonly HashSet<Guid> leaving = [];
    private readonly HashSet<Guid> lostWorkspaces = [];

    /// <summary>The public channel on screen that one is no member of; null for none.</summary>
    public Preview? Preview { get; private set; }

    /// <summary>The conversation, one's own or the channel that one looks into; null while it is unknown.</summary>
    public Conversation? Find(Guid id) =>
        Conversations.Find(id) ?? (Preview?.Conversation is { } seen && seen.Id == id ? seen : null);

    /// <summary>Whether one may do this there now; not, in what is unknown.</summary>
    public bool May(Act act, Guid conversationId) => Find(conversationId)?.May(act, time.GetUtcNow()) == true;

    /// <summary>Who is in the open conversation, while somebody looks.</summary>
    public MemberList? Members { get; private set; }

    /// <summary>Shows who is in a conversation.</summary>
    public MemberList OpenMembers(Guid conversationId)
    {
        CloseMembers();
        return Members = new MemberList(conversationId, Client, time, logger);
    }

    /// <summary>Nobody looks at who is in it any more.</summary>
    public void CloseMembers()
    {
        Members?.Dispose();
        Members = null;
    }

    /// <summary>Somebody else has seen to it that one is no longer a member of a conversation. What was kept for it is gone.</summary>
    public event Action<Conversation>? Lost;

    /// <summary>A moderator has removed one from a workspace of this name. What was there goes with it, and is not told one by one.</summary>
    public event Action<string>? LostWorkspace;

    /// <summary>One no longer belongs to a workspace.</summary>
    public void Lose(WorkspaceLeft gone)
    {
        if (lostWorkspaces.Add(gone.WorkspaceId))
            LostWorkspace?.Invoke(gone.Name);
    }

    /// <summary>One leaves it, or deletes it, by oneself: that is no news. The server's word takes it from the list.</summary>
    public void Leaving(Guid id)
    {
        leaving.Add(id);
        Conversations.Doubt();
        Sync.Ask();
    }

    private void Lose(Conversation left)
    {
        if (Open?.Id == left.Id)
        {
            CloseThread();
            ClosePinned();
            Open.Lose();
        }
        Threads.Forget(left.Id);
        _ = Drafts.ForgetAsync(left.Id);
        _ = Sending.ForgetAsync(left.Id);
        if (!leaving.Remove(left.Id) && !lostWorkspaces.Contains(left.WorkspaceId))
            Lost?.Invoke(left);
    }

    private void Found(Conversation found)
    {
        Take(found);
        Changed.Raise();
    }

    private void Take(Conversation found)
    {
        Conversations.Apply(found);
        if (found.Role != MemberRole.None || Open?.Id != found.Id || Conversations.Find(found.Id) is not null)
            return;
        ClosePreview();
        Preview = new Preview(found, Me.Id, Client, time, logger);
        Preview.Changed += Changed.Raise;
        Preview.Ask();
    }

    private void ClosePreview()
    {
        Preview?.Dispose();
        Preview = null;
    }
}
