using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using VvsIm.Core.Accounts.Admin;
using VvsIm.Core.Accounts.Erase;
using VvsIm.Core.Accounts.Export;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Accounts.Tasks;
using VvsIm.Core.Jobs;

namespace VvsIm.Core.Accounts;

/// <summary>People's accounts in the console: what is there, and who may do what with it.</summary>
internal static class AdminRoutes
{
    private const string EverySecond = "* * * * * ?";

    public static void AddUserAdmin(this IServiceCollection services) => services.AddSingleton<ExportArchive>();

    public static void AddAccountTasks(this IServiceCollection services)
    {
        services.AddJob<RunSweeps>(EverySecond);
        services.AddJob<RunExports>(EverySecond);
    }

    public static void MapUserAdmin(this IEndpointRouteBuilder routes)
    {
        var staff = routes
            .MapGroup("/api/admin/users")
            .WithTags("Accounts")
            .RequireAuthorization(AccountsFeature.StaffPolicy);
        staff.MapGet("", ListUsers.HandleAsync);
        staff.MapGet("/{id:guid}", GetUser.HandleAsync);
        staff.MapGet("/{id:guid}/conversations", ListUserConversations.HandleAsync);
        staff.MapPut("/{id:guid}/workspaces/{workspaceId:guid}/role", SetWorkspaceRole.HandleAsync).Dangerous();

        var operators = routes
            .MapGroup("/api/admin")
            .WithTags("Accounts")
            .RequireAuthorization(AccountsFeature.OperatorPolicy);
        operators.MapGet("/users/{id:guid}/sessions", ListUserSessions.HandleAsync);
        operators.MapGet("/users/{id:guid}/tasks", ListTasks.HandleAsync);
        operators.MapPut("/users/{id:guid}/name", RenameUser.HandleAsync);
        operators.MapPut("/users/{id:guid}/roles/operator", SetOperator.GiveAsync).Dangerous();
        operators.MapDelete("/users/{id:guid}/roles/operator", SetOperator.TakeAsync).Dangerous();
        operators.MapPost("/users/{id:guid}/sign-out", SignOutUser.HandleAsync);
        operators.MapPost("/users/{id:guid}/two-factor/reset", ResetTwoFactor.HandleAsync).Dangerous();
        operators.MapPost("/users/{id:guid}/erase", EraseUser.HandleAsync).Dangerous();
        operators.MapPost("/users/{id:guid}/exports", ExportUser.HandleAsync).Dangerous();
        operators.MapGet("/exports/{id:guid}", DownloadExport.HandleAsync);
    }
}
