using VvsIm.Contracts.Media;
using VvsIm.Contracts.Messages;
using VvsIm.Web.Client.Media;
using VvsIm.Web.Client.Media.Shared;
using VvsIm.Web.Client.Media.Showing;
using VvsIm.Web.Client.Messages;

namespace VvsIm.Web.Client.Shell;

/// <summary>Pictures and files.</summary>
public sealed partial class Chat
{
    /// <summary>The picture or video that is looked at in full, if any.</summary>
    public Viewing Viewing { get; } = new();

    /// <summary>What has been shared in the open conversation, while somebody looks at it.</summary>
    public SharedList? Shared { get; private set; }

    /// <summary>Looks at a picture of a message, among those of the messages around it.</summary>
    public void ShowPicture(Message message, Guid pictureId)
    {
        foreach (var log in (OpenLog?[])[Open, Thread])
            if (log is not null && Among(PicturesOf(log), pictureId))
            {
                Viewing.Show(
                    () => ReferenceEquals(log, Open) || ReferenceEquals(log, Thread) ? PicturesOf(log) : [],
                    pictureId
                );
                return;
            }
        SharedMedium[] own = [.. PicturesOf(message)];
        Viewing.Show(() => own, pictureId);
    }

    /// <summary>Shows what has been shared in a conversation.</summary>
    public SharedList OpenShared(Guid conversationId, SharedKind kind)
    {
        CloseShared();
        return Shared = new SharedList(
            conversationId,
            kind,
            Client,
            users => Meet(conversationId, users, threads: null),
            time,
            logger
        );
    }

    /// <summary>Nobody looks at what has been shared any more.</summary>
    public void CloseShared()
    {
        Shared?.Dispose();
        Shared = null;
    }

    private static bool Among(IEnumerable<SharedMedium> row, Guid id) => row.Any(one => one.Attachment?.Id == id);

    private static IReadOnlyList<SharedMedium> PicturesOf(OpenLog log) =>
        [.. (log.Log.Root is { } root ? log.Log.Items.Prepend(root) : log.Log.Items).SelectMany(PicturesOf)];

    private static IEnumerable<SharedMedium> PicturesOf(Message message) =>
        message is { DeletedAt: null, Attachments: { } files }
            ? files.Where(file => file.IsPicture()).Select(file => new SharedMedium(message, file))
            : [];
}
