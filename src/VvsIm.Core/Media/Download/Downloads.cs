using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using VvsIm.Core.Media.Stores;

namespace VvsIm.Core.Media.Download;

/// <summary>Giving files to whoever may have them.</summary>
internal static class Downloads
{
    public static void AddDownloads(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<DeliveryOptions>().BindConfiguration("Media").ValidateOnStart();
        builder.Services.AddSingleton<MediaAccess>();
        builder.Services.AddSingleton(services => new FilesOrigin(
            services.GetRequiredService<IOptions<DeliveryOptions>>().Value.Delivery == Delivery.Redirect
                ? AnyAddress(services.GetRequiredService<IObjectStore>())
                : null
        ));
    }

    public static void MapDownloads(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/{id:guid}", GetMedium.HandleAsync);
        routes.MapGet("/{id:guid}/preview", GetMedium.HandlePreviewAsync);
        // The same questions about the headers alone; a description of the API has them with GET.
        string[] head = [HttpMethods.Head];
        routes.MapMethods("/{id:guid}", head, GetMedium.HandleAsync).ExcludeFromDescription();
        routes.MapMethods("/{id:guid}/preview", head, GetMedium.HandlePreviewAsync).ExcludeFromDescription();
    }

    // Any address of the store has its origin; that nothing is there does not matter.
    private static Uri? AnyAddress(IObjectStore store) =>
        store.Presign(ObjectKey.Of(Guid.Empty, Guid.Empty), "image/webp", "inline", TimeSpan.FromMinutes(1));
}
