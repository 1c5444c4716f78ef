using VvsIm.Contracts.Media;
using VvsIm.Contracts.Messages;

namespace VvsIm.Web.Client.Media.Shared;

/// <summary>What one message shares, of one kind, in its order: as the server lists it.</summary>
internal static class SharedParts
{
    public static IEnumerable<SharedMedium> Of(Message message, SharedKind kind) =>
        message.DeletedAt is not null ? []
        : kind == SharedKind.Links ? Links.In(message.Text).Select(link => new SharedMedium(message, Link: link))
        : (message.Attachments ?? [])
            .Where(file => file.IsPicture() == (kind == SharedKind.Pictures))
            .Select(file => new SharedMedium(message, file));

    /// <summary>Both are the same thing in the same message.</summary>
    public static bool IsSame(this SharedMedium one, SharedMedium other) =>
        one.Message.Seq == other.Message.Seq && one.Attachment?.Id == other.Attachment?.Id && one.Link == other.Link;
}
