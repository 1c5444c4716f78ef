using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using VvsIm.Core.Search.Indexing;

namespace VvsIm.Core.Search;

/// <summary>Finding messages.</summary>
public static class SearchFeature
{
    /// <summary>Adds search.</summary>
    public static void AddSearch(this IHostApplicationBuilder builder)
    {
        builder
            .Services.AddOptions<SearchOptions>()
            .BindConfiguration("Search")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddSingleton<MessageSearch>();
        builder.Services.AddSingleton<SearchTurns>();
    }

    /// <summary>What puts messages into the index, for the role <c>worker</c>.</summary>
    public static void AddSearchIndexer(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IndexWriter>();
        builder.Services.AddHostedService<SearchIndexer>();
    }

    /// <summary>Maps <c>/api/search</c>.</summary>
    public static void MapSearch(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/search", SearchMessages.HandleAsync).WithTags("Search").RequireAuthorization();
}
