using VvsIm.Admin.Realtime;
using VvsIm.Admin.Shell;
using VvsIm.Contracts;
using VvsIm.Contracts.Operations;

namespace VvsIm.Admin.Operations;

/// <summary>A few live figures of the whole installation.</summary>
public sealed partial class OverviewPage
{
    /// <summary>Delivery is at once below this.</summary>
    private const double NoticeableLagSeconds = 2;

    private readonly CancellationTokenSource _gone = new();
    private IDisposable[] _subscriptions = [];
    private LiveOverview Live { get; set; } = null!;

    [Inject]
    private VvsImClient Client { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private StaffFeed Feed { get; set; } = null!;

    private string FreshnessText =>
        Live.Freshness switch
        {
            Freshness.Waiting => "Reading …",
            Freshness.Live => $"Updated {Figures.Ago(Live.Age)}",
            Freshness.Stale => $"Not updated for {Figures.Duration(Live.Age)}",
            _ => "",
        };

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        Live = new LiveOverview(Client, Time);
        _subscriptions =
        [
            Feed.On<OverviewMeasured>(measured =>
            {
                Live.Take(measured.Overview);
                Refresh();
            }),
            Feed.Listen(Guid.Empty),
        ];
        _ = RunAsync();
    }

    private async Task RunAsync()
    {
        using var clock = Time.CreateTimer(_ => Refresh(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        try
        {
            await Live.RunAsync(Refresh, _gone.Token);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Nobody awaits this task: hand a bug of ours to the error boundary.
            await DispatchExceptionAsync(e);
        }
    }

    private async Task RetryAsync() => await Live.ReadAsync(_gone.Token);

    private void Refresh()
    {
        if (!_gone.IsCancellationRequested)
            _ = InvokeAsync(StateHasChanged);
    }

    private static string CountOr(long? number) => number is { } known ? Figures.Count(known) : "–";

    private static string Plural(long count, string noun) => $"{Figures.Count(count)} {noun}{(count == 1 ? "" : "s")}";

    private static FigureTone RealtimeTone(Overview figures) =>
        figures.Connections is null ? FigureTone.Bad : FigureTone.Plain;

    private static string DeliveryWord(Overview figures) =>
        figures switch
        {
            { OutboxLagSeconds: >= NoticeableLagSeconds and var lag } =>
                $"{Figures.Duration(TimeSpan.FromSeconds(lag))} behind",
            { OutboxDead: > 0 and var dead } => $"{Figures.Count(dead)} set aside",
            _ => "At once",
        };

    private static FigureTone DeliveryTone(Overview figures) =>
        figures switch
        {
            { OutboxDead: > 0 } => FigureTone.Bad,
            { OutboxLagSeconds: >= NoticeableLagSeconds } => FigureTone.Doubtful,
            _ => FigureTone.Good,
        };

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var subscription in _subscriptions)
            subscription.Dispose();
        _gone.Cancel();
        _gone.Dispose();
    }
}
