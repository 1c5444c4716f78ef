using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using VvsIm.Core.Accounts;
using VvsIm.Core.Media.Stores;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Media.Download;

/// <summary><c>GET</c> and <c>HEAD /api/media/{id}</c>, and its <c>/preview</c>: the bytes, for whoever may have them at this moment.</summary>
internal static class GetMedium
{
    private static readonly TimeSpan AddressLife = TimeSpan.FromMinutes(1);

    public static Task<Results<MediumResult, RedirectHttpResult, ProblemHttpResult>> HandleAsync(
        Guid id,
        CurrentUser user,
        MediaAccess access,
        IObjectStore store,
        IOptions<DeliveryOptions> options,
        HttpContext context,
        CancellationToken cancellationToken,
        string? download = null
    ) =>
        FindAsync(id, false, user, access, store, options.Value, context, download is "1" or "true", cancellationToken);

    public static Task<Results<MediumResult, RedirectHttpResult, ProblemHttpResult>> HandlePreviewAsync(
        Guid id,
        CurrentUser user,
        MediaAccess access,
        IObjectStore store,
        IOptions<DeliveryOptions> options,
        HttpContext context,
        CancellationToken cancellationToken
    ) => FindAsync(id, true, user, access, store, options.Value, context, false, cancellationToken);

    private static async Task<Results<MediumResult, RedirectHttpResult, ProblemHttpResult>> FindAsync(
        Guid id,
        bool preview,
        CurrentUser user,
        MediaAccess access,
        IObjectStore store,
        DeliveryOptions options,
        HttpContext context,
        bool save,
        CancellationToken cancellationToken
    )
    {
        if (await access.FindAsync(id, user.Id, preview, cancellationToken) is not { } medium)
            return Refusal.NotFound("file");
        // A preview is a picture whatever the file is.
        var disposition = FileDisposition.Of(medium.Name, (preview || medium.Shown) && !save);
        // A presigned address is good for GET alone.
        if (
            options.Delivery == Delivery.Redirect
            && HttpMethods.IsGet(context.Request.Method)
            && store.Presign(medium.Key, medium.ContentType, disposition, AddressLife) is { } address
        )
        {
            // The address is for this person and this minute.
            context.Response.Headers.CacheControl = "no-store";
            return TypedResults.Redirect(address.AbsoluteUri);
        }
        return new MediumResult(medium, disposition, store);
    }
}
