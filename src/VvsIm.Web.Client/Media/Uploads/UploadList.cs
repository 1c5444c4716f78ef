namespace VvsIm.Web.Client.Media.Uploads;

/// <summary>The files of this tab on their way, in the order in which they were chosen. Pure; not thread-safe.</summary>
public sealed class UploadList
{
    /// <summary>Uploads under way at a time. More would only make each slower.</summary>
    public const int AtOnce = 3;

    private readonly List<PendingAttachment> items = [];

    /// <summary>All of them.</summary>
    public IReadOnlyList<PendingAttachment> Items => items;

    /// <summary>One of them; null once it was let go.</summary>
    public PendingAttachment? Find(Guid id) => items.Find(item => item.Id == id);

    /// <summary>What will be sent with the next message of this conversation, or of this thread of it.</summary>
    public IEnumerable<PendingAttachment> Tray(Guid conversationId, long? threadSeq) =>
        items.Where(item =>
            item.Place == UploadPlace.Tray && item.ConversationId == conversationId && item.ThreadSeq == threadSeq
        );

    /// <summary>
    /// What is to be begun now. What belongs to a message comes before what still lies in a tray, for somebody waits for it; what was
    /// removed takes no turn.
    /// </summary>
    public IEnumerable<PendingAttachment> Next() =>
        items
            .Where(item => item is { State: UploadState.Waiting, Place: not UploadPlace.Bin })
            .OrderBy(item => item.Place != UploadPlace.Message)
            .Take(AtOnce - items.Count(item => item.State == UploadState.Uploading));

    /// <summary>Adds a file at the end.</summary>
    public void Add(PendingAttachment item) => items.Add(item);

    /// <summary>Changes one; false if it is not there any more.</summary>
    public bool Change(Guid id, Func<PendingAttachment, PendingAttachment> change)
    {
        var at = items.FindIndex(item => item.Id == id);
        if (at < 0 || change(items[at]) is not { } changed || changed == items[at])
            return false;
        items[at] = changed;
        return true;
    }

    /// <summary>Takes one out; null if it was not there.</summary>
    public PendingAttachment? Remove(Guid id)
    {
        var found = Find(id);
        if (found is not null)
            items.Remove(found);
        return found;
    }
}
