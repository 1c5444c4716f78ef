using Microsoft.Extensions.Logging.Abstractions;
using VvsIm.Contracts;
using VvsIm.Web.Client.Shell;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Shell;

public sealed class ErrandTests
{
    private readonly HandClock time = new();
    private Func<Task> work = () => Task.CompletedTask;
    private int runs;

    [Fact]
    public void It_is_repeated_after_growing_pauses_until_the_server_is_reached()
    {
        work = () => runs < 5 ? throw new HttpRequestException() : Task.CompletedTask;
        using var errand = Errand();
        errand.Ask();
        Assert.True(errand.Unreached);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.InRange(runs, 2, 3);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(5, runs);
        Assert.False(errand.Unreached);
    }

    [Fact]
    public void A_refusal_is_not_repeated()
    {
        work = () => throw new ProblemException(new Problem { Code = ProblemCodes.NotFound, Status = 404 });
        using var errand = Errand();
        errand.Ask();
        time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task A_need_during_a_run_leads_to_one_more_run()
    {
        var gate = new TaskCompletionSource();
        work = () => gate.Task;
        using var errand = Errand();
        errand.Ask();
        errand.Ask();
        errand.Ask();
        Assert.Equal(1, runs);
        gate.SetResult();
        await errand.Idle.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        Assert.Equal(2, runs);
    }

    [Fact]
    public void After_its_end_nothing_runs()
    {
        work = () => throw new HttpRequestException();
        var errand = Errand();
        errand.Ask();
        errand.Dispose();
        time.Advance(TimeSpan.FromMinutes(10));
        errand.Ask();
        Assert.Equal(1, runs);
    }

    private Errand Errand() =>
        new(
            _ =>
            {
                runs++;
                return work();
            },
            time,
            NullLogger.Instance
        );
}
