using System.Text.Json;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.JSInterop;
using VvsIm.Contracts;
using VvsIm.Ui.Kit;
using VvsIm.Ui.Security;
using VvsIm.Web.Client.Accounts;
using VvsIm.Web.Client.Emoji;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Tests.Model;

/// <summary>Ann's chat against the model server: everything is real but the network, the browser and the time.</summary>
public abstract class ChatTest : BunitContext
{
    private int told;

    private protected ChatTest()
    {
        Server = new ModelServer(new Random(7));
        Api = new ModelApi(Server);
        JSInterop.Mode = JSRuntimeMode.Loose;
        foreach (var kept in new[] { "./Messages/unsent.js", "./Messages/drafts.js" })
            Module(kept).Setup<string[]>("adopt", _ => true).SetResult([]);
        foreach (
            var script in new[]
            {
                "./Messages/Writing/Composer.razor.js",
                "./Messages/MessageList.razor.js",
                "./Search/QuickSwitcher.razor.js",
                "./Search/SearchView.razor.js",
                "./Media/Uploads/FileEntrance.razor.js",
            }
        )
            Module(script).SetupModule("init", _ => true).Mode = JSRuntimeMode.Loose;
        Module("./Notifications/alerts.js").SetupModule("start", _ => true).Mode = JSRuntimeMode.Loose;
        UploadScript = Module("./Media/Uploads/uploads.js");
        Module("./Notifications/permission.js");
        Module("./Presence/activity.js").SetupModule("init", _ => true).Mode = JSRuntimeMode.Loose;
        Module("./_content/VvsIm.Ui/realtime.js").SetupModule("start", _ => true).Mode = JSRuntimeMode.Loose;
        JSInterop.Setup<IJSInProcessObjectReference>("import", "./Shell/clock.js").SetResult(new StillClock());

        Services.AddSingleton<TimeProvider>(Time);
        Services.AddSingleton(Api.Client());
        Services.AddSingleton<SessionGuard>();
        Services.AddSingleton<Session>();
        Services.AddSingleton<Clock>();
        Services.AddSingleton<EmojiShelf>();
        Services.AddSingleton<Chats>();
        Services.AddSingleton<Toasts>();
        Services.AddSingleton<Confirmation>();
        Services.AddSingleton<Passkeys>();
        Chat = new Chat(Server.Self, Api.Client(), JSInterop.JSRuntime, Time, NullLogger<Chat>.Instance);
    }

    private protected ModelServer Server { get; }
    private protected ModelApi Api { get; }

    /// <summary>What keeps and sends the bytes of files; its answers are given by the test.</summary>
    private protected BunitJSModuleInterop UploadScript { get; }
    private protected HandClock Time { get; } = new();
    private protected Chat Chat { get; }

    /// <summary>Connects and loads, as at sign-in.</summary>
    private protected async Task StartAsync()
    {
        await Services.GetRequiredService<Clock>().LoadAsync();
        await Chat.StartAsync();
    }

    /// <summary>Delivers what the server has published since the last time.</summary>
    private protected void Deliver()
    {
        Chat.Connection.Receive([
            .. Server.Events.Skip(told).Select(e => JsonSerializer.Serialize(e, VvsImJson.Default.RealtimeEvent)),
        ]);
        told = Server.Events.Count;
    }

    /// <summary>What the server has published so far is known here already, or is lost.</summary>
    private protected void SkipTold() => told = Server.Events.Count;

    protected override async ValueTask DisposeAsyncCore()
    {
        await Chat.DisposeAsync();
        await base.DisposeAsyncCore();
    }

    private BunitJSModuleInterop Module(string path)
    {
        var module = JSInterop.SetupModule(path);
        module.Mode = JSRuntimeMode.Loose;
        return module;
    }
}
