using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using VvsIm.Core.Media.Stores;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Media.Stores;

/// <summary>A host whose store cannot be used: it says so once, shows it, and chat goes on.</summary>
public abstract class BrokenStoreTests : HostTest
{
    private readonly StoreLog log = new(LogLevel.Warning);

    /// <summary>What the line must say.</summary>
    protected abstract string Reason { get; }

    protected override void Configure(WebApplicationBuilder builder) => builder.Logging.AddProvider(log);

    [Fact]
    public async Task It_is_told_in_one_line_and_shown_red_and_people_chat()
    {
        var ann = await Host.SignUpAsync("Ann");
        var bo = await Host.SignUpAsync("Bo");
        var room = await ann.CreateGroupAsync("Ops", bo);
        var sent = await ann.SendAsync(room, "good morning");
        await Eventually.TrueAsync(() => log.Lines.Any(said => said.Contains(Reason)), "the host tells of it", Stop);

        for (var i = 0; i < 3; i++)
        {
            using var answer = await Host.Anybody.Http.GetAsync("health/ready", Stop);
            var report = await answer.Content.ReadAsStringAsync(Stop);
            var storage = JsonSerializer.Deserialize<JsonElement>(report).GetProperty("parts").GetProperty("storage");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Equal("unhealthy", storage.GetProperty("status").GetString());
            Assert.DoesNotContain(Reason, report);
        }

        var line = Assert.Single(log.Lines, said => said.Contains(Reason));
        Assert.All(log.Lines, said => Assert.DoesNotContain("very-secret", said));
        Assert.DoesNotContain('\n', line);
        Assert.Equal("good morning", sent.Text);
    }
}

public sealed class UnreachableBucketTests : BrokenStoreTests
{
    protected override string Reason => "cannot be reached";

    protected override IReadOnlyDictionary<string, string?> Settings =>
        new Dictionary<string, string?>
        {
            ["Storage:Provider"] = "S3",
            ["Storage:S3:ServiceUrl"] = "http://127.0.0.1:1",
            ["Storage:S3:Bucket"] = "files",
            ["Storage:S3:AccessKey"] = "key",
            ["Storage:S3:SecretKey"] = "very-secret",
        };
}

public sealed class UnwritableFolderTests : BrokenStoreTests, IDisposable
{
    private readonly string file = Path.GetTempFileName();

    protected override string Reason => file;

    protected override IReadOnlyDictionary<string, string?> Settings =>
        new Dictionary<string, string?> { ["Storage:Path"] = Path.Combine(file, "objects") };

    public void Dispose() => File.Delete(file);
}

/// <summary>The store comes back.</summary>
public sealed class StoreWatchTests
{
    [Fact]
    public async Task Going_and_coming_is_told_once_each_and_the_store_is_not_asked_all_the_time()
    {
        var directory = Directory.CreateTempSubdirectory("vvsim-watch-");
        var root = Path.Combine(directory.FullName, "objects");
        var log = new StoreLog(LogLevel.Information);
        using var logging = LoggerFactory.Create(builder => builder.AddProvider(log));
        var time = new MovedTime();
        using var watch = new StoreWatch(StoreOf.Folder(root), time, logging.CreateLogger<StoreWatch>());
        async Task<bool> IsFineAsync() => await watch.ProblemAsync(TestContext.Current.CancellationToken) is null;

        Assert.True(await IsFineAsync());
        Directory.Delete(root, recursive: true);
        await File.WriteAllTextAsync(root, "in the way", TestContext.Current.CancellationToken);
        Assert.True(await IsFineAsync());
        time.Move(StoreWatch.Freshness);
        Assert.False(await IsFineAsync());
        time.Move(StoreWatch.Freshness);
        Assert.False(await IsFineAsync());
        File.Delete(root);
        time.Move(StoreWatch.Freshness);
        Assert.True(await IsFineAsync());

        Assert.Collection(
            log.Lines,
            line => Assert.Contains(root, line),
            line => Assert.Contains("can be used again", line)
        );
        directory.Delete(recursive: true);
    }

    private sealed class MovedTime : TimeProvider
    {
        private long now;

        public void Move(TimeSpan by) => now += by.Ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => now;
    }
}
