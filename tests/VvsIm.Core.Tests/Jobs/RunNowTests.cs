using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using VvsIm.Contracts;
using VvsIm.Contracts.Operations;
using VvsIm.Core.Jobs;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Jobs;

public sealed class RunNowTests : HostTest
{
    private const string Never = "0 0 0 1 1 ? 2099";
    private readonly Chore chore = new();

    protected override void Configure(WebApplicationBuilder builder) => AddChores(builder);

    private void AddChores(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(chore);
        builder.Services.AddJob<Sweep>(Never);
    }

    [Fact]
    public async Task A_job_runs_when_somebody_wants_it_and_tells_what_it_did()
    {
        var admin = await Host.SignInOperatorAsync();
        chore.Do = () => Task.FromResult<string?>("Swept 3 corners");

        await RunAsync(admin);

        var job = await JobAsync(admin, job => job.Result is not null);
        Assert.Equal((JobResult.Done, "Swept 3 corners", false), (job.Result, job.Said, job.Requested));
        var run = Assert.Single((await admin.Api.Operations.JobRunsAsync(nameof(Sweep), Stop)).Items);
        Assert.Equal((JobResult.Done, admin.Id), (run.Result, run.AskedById));
    }

    [Fact]
    public async Task A_job_that_breaks_says_so_and_runs_again()
    {
        var admin = await Host.SignInOperatorAsync();
        chore.Do = () => throw new InvalidOperationException("no broom");

        await RunAsync(admin);

        var job = await JobAsync(admin, job => job.Result is not null);
        Assert.Equal((JobResult.Failed, "InvalidOperationException: no broom"), (job.Result, job.Error));
        Assert.True((await admin.Api.Operations.OverviewAsync(Stop)).FailedJobs >= 1);

        chore.Do = () => Task.FromResult<string?>(null);
        await RunAsync(admin);
        await JobAsync(admin, job => job.Result == JobResult.Done);
    }

    [Fact]
    public async Task Over_several_workers_it_never_runs_twice_at_once()
    {
        var admin = await Host.SignInOperatorAsync();
        var most = 0;
        var now = 0;
        var runs = 0;
        chore.Do = async () =>
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            await Task.Yield();
            Interlocked.Increment(ref runs);
            Interlocked.Decrement(ref now);
            return null;
        };
        await using var second = await TestHost.StartAsync(Host.ConnectionString, null, AddChores);

        for (var i = 1; i <= 5; i++)
        {
            await Task.WhenAll(RunAsync(admin), RunAsync(admin));
            var wanted = i;
            await Eventually.TrueAsync(() => Volatile.Read(ref runs) >= wanted, "it has run", Stop);
            await JobAsync(admin, job => !job.Requested);
        }

        Assert.Equal(1, most);
    }

    [Fact]
    public async Task A_job_that_does_not_exist_is_not_found()
    {
        var admin = await Host.SignInOperatorAsync();

        var refused = await Assert.ThrowsAsync<ProblemException>(() =>
            admin.Api.Operations.RunJobAsync("Nothing", Stop)
        );

        Assert.Equal(ProblemCodes.NotFound, refused.Code);
    }

    // The worker has to have said which jobs it knows.
    private static async Task RunAsync(Tester admin)
    {
        await Eventually.TrueAsync(
            async () => (await admin.Api.Operations.JobsAsync(Stop)).Items.Any(job => job.Name == nameof(Sweep)),
            "the job is known",
            Stop
        );
        await admin.Api.Operations.RunJobAsync(nameof(Sweep), Stop);
    }

    private static async Task<JobState> JobAsync(Tester admin, Func<JobState, bool> fits)
    {
        JobState? found = null;
        await Eventually.TrueAsync(
            async () =>
                (
                    found = (await admin.Api.Operations.JobsAsync(Stop)).Items.FirstOrDefault(job =>
                        job.Name == nameof(Sweep) && fits(job)
                    )
                )
                    is not null,
            "the job is as wanted",
            Stop
        );
        return found!;
    }

    internal sealed class Chore
    {
        public Func<Task<string?>> Do { get; set; } = () => Task.FromResult<string?>(null);
    }

    internal sealed class Sweep(Chore chore) : IJob
    {
        public string? Said { get; private set; }

        public async Task RunAsync(CancellationToken cancellationToken) => Said = await chore.Do();
    }
}
