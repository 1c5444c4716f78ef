using System.Text.Json;
using System.Text.Json.Serialization;
using VvsIm.Contracts;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Core.Accounts;
using VvsIm.Core.Conversations;
using VvsIm.Core.Database;
using VvsIm.Core.Jobs;
using VvsIm.Core.Later;
using VvsIm.Core.Media;
using VvsIm.Core.Messages;
using VvsIm.Core.Moderation;
using VvsIm.Core.Notifications;
using VvsIm.Core.Operations;
using VvsIm.Core.Outbox;
using VvsIm.Core.Presence;
using VvsIm.Core.Problems;
using VvsIm.Core.RateLimits;
using VvsIm.Core.Realtime;
using VvsIm.Core.Retention;
using VvsIm.Core.Search;
using VvsIm.Core.Workspaces;
using VvsIm.Web.Apps;
using VvsIm.Web.EmbeddedRealtime;
using VvsIm.Web.Health;
using VvsIm.Web.Security;

namespace VvsIm.Web;

/// <summary>Puts the house together: what each role adds and maps. The same for production and tests.</summary>
public static class VvsImHost
{
    /// <summary>Adds everything that the roles of this process need.</summary>
    public static void AddVvsIm(this WebApplicationBuilder builder)
    {
        var roles = ProcessRolesSetting.Read(builder.Configuration);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = Limits.RequestBytes);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, VvsImJson.Default);
            json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
            json.SerializerOptions.RespectNullableAnnotations = true;
        });
        builder.Services.AddProblems();
        builder.Services.AddHealth();
        builder.Services.AddOpenApi(openApi =>
            openApi.AddDocumentTransformer(
                (document, _, _) =>
                {
                    document.Info.Title = "VVS IM";
                    document.Info.Description =
                        "Errors are problem details with a stable `code`; lists are `{items, nextCursor}`.";
                    return Task.CompletedTask;
                }
            )
        );
        builder.AddDatabase();
        builder.AddRateLimits();
        builder.AddAccounts();
        builder.AddWorkspaces();
        builder.AddConversations();
        builder.AddMessages();
        builder.AddModeration();
        builder.AddLater();
        builder.AddPresence();
        builder.AddSearch();
        builder.AddMedia();
        builder.AddOutbox();
        builder.AddOperations();
        builder.AddJobRequests();
        builder.Services.AddRealtime();
        builder.Services.AddEmbeddedRealtime();
        builder.AddApps();
        if (roles.HasFlag(ProcessRoles.Worker))
        {
            builder.AddJobs();
            builder.AddAccountJobs();
            builder.AddOutboxRelay();
            builder.AddLaterJobs();
            builder.AddPresenceNews();
            builder.AddNotificationJobs();
            builder.AddMediaJobs();
            builder.AddModerationJobs();
            builder.AddSearchIndexer();
            builder.AddOperationsWork();
            builder.AddRetentionJobs();
        }
    }

    /// <summary>Maps everything that the roles of this process serve.</summary>
    public static void MapVvsIm(this WebApplication app)
    {
        app.UseProblems();
        if (ProcessRolesSetting.Read(app.Configuration).HasFlag(ProcessRoles.Api))
            app.MapApps();
        app.UseCrossSiteGuard();
        app.UseRateLimits();
        app.UseAuthentication();
        // Who is banned has lost their sessions too, and is to be told of the ban rather than of those.
        app.UseBans();
        app.UseSessions();
        app.UseAuthorization();
        app.MapHealth();
        if (!ProcessRolesSetting.Read(app.Configuration).HasFlag(ProcessRoles.Api))
            return;
        app.MapOpenApi("/openapi/v1.json");
        app.MapAccounts();
        app.MapWorkspaces();
        app.MapConversations();
        app.MapMessages();
        app.MapModeration();
        app.MapLater();
        app.MapPresence();
        app.MapNotifications();
        app.MapSearch();
        app.MapMedia();
        app.MapOperations();
        app.MapOutbox();
        app.MapJobs();
        app.MapRetention();
        app.MapRealtime();
        app.MapEmbeddedRealtime();
    }

    /// <summary>Walks along the moderation log, for the command line; needs a database that is prepared, and serves nobody.</summary>
    public static Task<LogVerification> VerifyModerationLogAsync(
        this WebApplication app,
        VerifyLogRequest request,
        CancellationToken cancellationToken
    ) => app.Services.VerifyModerationLogAsync(request, cancellationToken);

    /// <summary>What must be true before the first request: the schema, the first operator.</summary>
    public static async Task PrepareAsync(this WebApplication app, CancellationToken cancellationToken)
    {
        await app.Services.GetRequiredService<Migrator>().MigrateAsync(cancellationToken);
        await using var scope = app.Services.CreateAsyncScope();
        var admin = await scope.ServiceProvider.GetRequiredService<FirstStart>().SetUpAsync(cancellationToken);
        if (admin is { GeneratedPassword: { } password })
            await Console.Out.WriteLineAsync(
                $"""

                  First start: the operator is {admin.Email}, with the one-time password {password}
                  It is shown only now. Sign in at /admin/ with it.

                """
            );
    }
}
