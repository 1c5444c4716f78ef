using VvsIm.Contracts;
using VvsIm.Contracts.Messages;

namespace VvsIm.Web.Client.Messages;

/// <summary>Where the pages of a log come from: a conversation itself, or one thread in it.</summary>
/// <param name="client">Asks the server.</param>
/// <param name="conversationId">Which conversation.</param>
/// <param name="root">The message that the thread begins with; null for the conversation itself.</param>
public sealed class LogSource(VvsImClient client, Guid conversationId, Message? root = null)
{
    /// <summary>Messages asked for at once.</summary>
    public const int PageLength = 50;

    /// <summary>Which conversation.</summary>
    public Guid ConversationId => conversationId;

    /// <summary>The message that the thread begins with; null for the conversation itself.</summary>
    public Message? Root => root;

    public Task<MessagePage> NewestAsync(CancellationToken cancellationToken) =>
        root is null
            ? client.Messages.NewestAsync(conversationId, PageLength, cancellationToken)
            : client.Threads.NewestAsync(root.Id, PageLength, cancellationToken);

    public Task<MessagePage> BeforeAsync(long seq, CancellationToken cancellationToken) =>
        root is null
            ? client.Messages.BeforeAsync(conversationId, seq, PageLength, cancellationToken)
            : client.Threads.BeforeAsync(root.Id, seq, PageLength, cancellationToken);

    public Task<MessagePage> AfterAsync(long seq, CancellationToken cancellationToken) =>
        root is null
            ? client.Messages.AfterAsync(conversationId, seq, PageLength, cancellationToken)
            : client.Threads.AfterAsync(root.Id, seq, PageLength, cancellationToken);

    public Task<MessagePage> AroundAsync(long seq, CancellationToken cancellationToken) =>
        root is null
            ? client.Messages.AroundAsync(conversationId, seq, PageLength, cancellationToken)
            : client.Threads.AroundAsync(root.Id, seq, PageLength, cancellationToken);

    /// <summary>Around the first message said at this time or later; of a conversation itself.</summary>
    public Task<MessagePage> AtAsync(DateTimeOffset at, CancellationToken cancellationToken) =>
        client.Messages.AtAsync(conversationId, at, PageLength, cancellationToken);

    /// <summary>What happened in the whole conversation after a change.</summary>
    public Task<ChangePage> ChangesAsync(long after, CancellationToken cancellationToken) =>
        client.Messages.ChangesAsync(conversationId, after, cancellationToken);

    /// <summary>One message; null if there is none with this number.</summary>
    public async Task<Message?> GetAsync(long seq, CancellationToken cancellationToken)
    {
        try
        {
            return await client.Messages.GetAsync(conversationId, seq, cancellationToken);
        }
        catch (ProblemException e) when (e.Code == ProblemCodes.NotFound)
        {
            return null;
        }
    }
}
