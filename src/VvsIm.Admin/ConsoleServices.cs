using VvsIm.Admin.Accounts;
using VvsIm.Admin.Realtime;
using VvsIm.Contracts;
using VvsIm.Ui.Kit;
using VvsIm.Ui.Security;

namespace VvsIm.Admin;

/// <summary>What every page of the console may ask for.</summary>
internal static class ConsoleServices
{
    /// <summary>Adds the API's client behind the guard of the session.</summary>
    /// <param name="services">The app's services.</param>
    /// <param name="server">The root of the server.</param>
    /// <param name="network">What carries the requests: the browser, or a stand-in in tests.</param>
    public static void AddConsole(this IServiceCollection services, Uri server, HttpMessageHandler network)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddScoped(_ => new SessionGuard(network));
        services.AddScoped<Confirmation>();
        services.AddScoped<Passkeys>();
        services.AddScoped(provider => new HttpClient(
            new ConfirmingHandler(provider.GetRequiredService<Confirmation>(), TimeSpan.FromSeconds(20))
            {
                InnerHandler = provider.GetRequiredService<SessionGuard>(),
            }
        )
        {
            BaseAddress = server,
            Timeout = Timeout.InfiniteTimeSpan,
        });
        services.AddScoped<VvsImClient>();
        services.AddScoped<Session>();
        services.AddScoped<Toasts>();
        services.AddScoped<StaffFeed>();
    }
}
