using VvsIm.Contracts.Media;

namespace VvsIm.Web.Client.Media.Uploads;

/// <summary>A file of a message on its way, kept with the message over reloads. Its bytes are not: a page that is gone has let go of them.</summary>
/// <param name="Id">By which <see cref="UploadQueue"/> knows it, as long as the page lives on which it was chosen.</param>
/// <param name="Name">The file's name.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Kind">How it will most likely be shown.</param>
/// <param name="Uploaded">What the server has made of it; null while it does not have it.</param>
public sealed record UnsentFile(Guid Id, string Name, long Size, MediaKind Kind, Attachment? Uploaded = null);
