using VvsIm.Contracts;
using VvsIm.Contracts.Messages;

namespace VvsIm.Web.Client.Notifications;

/// <summary>
/// Messages that call, until they are told or read: a moment later, since another device may be reading them; then at most once in a while
/// per place, with all that is still unread there told together. Not thread-safe.
/// </summary>
public sealed class AlertQueue
{
    /// <summary>How long another device has to read something before it is told.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    /// <summary>How long a place is left alone after it was told of.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    private readonly Dictionary<AlertPlace, Waiting> places = [];

    /// <summary>Something calls. The same again changes nothing.</summary>
    public void Add(Message said, DateTimeOffset now)
    {
        var place = new AlertPlace(said.ConversationId, said.ThreadSeq);
        if (!places.TryGetValue(place, out var waiting))
            places[place] = waiting = new();
        if (!waiting.Messages.TryAdd(said.Seq, said))
            return;
        // Whoever comes back to thousands hears of "99+".
        if (waiting.Messages.Count > Limits.CountedUnread)
            waiting.Messages.Remove(waiting.Messages.Keys.First());
        waiting.Due ??= Later(now + Grace, waiting.Told + Rest);
    }

    /// <summary>It is read up to here.</summary>
    public void Read(AlertPlace place, long seq) => Forget(place, message => message.Seq <= seq);

    /// <summary>It is not there any more.</summary>
    public void Remove(Message gone) =>
        Forget(new(gone.ConversationId, gone.ThreadSeq), message => message.Seq == gone.Seq);

    /// <summary>Everything here is read, or not one's own any more.</summary>
    public void Leave(Guid conversationId)
    {
        foreach (var place in places.Keys.Where(place => place.ConversationId == conversationId).ToArray())
            Forget(place, _ => true);
    }

    /// <summary>The places where there is something to tell or told.</summary>
    public IReadOnlyCollection<AlertPlace> Places => places.Keys;

    /// <summary>What was told of and is read by now; each is handed out once.</summary>
    public IReadOnlyList<AlertPlace> TakeOver()
    {
        AlertPlace[] over =
        [
            .. places.Where(pair => pair.Value is { Messages.Count: 0, Shown: true }).Select(pair => pair.Key),
        ];
        foreach (var place in over)
            places[place].Shown = false;
        return over;
    }

    /// <summary>What is to be told now, the oldest message first in each place; each is handed out once.</summary>
    public IReadOnlyList<(AlertPlace Place, IReadOnlyList<Message> Messages)> TakeDue(DateTimeOffset now)
    {
        var due = new List<(AlertPlace, IReadOnlyList<Message>)>();
        foreach (var (place, waiting) in places)
        {
            if (waiting.Due is not { } at || at > now)
                continue;
            waiting.Due = null;
            (waiting.Told, waiting.Shown) = (now, true);
            due.Add((place, [.. waiting.Messages.Values]));
        }
        return due;
    }

    /// <summary>When to look again; null if nothing waits.</summary>
    public DateTimeOffset? Next => places.Values.Min(waiting => waiting.Due);

    private void Forget(AlertPlace place, Predicate<Message> which)
    {
        if (!places.TryGetValue(place, out var waiting))
            return;
        foreach (var message in waiting.Messages.Values.Where(message => which(message)).ToArray())
            waiting.Messages.Remove(message.Seq);
        if (waiting.Messages.Count == 0)
            waiting.Due = null;
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset? other) => other > one ? other.Value : one;

    private sealed class Waiting
    {
        public SortedDictionary<long, Message> Messages { get; } = [];
        public DateTimeOffset? Due { get; set; }
        public DateTimeOffset? Told { get; set; }
        public bool Shown { get; set; }
    }
}

/// <summary>Where something was said: in a conversation itself, or in one of its threads.</summary>
public readonly record struct AlertPlace(Guid ConversationId, long? ThreadSeq)
{
    /// <summary>The same, as a notification is tagged with it.</summary>
    public string Tag => ThreadSeq is { } thread ? $"{ConversationId}/{thread}" : $"{ConversationId}";
}
