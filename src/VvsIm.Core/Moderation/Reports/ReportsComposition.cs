using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using VvsIm.Core.Accounts;
using VvsIm.Core.Moderation.Reports.Filing;
using VvsIm.Core.Moderation.Reports.Queue;

namespace VvsIm.Core.Moderation.Reports;

/// <summary>Reports: what members file, and what moderators do with it.</summary>
internal static class ReportsComposition
{
    public static void AddReports(this IHostApplicationBuilder builder)
    {
        builder
            .Services.AddOptions<ReportsOptions>()
            .BindConfiguration("Reports")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddSingleton<FileReport>();
        builder.Services.AddSingleton<ReportReading>();
        builder.Services.AddSingleton<ReportActions>();
    }

    public static void MapReports(this IEndpointRouteBuilder routes)
    {
        var members = routes.MapGroup("/api").WithTags("Moderation").RequireAuthorization();
        members.MapPost("/messages/{id:guid}/report", FileReport.MessageAsync);
        members.MapPost("/users/{id:guid}/report", FileReport.UserAsync);
        members.MapPost("/conversations/{id:guid}/report", FileReport.ConversationAsync);

        var staff = routes
            .MapGroup("/api/admin/reports")
            .WithTags("Moderation")
            .RequireAuthorization(AccountsFeature.StaffPolicy);
        staff.MapGet("", ListReports.HandleAsync);
        staff.MapGet("/waiting", CountWaiting.HandleAsync);
        var one = staff.MapGroup("/{id:guid}");
        one.MapGet("", GetReport.HandleAsync);
        one.MapPatch("", AssignReport.HandleAsync);
        one.MapPost("/notes", NoteReport.HandleAsync);
        one.MapPost("/resolve", ResolveReport.HandleAsync);
        one.MapPost("/reopen", ReopenReport.HandleAsync);
        one.MapGet("/media/{mediaId:guid}", GetReportMedium.HandleAsync);
        one.MapGet("/media/{mediaId:guid}/preview", GetReportMedium.HandlePreviewAsync);
    }
}
