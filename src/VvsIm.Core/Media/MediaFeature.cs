using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using VvsIm.Core.Media.Download;
using VvsIm.Core.Media.LifeCycle;
using VvsIm.Core.Media.Shared;
using VvsIm.Core.Media.Stores;
using VvsIm.Core.Media.Upload;

namespace VvsIm.Core.Media;

/// <summary>Files: who may have them is PostgreSQL's to say, their bytes are in an object store.</summary>
public static class MediaFeature
{
    /// <summary>Adds the store and what uses it.</summary>
    public static void AddMedia(this IHostApplicationBuilder builder)
    {
        builder.Services.AddStore();
        builder.Services.AddLifeCycle();
        builder.AddUploads();
        builder.AddDownloads();
    }

    /// <summary>What ends the life of files, for the role <c>worker</c>.</summary>
    public static void AddMediaJobs(this IHostApplicationBuilder builder) => builder.Services.AddLifeCycleJobs();

    /// <summary>Maps <c>/api/media</c> and <c>/api/admin/storage</c>.</summary>
    public static void MapMedia(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/api/conversations/{id:guid}/media", ListShared.HandleAsync)
            .WithTags("Media")
            .RequireAuthorization();
        routes.MapStorageReport();
        var media = routes.MapGroup("/api/media").WithTags("Media").RequireAuthorization();
        media.MapUploads();
        media.MapDownloads();
    }
}
