using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VvsIm.Core.Realtime;
using VvsIm.Web.EmbeddedRealtime;

namespace VvsIm.Web.Tests.EmbeddedRealtime;

/// <summary>The hub alone on a real server: loopback, a free port, a clock that the test moves.</summary>
internal sealed class HubHost : IAsyncDisposable
{
    public const string Secret = "a secret of the tests, long enough";
    public const string ApiKey = "a key of the tests";

    private readonly WebApplication app;

    private HubHost(WebApplication app, ManualTime time)
    {
        this.app = app;
        Time = time;
    }

    public ManualTime Time { get; }

    public Hub Hub => app.Services.GetRequiredService<Hub>();

    public IRealtime Realtime => app.Services.GetRequiredService<IRealtime>();

    public Uri Address => new(app.Urls.Single());

    public Uri Socket => new UriBuilder(Address) { Scheme = "ws", Path = RealtimeFeature.ConnectionPath }.Uri;

    public static async Task<HubHost> StartAsync(
        Action<HubOptions>? configure = null,
        (string Key, string? Value)[]? settings = null,
        int port = 0
    )
    {
        var time = new ManualTime();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?> { ["Realtime:TokenSecret"] = Secret, ["Realtime:ApiKey"] = ApiKey }
        );
        builder.Configuration.AddInMemoryCollection(
            (settings ?? []).Select(setting => KeyValuePair.Create(setting.Key, setting.Value))
        );
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddRealtime();
        builder.Services.AddEmbeddedRealtime();
        builder.Services.Configure<HubOptions>(options => configure?.Invoke(options));
        var built = builder.Build();
        built.MapEmbeddedRealtime();
        await built.StartAsync(TestContext.Current.CancellationToken);
        return new HubHost(built, time);
    }

    /// <summary>Lets time pass, and the hub notice.</summary>
    public void Pass(TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromSeconds(1))
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            Hub.Sweep();
        }
    }

    public string ConnectionToken(string user, params string[] channels) =>
        Token(
            new
            {
                sub = user,
                channels,
                iat = Now,
                exp = Now + 600,
            }
        );

    public string SubscriptionToken(string user, string channel) =>
        Token(
            new
            {
                sub = user,
                channel,
                iat = Now,
                exp = Now + 300,
            }
        );

    public static string Token(object claims, string secret = Secret) =>
        JsonWebToken.Sign(JsonSerializer.SerializeToUtf8Bytes(claims), Encoding.UTF8.GetBytes(secret));

    public async Task<WireClient> ConnectAsync(string user, params string[] channels)
    {
        var client = await WireClient.OpenAsync(Socket);
        await client.CallAsync("connect", new { token = ConnectionToken(user, channels) });
        return client;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private long Now => Time.GetUtcNow().ToUnixTimeSeconds();
}
