using VvsIm.Contracts.Media;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Media.Showing;

/// <summary>What is looked at in full: one picture or video of a row of them, which may change meanwhile.</summary>
public sealed class Viewing
{
    private Func<IReadOnlyList<SharedMedium>> read = static () => [];
    private Guid shown;

    /// <summary>The row, as it is now; empty while nothing is looked at.</summary>
    public IReadOnlyList<SharedMedium> Items { get; private set; } = [];

    /// <summary>The place in it; -1 while nothing is looked at.</summary>
    public int Index { get; private set; } = -1;

    /// <summary>What is looked at; null for nothing.</summary>
    public SharedMedium? Current => Index < 0 ? null : Items[Index];

    /// <summary>Another one is looked at, or none.</summary>
    public Signal Changed { get; } = new();

    /// <summary>Looks at one of a row.</summary>
    /// <param name="row">Reads the row as it is at that moment.</param>
    /// <param name="id">The medium.</param>
    public void Show(Func<IReadOnlyList<SharedMedium>> row, Guid id)
    {
        read = row;
        shown = id;
        Items = [];
        Index = -1;
        Refresh();
    }

    /// <summary>Goes on (1) or back (-1) in the row; at its ends nothing happens.</summary>
    public void Step(int by)
    {
        if (Current is null || Index + by < 0 || Index + by >= Items.Count)
            return;
        Index += by;
        shown = Current!.Attachment!.Id;
        Changed.Raise();
    }

    /// <summary>The row may be another: what has gone from it makes place for its neighbour.</summary>
    public void Refresh()
    {
        var before = (Index, Items.Count, shown);
        Items = read();
        var at = IndexOf(shown);
        Index = at >= 0 ? at : Math.Min(Index, Items.Count - 1);
        if (Current?.Attachment is { } now)
            shown = now.Id;
        if (before != (Index, Items.Count, shown))
            Changed.Raise();
    }

    /// <summary>Looks no more.</summary>
    public void Close()
    {
        if (Current is null)
            return;
        read = static () => [];
        (Items, Index) = ([], -1);
        Changed.Raise();
    }

    private int IndexOf(Guid id)
    {
        for (var at = 0; at < Items.Count; at++)
            if (Items[at].Attachment?.Id == id)
                return at;
        return -1;
    }
}
