using VvsIm.Contracts;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Operations;

public sealed class OverviewTests : HostTest
{
    [Fact]
    public async Task Every_figure_is_what_happened()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var (direct, group) = (await ann.OpenDirectAsync(bo), await ann.CreateGroupAsync("Ops", bo));
        await ann.SendManyAsync(direct, 3);
        await bo.SendManyAsync(group, 4);
        await using var connection = await Host.OpenDatabaseAsync(Stop);
        await connection.ExecuteAsync(
            """
            UPDATE messages SET created_at = now() - interval '2 minutes' WHERE seq = 1;
            INSERT INTO outbox_dead VALUES (1, 0, '{}', NULL, '{}', now(), now(), 'x');
            """,
            Stop
        );
        await using var first = await Listener.OpenAsync(ann, _ => { });
        await using var second = await Listener.OpenAsync(ann, _ => { });
        var admin = await Host.SignInOperatorAsync();

        var overview = await admin.Api.Operations.OverviewAsync(Stop);

        Assert.Equal(
            (3, 2, 7, 5),
            (overview.Users, overview.Conversations, overview.Messages, overview.MessagesLastMinute)
        );
        Assert.Equal((2, 1, 1), (overview.Connections, overview.UsersOnline, overview.OutboxDead));
        Assert.True(overview.DatabaseBytes > 1_000_000);
    }

    [Fact]
    public async Task A_backlog_shows_its_depth_and_the_age_of_its_oldest_row()
    {
        await using var connection = await Host.OpenDatabaseAsync(Stop);
        var admin = await Host.SignInOperatorAsync();
        // Held as another worker would hold it, so that the relay of this host leaves it alone.
        await using var transaction = await connection.BeginTransactionAsync(Stop);
        await connection.ExecuteAsync("SELECT pg_advisory_xact_lock(45253, 3)", Stop);
        await using var writer = await Host.OpenDatabaseAsync(Stop);
        await writer.ExecuteAsync(
            "INSERT INTO outbox (partition, channels, payload, created_at) VALUES (3, '{}', '{}', now() - interval '90 seconds')",
            Stop
        );

        var overview = await admin.Api.Operations.OverviewAsync(Stop);

        Assert.Equal(1, overview.OutboxDepth);
        Assert.InRange(overview.OutboxLagSeconds, 90, 120);
    }

    [Fact]
    public async Task It_is_the_operators_alone()
    {
        var ann = await Host.SignUpAsync("Ann");

        var refused = await Assert.ThrowsAsync<ProblemException>(() => ann.Api.Operations.OverviewAsync(Stop));

        Assert.Equal((403, ProblemCodes.Forbidden), (refused.Problem.Status, refused.Code));
    }
}
