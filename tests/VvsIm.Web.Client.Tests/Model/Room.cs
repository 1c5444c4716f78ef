using VvsIm.Contracts.Messages;

namespace VvsIm.Web.Client.Tests.Model;

/// <summary>A conversation of the model server, with the pages that can be asked of it.</summary>
internal sealed class Room(Guid id, DateTimeOffset openedAt, Guid? peer)
{
    public Guid Id { get; } = id;
    public Guid? Peer { get; } = peer;
    public DateTimeOffset OpenedAt { get; } = openedAt;
    public List<Message> Messages { get; } = [];
    public long Change { get; set; }
    public long LastReadSeq { get; set; }
    public bool Left { get; set; }

    public MessagePage Newest(int limit) => Page(Messages.Count - limit, Messages.Count);

    public MessagePage Before(long seq, int limit) => Page((int)seq - 1 - limit, (int)seq - 1);

    public MessagePage After(long seq, int limit) => Page((int)seq, (int)seq + limit);

    public MessagePage Around(long seq, int limit) => Page((int)seq - 1 - (limit / 2), (int)seq + (limit / 2));

    public ChangePage Changes(long after, int limit = int.MaxValue, int replayed = int.MaxValue)
    {
        var reset = after > Change || Change - after > replayed;
        var missing = reset ? [] : Messages.Where(m => m.Change > after).OrderBy(m => m.Change).ToArray();
        var more = missing.Length > limit;
        var items = missing.Take(limit).ToArray();
        return new()
        {
            Messages = items,
            Change = more ? items[^1].Change : Change,
            More = more,
            Reset = reset,
            Users = [],
        };
    }

    private MessagePage Page(int from, int to)
    {
        (from, to) = (Math.Clamp(from, 0, Messages.Count), Math.Clamp(to, 0, Messages.Count));
        return new()
        {
            Items = [.. Messages[from..to]],
            Change = Change,
            HasOlder = from > 0,
            HasNewer = to < Messages.Count,
            Users = [],
        };
    }
}
