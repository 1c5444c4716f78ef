using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Realtime;
using VvsIm.Contracts.Retention;
using VvsIm.Web.Client.Conversations.Groups;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Realtime;

/// <summary>
/// Leads what arrives to where it is kept: the list, the open log, what is on its way. Nothing depends on the order of loading and
/// connecting: whatever may have been missed is in doubt, and doubts are settled by asking.
/// </summary>
internal sealed class Feed : IDisposable
{
    private readonly Chat chat;

    public Feed(Chat chat)
    {
        this.chat = chat;
        chat.Connection.Received += Apply;
        chat.Connection.Gap += Doubt;
        chat.Connection.Back += Hurry;
        chat.Connection.Followed += Look;
        chat.Sending.Stored += Sent;
        chat.Reading.InDoubt += Settle;
    }

    public void Dispose()
    {
        chat.Connection.Received -= Apply;
        chat.Connection.Gap -= Doubt;
        chat.Connection.Back -= Hurry;
        chat.Connection.Followed -= Look;
        chat.Sending.Stored -= Sent;
        chat.Reading.InDoubt -= Settle;
    }

    // The answer to sending says the same as the event, and often comes first.
    private void Sent(Message message)
    {
        _ = chat.Connection.HurryAsync();
        Apply([
            new MessageCreated
            {
                ConversationId = message.ConversationId,
                Change = message.Change,
                Message = message,
            },
        ]);
    }

    private void Apply(IReadOnlyList<RealtimeEvent> happened)
    {
        var changed = false;
        foreach (var one in happened)
        {
            changed |= Keep(one);
            chat.Postponing.Apply(one);
            chat.Held.Apply(one);
            chat.Notifications.Apply(one);
            chat.Threads.Apply(one);
            chat.Receipts.Apply(one);
            chat.Presence.Apply(one);
            chat.Members?.Apply(one);
            if (one is MeChanged me)
                chat.Take(me.Me);
            if (one is WorkspaceLeft left)
                chat.Lose(left);
            if (one is MessageEvent message)
                Heard(message);
            else if (one is MessagesPurged purged)
                Purge(purged);
            else if (one is ConversationEvent other && chat.Open is { } open && open.Id == other.ConversationId)
            {
                open.Pass(other.Change);
                chat.Thread?.Pass(other.Change);
            }
        }
        chat.Introductions.Ask();
        Settle();
        if (changed)
            chat.Changed.Raise();
    }

    // What happens in a channel that one only looks into is of no concern to the list.
    private bool Keep(RealtimeEvent happened)
    {
        if (
            happened is not ConversationEvent inside
            || chat.Preview is not { } preview
            || preview.Conversation.Id != inside.ConversationId
            || chat.Conversations.Find(inside.ConversationId) is not null
        )
            return chat.Conversations.Apply(happened);
        preview.Apply(inside);
        return false;
    }

    private void Heard(MessageEvent happened)
    {
        var message = happened.Message;
        var said = happened is MessageCreated && message.System is null;
        // Asking for a name makes its owner wanted, if unknown.
        chat.People.Find(message.SenderId);
        if (said && message.SenderId == chat.Me.Id)
        {
            chat.Pace.Said(happened.ConversationId, message.CreatedAt);
            _ = chat.Sending.ArrivedAsync(message);
        }
        if (chat.Open is not { } open || open.Id != happened.ConversationId)
        {
            chat.Outgoing.Settle(happened.ConversationId, message.ThreadSeq);
            return;
        }
        if (message.ThreadSeq is { } threadSeq && chat.Thread?.Source.Root?.Seq != threadSeq)
            chat.Outgoing.Settle(happened.ConversationId, threadSeq);
        var byOther = said && message.ThreadSeq is null && message.SenderId != chat.Me.Id;
        if (byOther && !chat.Attentive && chat.Conversations.Find(open.Id) is { } known)
            open.MarkUnreadAfter(known.LastReadSeq);
        open.Apply(happened);
        chat.Thread?.Apply(happened);
        if (chat.Find(open.Id)?.Hides(message) != true)
        {
            chat.Pinned?.Apply(happened);
            chat.Shared?.Apply(happened);
        }
    }

    private void Purge(MessagesPurged purged)
    {
        if (chat.Open is not { } open || open.Id != purged.ConversationId)
            return;
        open.Purge(purged);
        chat.Thread?.Purge(purged);
        chat.Pinned?.Doubt();
        chat.Shared?.Doubt();
    }

    // Nothing else has told of what happened in a foreign channel before one listened to it.
    private void Look() => chat.Preview?.Ask();

    private void Doubt()
    {
        chat.Conversations.Doubt();
        chat.Postponing.Refresh();
        chat.Held.Refresh();
        chat.Notifications.Refresh();
        chat.Threads.Doubt();
        chat.Pinned?.Doubt();
        chat.Shared?.Doubt();
        chat.Preview?.Ask();
        chat.Members?.Doubt();
        chat.Receipts.Reload(chat.Me.ReadReceipts);
        Settle();
    }

    private void Settle()
    {
        if (chat.Conversations.NeedsSync || chat.Conversations.NeedsReload)
            chat.Sync.Ask();
    }

    private void Hurry()
    {
        chat.Sync.Hurry();
        chat.Reading.Hurry();
        chat.Receipts.Hurry();
        chat.Drafts.Hurry();
        chat.Uploads.Hurry();
        chat.Sending.Hurry();
        chat.Postponing.Hurry();
        chat.Held.Hurry();
        chat.Notifications.Hurry();
        chat.Introductions.Hurry();
        chat.Threads.Hurry();
        chat.Presence.Hurry();
        chat.Open?.Hurry();
        chat.Thread?.Hurry();
        chat.Pinned?.Hurry();
        chat.Shared?.Hurry();
        chat.Preview?.Hurry();
        chat.Members?.Hurry();
        // It may be another day than when the screen was last looked at.
        chat.Changed.Raise();
    }
}
