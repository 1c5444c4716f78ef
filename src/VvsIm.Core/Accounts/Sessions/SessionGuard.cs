using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace VvsIm.Core.Accounts.Sessions;

/// <summary>Takes whoever asks by a session that has ended, or by none, for nobody: the endpoints' own doors answer 401.</summary>
internal static class SessionGuard
{
    public static void UseSessionGuard(this IApplicationBuilder app)
    {
        var live = app.ApplicationServices.GetRequiredService<LiveSessions>();
        var uses = app.ApplicationServices.GetRequiredService<SessionUses>();
        app.Use(
            async (context, next) =>
            {
                if (context.User.Identity?.IsAuthenticated == true)
                    await CheckAsync(context, live, uses);
                await next(context);
            }
        );
    }

    private static async ValueTask CheckAsync(HttpContext context, LiveSessions live, SessionUses uses)
    {
        if (
            CurrentSession.Of(context.User) is { } session
            && await live.FindAsync(session, context.RequestAborted) is { } found
        )
            uses.Note(session.Id, found, Device.Address(context));
        else
            context.User = new ClaimsPrincipal(new ClaimsIdentity());
    }
}
