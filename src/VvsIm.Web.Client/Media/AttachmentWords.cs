using System.Globalization;
using VvsIm.Contracts.Media;
using VvsIm.Contracts.Messages;
using VvsIm.Ui.Kit;
using VvsIm.Web.Client.Messages.Text;

namespace VvsIm.Web.Client.Media;

/// <summary>What a message with files says wherever it is summed up in a line: in lists, quotes, pins, announcements and notifications.</summary>
public static class AttachmentWords
{
    /// <summary>The message in one line: its words, or what its files are when it has none. Empty for one without either.</summary>
    public static string Of(Message message, Func<Guid, string?> nameOf) =>
        Of(message.Text, message.Attachments, nameOf) is { Length: > 0 } words ? words
        // Too many for an event to name: the whole message is on its way.
        : message is { Cut: true, DeletedAt: null, System: null } ? "Files"
        : "";

    /// <inheritdoc cref="Of(Message, Func{Guid, string?})"/>
    public static string Of(string text, IReadOnlyList<Attachment>? attachments, Func<Guid, string?> nameOf) =>
        PlainText.Of(text, nameOf) is { Length: > 0 } words ? words
        : attachments is { Count: > 0 } ? Of(attachments)
        : "";

    /// <summary>What the files are: "Photo", "3 photos", "Voice message (0:12)", or the name of a single file.</summary>
    public static string Of(IReadOnlyList<Attachment> attachments)
    {
        if (attachments is [var only])
            return One(only);
        var count = attachments.Count;
        if (attachments.All(file => file.Kind == MediaKind.Image))
            return $"{count} photos";
        if (attachments.All(file => file.Kind == MediaKind.Video))
            return $"{count} videos";
        return attachments.All(IsPicture) ? $"{count} photos and videos"
            : attachments.All(file => file.Kind == MediaKind.Voice) ? $"{count} voice messages"
            : $"{count} files";
    }

    /// <summary>The icon that stands before the words; null for a message without files.</summary>
    public static IconName? IconOf(IReadOnlyList<Attachment>? attachments) =>
        attachments switch
        {
            null or { Count: 0 } => null,
            _ when attachments.All(file => file.Kind == attachments[0].Kind) => IconOf(attachments[0].Kind),
            _ when attachments.All(IsPicture) => IconName.Photo,
            _ => IconName.File,
        };

    /// <summary>The icon of a kind.</summary>
    public static IconName IconOf(MediaKind kind) =>
        kind switch
        {
            MediaKind.Image => IconName.Photo,
            MediaKind.Video => IconName.Video,
            MediaKind.Voice => IconName.Microphone,
            MediaKind.Audio => IconName.Sound,
            _ => IconName.File,
        };

    /// <summary>It is seen rather than heard or opened.</summary>
    public static bool IsPicture(this Attachment attachment) => attachment.Kind is MediaKind.Image or MediaKind.Video;

    /// <summary>Minutes and seconds: "0:12", "1:02:03"; empty where it is not known.</summary>
    public static string Length(int? milliseconds)
    {
        if (milliseconds is not { } known || known < 0)
            return "";
        var seconds = (known + 500) / 1000;
        var (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
        return hours > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{hours}:{minutes:00}:{seconds % 60:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{minutes}:{seconds % 60:00}");
    }

    private static string One(Attachment file) =>
        (file.Kind, Length(file.DurationMs)) switch
        {
            (MediaKind.Image, _) => "Photo",
            (MediaKind.Video, _) => "Video",
            (MediaKind.Voice, "") => "Voice message",
            (MediaKind.Voice, var length) => $"Voice message ({length})",
            _ => file.Name,
        };
}
