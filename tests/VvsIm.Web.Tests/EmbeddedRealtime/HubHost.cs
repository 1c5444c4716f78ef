using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using VvsIm.Core.Realtime;
using VvsIm.Testing;
using VvsIm.Web.EmbeddedRealtime;

namespace VvsIm.Web.Tests.EmbeddedRealtime;

/// <summary>The hub alone on a real server: loopback, a free port, a clock that the test moves.</summary>
internal sealed class HubHost : IAsyncDisposable
{
    public const string Secret = "a secret of the tests, long enough";
    public const string ApiKey = "a key of the tests";

    private readonly WebApplication app;

    private HubHost(WebApplication app, ManualTime time, ErrorLog log)
    {
        this.app = app;
        Time = time;
        Log = log;
    }

    public ManualTime Time { get; }

    public ErrorLog Log { get; }

    public CancellationToken Cancelled => TestContext.Current.CancellationToken;

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
        var log = new ErrorLog();
        builder.Logging.ClearProviders().AddProvider(log);
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
        // What the backend does for who is signed in.
        var host = new HubHost(built, time, log);
        built.MapGet("/token", (string user) => host.ConnectionToken(user, $"usr:{user}"));
        built.MapGet("/subscribe", (string user, string channel) => host.SubscriptionToken(user, channel));
        await built.StartAsync(TestContext.Current.CancellationToken);
        return host;
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

    /// <summary>Waits for what the hub is about to do.</summary>
    public Task UntilAsync(Func<bool> condition, string what) => Eventually.TrueAsync(condition, what, Cancelled);

    /// <inheritdoc cref="UntilAsync(Func{bool}, string)"/>
    public Task UntilAsync(Func<Task<bool>> condition, string what) => Eventually.TrueAsync(condition, what, Cancelled);

    /// <summary>How long tokens live from now on.</summary>
    public int TokenSeconds { get; set; } = 300;

    public string ConnectionToken(string user, params string[] channels) =>
        Token(
            new
            {
                sub = user,
                channels,
                iat = Now,
                exp = Now + TokenSeconds,
            },
            SecretInUse
        );

    public string SubscriptionToken(string user, string channel) =>
        Token(
            new
            {
                sub = user,
                channel,
                iat = Now,
                exp = Now + TokenSeconds,
            },
            SecretInUse
        );

    /// <summary>Publishes to one channel, unrefused.</summary>
    public async Task PublishAsync(string channel, string json, string? key = null)
    {
        var errors = await Realtime.PublishAsync(
            [new Publication([channel], Encoding.UTF8.GetBytes(json), key)],
            Cancelled
        );
        Assert.Null(Assert.Single(errors));
    }

    public static string Token(object claims, string secret = Secret) =>
        JsonWebToken.Sign(JsonSerializer.SerializeToUtf8Bytes(claims), Encoding.UTF8.GetBytes(secret));

    public async Task<WireClient> ConnectAsync(string user, params string[] channels)
    {
        var client = await WireClient.OpenAsync(Socket);
        await client.CallAsync("connect", new { token = ConnectionToken(user, channels) });
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private string SecretInUse => app.Services.GetRequiredService<IOptions<RealtimeOptions>>().Value.TokenSecret;

    private long Now => Time.GetUtcNow().ToUnixTimeSeconds();
}
