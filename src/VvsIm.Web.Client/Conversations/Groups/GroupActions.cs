using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Ui.Kit;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Conversations.Groups;

/// <summary>
/// What people do with groups and channels and their members. The server's answer shows it, here and on all other screens; what does not
/// reach the server, or is refused, is said and changes nothing.
/// </summary>
internal sealed class GroupActions(Chat chat, Toasts toasts)
{
    /// <summary>Becomes a member of a public channel.</summary>
    public Task<bool> JoinAsync(Guid id) => TryAsync(async () => Take(await chat.Client.Groups.JoinAsync(id)));

    /// <summary>Leaves for good; false if that did not work.</summary>
    public Task<bool> LeaveAsync(Guid id) =>
        TryAsync(async () =>
        {
            await chat.Client.Conversations.LeaveAsync(id);
            chat.Leaving(id);
        });

    /// <summary>Deletes it for everybody.</summary>
    public Task<bool> DeleteAsync(Guid id) =>
        TryAsync(async () =>
        {
            await chat.Client.Groups.DeleteAsync(id);
            chat.Leaving(id);
        });

    /// <summary>Changes its profile or settings; null if it worked, else why it did not, to be said where it was typed.</summary>
    public async Task<string?> ChangeAsync(Guid id, ChangeConversationRequest request)
    {
        try
        {
            Take(await chat.Client.Groups.ChangeAsync(id, request));
            return null;
        }
        catch (Exception e) when (e is ProblemException || Reach.Failed(e))
        {
            return Refusals.Words(e);
        }
    }

    /// <summary>Changes a setting; what goes wrong is said in a toast.</summary>
    public async Task SetAsync(Guid id, ChangeConversationRequest request)
    {
        if (await ChangeAsync(id, request) is { } trouble)
            toasts.Show(new Toast(trouble, ToastTone.Problem));
        chat.Changed.Raise();
    }

    /// <summary>Makes people members.</summary>
    public Task<bool> AddAsync(Guid id, IReadOnlyCollection<Guid> people) =>
        TryAsync(async () =>
        {
            foreach (var some in people.Chunk(Limits.AddedMembers))
                Take(await chat.Client.Groups.AddMembersAsync(id, some));
        });

    /// <summary>Removes a member.</summary>
    public Task<bool> RemoveAsync(Guid id, Guid person) =>
        TryAsync(() => chat.Client.Groups.RemoveMemberAsync(id, person));

    /// <summary>Gives a member another role, silences them, or lets them write again; null if that did not work.</summary>
    public async Task<Member?> ChangeMemberAsync(Guid id, Guid person, ChangeMemberRequest request)
    {
        Member? changed = null;
        await TryAsync(async () => changed = await chat.Client.Groups.ChangeMemberAsync(id, person, request));
        return changed;
    }

    private void Take(Conversation conversation)
    {
        chat.Conversations.Apply(conversation);
        chat.Changed.Raise();
        if (chat.Conversations.NeedsSync)
            chat.Sync.Ask();
    }

    private async Task<bool> TryAsync(Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (Exception e) when (e is ProblemException || Reach.Failed(e))
        {
            toasts.Show(new Toast(Refusals.Words(e), ToastTone.Problem));
        }
        finally
        {
            chat.Changed.Raise();
        }
        return false;
    }
}
