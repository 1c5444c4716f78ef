using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using VvsIm.Core.Realtime;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Outbox;

public sealed class SettleDeadRowsTests : HostTest
{
    private readonly ScriptedRealtime realtime = new();

    protected override void Configure(WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<IRealtime>(realtime);

    [Fact]
    public async Task The_list_tells_what_a_row_is_and_never_what_was_said()
    {
        var admin = await WithDeadRowsAsync();

        var listing = await admin.Api.Operations.DeadRowsAsync("?sort=createdAt&descending=false", Stop);

        Assert.Equal(3, listing.Total);
        Assert.Equal(["messageCreated", "messageCreated", null], listing.Items.Select(row => row.Type));
        Assert.Equal("102 unknown channel", listing.Items[0].Error);
        var raw = await admin.Http.GetStringAsync("api/admin/outbox/dead", Stop);
        Assert.DoesNotContain("secret", raw, StringComparison.Ordinal);
        Assert.Equal(2, (await admin.Api.Operations.DeadRowsAsync("?query=messageCreated", Stop)).Total);
        Assert.Equal(1, (await admin.Api.Operations.DeadRowsAsync("?partition=4", Stop)).Total);
        Assert.Equal(2, (await admin.Api.Operations.OutboxAsync(Stop)).Partitions.Single(p => p.Partition == 3).Dead);
    }

    [Fact]
    public async Task Replayed_rows_are_delivered_in_their_old_order()
    {
        var admin = await WithDeadRowsAsync();

        Assert.Equal(
            2,
            (await admin.Api.Operations.ReplayAsync(new() { Partition = 3, Reason = "mended" }, Stop)).Count
        );

        await Eventually.TrueAsync(() => realtime.Published.Count(IsOurs) == 2, "both are delivered", Stop);
        Assert.Equal(["11", "12"], realtime.Published.Where(IsOurs).Select(publication => publication.IdempotencyKey));
        Assert.Equal(1, (await admin.Api.Operations.DeadRowsAsync("", Stop)).Total);
        Assert.Equal(["outboxReplayed 2 mended"], await LogAsync());
    }

    [Fact]
    public async Task Discarded_rows_are_gone_and_the_log_says_so()
    {
        var admin = await WithDeadRowsAsync();

        Assert.Equal(
            1,
            (await admin.Api.Operations.DiscardAsync(new() { Ids = [13], Reason = "useless" }, Stop)).Count
        );
        Assert.Equal(0, (await admin.Api.Operations.DiscardAsync(new() { Ids = [13] }, Stop)).Count);

        Assert.Equal(2, (await admin.Api.Operations.DeadRowsAsync("", Stop)).Total);
        Assert.Equal(["outboxDiscarded 1 useless"], await LogAsync());
    }

    private static bool IsOurs(Publication publication) => publication.Channels.Contains("conv:x");

    private async Task<Tester> WithDeadRowsAsync()
    {
        await using var connection = await Host.OpenDatabaseAsync(Stop);
        await connection.ExecuteAsync(
            """
            INSERT INTO outbox_dead (id, partition, channels, audience_id, payload, created_at, error) VALUES
              (12, 3, '{conv:x}', NULL, '{"type":"messageCreated","message":{"text":"secret 2"}}', now() - interval '2 min', '107 bad request'),
              (11, 3, '{conv:x}', NULL, '{"type":"messageCreated","message":{"text":"secret 1"}}', now() - interval '3 min', '102 unknown channel'),
              (13, 4, '{conv:y}', NULL, 'no event', now() - interval '1 min', '107 bad request')
            """,
            Stop
        );
        return await Host.SignInOperatorAsync();
    }

    private async Task<List<string>> LogAsync()
    {
        await using var connection = await Host.OpenDatabaseAsync(Stop);
        return
        [
            .. await connection.ListAsync(
                """
                SELECT action || ' ' || (details ->> 'rows') || ' ' || (details ->> 'reason') FROM moderation_events
                WHERE action LIKE 'outbox%' ORDER BY seq
                """,
                Stop
            ),
        ];
    }
}
