using VvsIm.Contracts.Messages;
using VvsIm.Web.Client.Media.Uploads;

namespace VvsIm.Web.Client.Messages;

/// <summary>
/// What this person has written and the log does not show yet, per conversation in the order of writing. A message is known by its
/// client id: whichever comes first, the answer to sending it or its event, settles it, and it is never shown twice. Not thread-safe.
/// </summary>
public sealed class Outgoing
{
    private readonly List<UnsentMessage> items = [];

    /// <summary>Everything on its way, in the order of writing.</summary>
    public IReadOnlyList<UnsentMessage> Items => items;

    /// <summary>What is on its way in this conversation and its threads, in the order of writing.</summary>
    public IEnumerable<UnsentMessage> In(Guid conversationId) => items.Where(m => m.ConversationId == conversationId);

    /// <summary>What is on its way in this conversation itself, or in one thread of it, in the order of writing.</summary>
    public IEnumerable<UnsentMessage> In(Guid conversationId, long? threadSeq) =>
        In(conversationId).Where(m => m.ThreadSeq == threadSeq);

    /// <summary>Queues a message; one that is queued already stays as it is.</summary>
    public void Add(UnsentMessage message)
    {
        if (Find(message.ConversationId, message.ClientId) is null)
            items.Add(message);
    }

    /// <summary>
    /// The message to send next in this conversation, or null. The order of writing is kept: nothing overtakes a message that is
    /// under way or waits for another attempt; only what was refused for good is passed over, and what waits for its files: a video that
    /// takes minutes must not hold up a conversation.
    /// </summary>
    public UnsentMessage? Next(Guid conversationId) =>
        In(conversationId).FirstOrDefault(m => m is { Ready: true, State: SendState.Waiting or SendState.Sending })
            is { State: SendState.Waiting } next
            ? next
            : null;

    /// <summary>A request is under way.</summary>
    public void Sending(UnsentMessage message) =>
        Change(message, m => m with { State = SendState.Sending, Reason = null });

    /// <summary>The attempt got no answer, or one that may change: it waits for the next attempt.</summary>
    public void Interrupted(UnsentMessage message) => Change(message, m => m with { State = SendState.Waiting });

    /// <summary>The server refused it for good.</summary>
    public void Refused(UnsentMessage message, string reason) =>
        Change(message, m => m with { State = SendState.Failed, Reason = reason });

    /// <summary>The person wants a refused message sent again.</summary>
    public void Retry(UnsentMessage message) =>
        Change(message, m => m with { State = SendState.Waiting, Reason = null });

    /// <summary>Its files are not what they were.</summary>
    public void Refile(UnsentMessage message, UnsentFile[] files) => Change(message, m => m with { Files = files });

    /// <summary>The person gives a message up.</summary>
    public void Discard(UnsentMessage message) =>
        items.RemoveAll(m => Same(m, message.ConversationId, message.ClientId));

    /// <summary>The server has stored it; it stays in view until the log shows it (see <see cref="Settle(Guid, long?, Func{Guid, bool})"/>).</summary>
    public void Stored(Message message)
    {
        if (Find(message.ConversationId, message.ClientId) is { } known)
            Change(known, m => m with { State = SendState.Sent, Reason = null });
    }

    /// <summary>Lets go of what is stored and of no more use: what the open log shows.</summary>
    public void Settle(Guid conversationId, long? threadSeq, Func<Guid, bool> shown) =>
        items.RemoveAll(m =>
            m.State == SendState.Sent
            && m.ConversationId == conversationId
            && m.ThreadSeq == threadSeq
            && shown(m.ClientId)
        );

    /// <summary>Lets go of what is stored, for no log is open to show it.</summary>
    public void Settle(Guid conversationId, long? threadSeq) => Settle(conversationId, threadSeq, _ => true);

    /// <summary>Gives up whatever is on its way in this conversation.</summary>
    public void Discard(Guid conversationId) => items.RemoveAll(m => m.ConversationId == conversationId);

    private UnsentMessage? Find(Guid conversationId, Guid clientId) =>
        items.Find(m => Same(m, conversationId, clientId));

    private void Change(UnsentMessage message, Func<UnsentMessage, UnsentMessage> change)
    {
        var at = items.FindIndex(m => Same(m, message.ConversationId, message.ClientId));
        // An event may have settled a message while its request was still under way: then a lost answer means nothing.
        if (at >= 0 && items[at].State != SendState.Sent)
            items[at] = change(items[at]);
    }

    private static bool Same(UnsentMessage message, Guid conversationId, Guid clientId) =>
        message.ClientId == clientId && message.ConversationId == conversationId;
}
