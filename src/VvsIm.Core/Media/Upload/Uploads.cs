using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using VvsIm.Contracts;
using VvsIm.Contracts.Media;
using VvsIm.Core.Media.Upload.Previews;

namespace VvsIm.Core.Media.Upload;

/// <summary>Taking files in.</summary>
internal static class Uploads
{
    /// <summary>What else than the file a request may carry: the preview, the details, the borders between them.</summary>
    public const long Beside = Limits.PreviewBytes + 128 * 1024;

    public static void AddUploads(this IHostApplicationBuilder builder)
    {
        builder
            .Services.AddOptions<UploadOptions>()
            .BindConfiguration("Media")
            .PostConfigure(options =>
                options.SpoolPath ??= Path.Combine(DataDirectory.Of(builder.Configuration), "uploads")
            )
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddSingleton<UploadTurns>();
        builder.Services.AddSingleton<UploadPlaces>();
        builder.Services.AddSingleton<UploadMedium>();
        builder.Services.AddSingleton<KeptUploads>();
        builder.Services.AddSingleton<Thumbnails>();
    }

    public static void MapUploads(this IEndpointRouteBuilder routes)
    {
        routes
            .MapPost("/", UploadMedium.HandleAsync)
            .Accepts<UploadParts>("multipart/form-data")
            // For whoever is refused before the workspace's own limit is known: so the server reads on for a moment instead of hanging up on a
            // client that listens only when it has sent everything.
            .WithMetadata(new RequestSizeLimitAttribute(Limits.LargestFileBytes + Beside));
        routes.MapPatch("/{id:guid}", ChangeMedium.HandleAsync);
        routes.MapDelete("/{id:guid}", DiscardMedium.HandleAsync);
    }

    /// <summary>The parts of the request, for the API's description; nothing binds it.</summary>
    private sealed record UploadParts(IFormFile File, IFormFile? Preview = null, MediaDetails? Details = null);
}
