using VvsIm.Core.Media.Stores;

namespace VvsIm.Core.Media.Download;

/// <summary>Where else than from this host browsers fetch files: its pages must be allowed to.</summary>
/// <param name="Url">An address there; null while this host hands files out itself.</param>
public sealed record MediaOrigin(Uri? Url)
{
    // Any address of the store has its origin.
    internal static MediaOrigin Of(DeliveryOptions options, IObjectStore store) =>
        new(
            options.Delivery == Delivery.Redirect
                ? store.Presign(ObjectKey.Of(Guid.Empty, Guid.Empty), "image/webp", "inline", TimeSpan.FromMinutes(1))
                : null
        );
}
