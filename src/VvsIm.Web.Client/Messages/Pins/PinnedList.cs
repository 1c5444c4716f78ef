using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Realtime;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Messages.Pins;

/// <summary>What is pinned in one conversation, kept up to date while somebody looks.</summary>
public sealed class PinnedList : IDisposable
{
    private readonly Guid conversationId;
    private readonly VvsImClient client;
    private readonly Action<User[], ThreadPosition[]?> meet;
    private readonly Errand loading;
    private List<Message> items = [];
    private long change;
    private long seen;

    public PinnedList(
        Guid conversationId,
        VvsImClient client,
        Action<User[], ThreadPosition[]?> meet,
        TimeProvider time,
        ILogger logger
    )
    {
        (this.conversationId, this.client, this.meet) = (conversationId, client, meet);
        loading = new Errand(LoadAsync, time, logger);
        loading.Ask();
    }

    /// <summary>The latest pinned first.</summary>
    public IReadOnlyList<Message> Items => items;

    /// <summary>False until it is here.</summary>
    public bool Loaded { get; private set; }

    /// <summary>Loading does not reach the server; it is being tried again.</summary>
    public bool Unreached => loading.Unreached && !Loaded;

    /// <summary>It changed.</summary>
    public Signal Changed { get; } = new();

    /// <summary>Takes an event.</summary>
    public void Apply(MessageEvent happened)
    {
        if (happened.ConversationId != conversationId || happened.Change <= change)
            return;
        seen = Math.Max(seen, happened.Change);
        var known = items.Find(message => message.Id == happened.Message.Id);
        if (happened.Message.PinnedAt is null && known is null)
            return;
        var message = happened.Message.WithTextOf(known);
        if (message is { Cut: true, Text: "" })
        {
            // Not everybody in the group may see it, and so the event does not say what it says.
            loading.Ask();
            return;
        }
        items =
        [
            .. items
                .Where(other => other.Id != message.Id)
                .Concat(message.PinnedAt is null ? [] : [message])
                .OrderByDescending(pinned => pinned.PinnedAt),
        ];
        Changed.Raise();
    }

    /// <summary>Events may have been lost.</summary>
    public void Doubt() => loading.Ask();

    /// <inheritdoc cref="Errand.Hurry"/>
    public void Hurry() => loading.Hurry();

    public void Dispose() => loading.Dispose();

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        do
        {
            var pinned = await client.Messages.PinnedAsync(conversationId, cancellationToken);
            meet(pinned.Users, null);
            (items, change, Loaded) = ([.. pinned.Items], pinned.Change, true);
            // What happened while the answer was on its way may not be in it.
        } while (seen > change);
        Changed.Raise();
    }
}
