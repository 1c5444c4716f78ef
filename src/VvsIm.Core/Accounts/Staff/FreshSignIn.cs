using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Core.Accounts.Sessions;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Accounts.Staff;

/// <summary>Whether somebody has shown lately who they are.</summary>
internal static class FreshSignIn
{
    /// <summary>How long that counts.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(Limits.FreshMinutes);

    /// <summary>403: it does not count any more.</summary>
    public static ProblemHttpResult Wanted() =>
        Refusal.Of(
            StatusCodes.Status403Forbidden,
            ProblemCodes.ReauthenticationRequired,
            "Confirm that it is you, then try again."
        );

    /// <summary>Asks for it at an endpoint for one's own things, behind sign-in: what keeps others out of the account.</summary>
    public static RouteHandlerBuilder Fresh(this RouteHandlerBuilder endpoint) =>
        endpoint.AddEndpointFilter(CheckAsync);

    private static async ValueTask<object?> CheckAsync(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    )
    {
        var http = context.HttpContext;
        var session = await CurrentSession.BindAsync(http, null!);
        var at = await http
            .RequestServices.GetRequiredService<NpgsqlDataSource>()
            .Command("SELECT authenticated_at FROM sessions WHERE id = $1", session.Id)
            .FirstAsync(row => row.GetFieldValue<DateTimeOffset>(0), http.RequestAborted);
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        return now - at < Lasts ? await next(context) : Wanted();
    }
}
