using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using VvsIm.Contracts.Retention;
using VvsIm.Core.Retention;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Retention;

public sealed class InterruptedRunTests : HostTest
{
    [Fact]
    public async Task A_run_that_was_stopped_is_accounted_for_and_the_next_one_goes_on()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.OpenDirectAsync(bo);
        await ann.SendManyAsync(room, 100);
        await using var connection = await Host.OpenDatabaseAsync(Stop);
        await connection.ExecuteAsync(
            "UPDATE messages SET created_at = created_at - interval '40 days'; UPDATE conversations SET retention_days = 30",
            Stop
        );
        var admin = await Host.SignInOperatorAsync();

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var running = Job().RunAsync(stop.Token);
        await Eventually.TrueAsync(async () => (await RunAsync(admin))?.Messages >= 10, "some are gone", Stop);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);

        var first = await RunAsync(admin);
        var left = (await bo.ReadAllAsync(room)).Count;
        Assert.Equal((RetentionRunState.Interrupted, 100L), (first!.State, first.Messages + left));
        Assert.InRange(left, 1, 90);

        await Job().RunAsync(Stop);

        Assert.Empty(await bo.ReadAllAsync(room));
        Assert.Equal(
            (RetentionRunState.Done, (long)left),
            ((await RunAsync(admin))!.State, (await RunAsync(admin))!.Messages)
        );
    }

    private PurgeMessages Job() =>
        ActivatorUtilities.CreateInstance<PurgeMessages>(
            Host.Services,
            Options.Create(
                new RetentionOptions
                {
                    Rest = 0,
                    RestMilliseconds = 20,
                    BatchSize = 2,
                }
            )
        );

    private static async Task<RetentionRun?> RunAsync(Tester admin) =>
        (await admin.Api.Retention.RunsAsync(Stop)).Items.FirstOrDefault();
}
