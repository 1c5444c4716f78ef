using VvsIm.Contracts.Accounts;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Workspaces;

namespace VvsIm.Web.Client.Workspaces;

/// <summary>Which workspace is looked at. Who is in one only never notices that there are several. Not thread-safe.</summary>
public sealed class WorkspaceChoice
{
    private Workspace[] all = [];
    private Guid? chosen;

    /// <summary>Those that one is a member of, the oldest membership first.</summary>
    public IReadOnlyList<Workspace> All => all;

    /// <summary>The one that one has been in for longest; null if one is in none.</summary>
    public Workspace? Oldest => all is [var first, ..] ? first : null;

    /// <summary>There is something to choose.</summary>
    public bool Several => all.Length > 1;

    /// <summary>The one looked at where there are several; null where there is nothing to tell apart.</summary>
    public Workspace? Only => Several ? all.FirstOrDefault(one => one.Id == chosen) ?? all[0] : null;

    /// <summary>Takes what is known of oneself.</summary>
    public void Take(Me me) => all = me.Workspaces;

    /// <summary>Looks at another one; nothing happens if it is not one's own.</summary>
    public void Choose(Guid id)
    {
        if (all.Any(one => one.Id == id))
            chosen = id;
    }

    /// <summary>Whether a conversation belongs to what is looked at.</summary>
    public bool Shows(Conversation conversation) => Only is null || conversation.WorkspaceId == Only.Id;
}
