namespace VvsIm.Web.Apps;

/// <summary>The two browser apps as static files: chat at <c>/</c>, the console at <c>/admin/</c>.</summary>
internal static partial class AppsFeature
{
    /// <summary>Adds the lookup of the published apps.</summary>
    public static void AddApps(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<AppsOptions>().BindConfiguration(AppsOptions.Section);
        builder.Services.AddSingleton<AppsFolder>();
        builder.Services.AddSingleton<ServeApps>();
    }

    /// <summary>
    /// Serves the apps to requests that no endpoint matches. It is a middleware and no catch-all endpoint, since that one would also match
    /// a GET where the API has only a PATCH, and hide its 405.
    /// </summary>
    public static void MapApps(this WebApplication app)
    {
        var folder = app.Services.GetRequiredService<AppsFolder>();
        if (folder.Path is null)
            LogNotBuilt(app.Logger, string.Join(", ", folder.Candidates()));
        var serve = app.Services.GetRequiredService<ServeApps>();
        app.Use(
            async (context, next) =>
            {
                if (context.GetEndpoint() is not null || !await serve.TryServeAsync(context))
                    await next(context);
            }
        );
    }

    [LoggerMessage(
        LogLevel.Warning,
        "The browser apps have not been built, the API works without them. Run build/publish-apps.sh, or set Apps:Directory. Looked in: {Folders}"
    )]
    private static partial void LogNotBuilt(ILogger logger, string folders);
}
