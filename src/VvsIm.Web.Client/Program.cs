using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Components.WebAssembly.Hosting;
using VvsIm.Contracts;
using VvsIm.Ui.Kit;
using VvsIm.Ui.Security;
using VvsIm.Web.Client;
using VvsIm.Web.Client.Accounts;
using VvsIm.Web.Client.Emoji;
using VvsIm.Web.Client.Shell;

var builder = WebAssemblyHostBuilder.CreateDefault(args);
builder.RootComponents.Add<App>("#app");
builder.RootComponents.Add<HeadOutlet>("head::after");
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton(new SessionGuard { InnerHandler = new HttpClientHandler() });
builder.Services.AddSingleton<Confirmation>();
builder.Services.AddSingleton<Passkeys>();
builder.Services.AddSingleton(services => new HttpClient(
    // A request that hangs longer than this is better repeated: everything it may carry is safe to repeat.
    new ConfirmingHandler(services.GetRequiredService<Confirmation>(), TimeSpan.FromSeconds(20))
    {
        InnerHandler = services.GetRequiredService<SessionGuard>(),
    }
)
{
    BaseAddress = new Uri(new Uri(builder.HostEnvironment.BaseAddress), "/"),
    Timeout = Timeout.InfiniteTimeSpan,
});
builder.Services.AddSingleton<VvsImClient>();
builder.Services.AddSingleton<Session>();
builder.Services.AddSingleton<Clock>();
builder.Services.AddSingleton<EmojiShelf>();
builder.Services.AddSingleton<Chats>();
builder.Services.AddSingleton<Toasts>();
await builder.Build().RunAsync();
