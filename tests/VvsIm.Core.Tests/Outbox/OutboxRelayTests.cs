using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;
using VvsIm.Contracts.Realtime;
using VvsIm.Core.Outbox;
using VvsIm.Core.Realtime;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Outbox;

/// <summary>The host here only writes; the relays under test are started by hand on its database.</summary>
public sealed class OutboxRelayTests : HostTest
{
    protected override IReadOnlyDictionary<string, string?> Settings =>
        new Dictionary<string, string?>
        {
            ["Roles"] = "api",
            ["Realtime:Provider"] = "Centrifugo",
            ["Realtime:ApiUrl"] = "http://127.0.0.1:9/api",
            ["Realtime:ApiKey"] = "unused",
            ["Realtime:TokenSecret"] = "a secret of more than thirty-two characters",
        };

    [Fact]
    public async Task Everything_is_delivered_once_and_in_order()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.OpenDirectAsync(bo);
        var realtime = new ScriptedRealtime();
        await using var relay = Relay(realtime);

        await ann.SendManyAsync(room, 500);
        await EmptyAsync();

        Assert.Equal(Enumerable.Range(1, 500).Select(n => (long)n), realtime.Seqs);
        Assert.Equal(realtime.Published.Count, realtime.Published.Select(p => p.IdempotencyKey).Distinct().Count());
    }

    [Fact]
    public async Task A_message_goes_to_the_conversation_and_to_each_member()
    {
        var (ann, bo, cy) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"), await Host.SignUpAsync("Cy"));
        var room = await ann.CreateGroupAsync("Ops", bo);
        await ann.SendAsync(room, "hello");
        var realtime = new ScriptedRealtime();
        await using var relay = Relay(realtime);

        await EmptyAsync();

        var message = realtime.Published.Last();
        Assert.Equal(
            new[] { Channels.Conversation(room), Channels.User(ann.Id), Channels.User(bo.Id) }.Order(),
            message.Channels.Order()
        );
        Assert.DoesNotContain(realtime.Published, p => p.Channels.Contains(Channels.User(cy.Id)));
    }

    [Fact]
    public async Task What_was_said_before_somebody_came_to_a_group_that_hides_it_is_not_told_when_it_is_delivered_late()
    {
        var (ann, bo, cy) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"), await Host.SignUpAsync("Cy"));
        var room = await ann.CreateGroupAsync("Ops", bo);
        await ann.Api.Groups.ChangeAsync(room, new() { HistoryVisible = false }, Stop);
        await ann.SendAsync(room, "a secret");
        await ann.Api.Groups.AddMembersAsync(room, [cy.Id], Stop);
        await ann.SendAsync(room, "welcome");
        var realtime = new ScriptedRealtime();
        await using var relay = Relay(realtime);

        await EmptyAsync();

        string[] texts =
        [
            .. realtime
                .Published.Select(publication => JsonNode.Parse(publication.Data.Span)!)
                .Where(data => (string?)data["type"] == "messageCreated")
                .Select(data => (string)data["message"]!["text"]!),
        ];
        Assert.Equal("welcome", string.Concat(texts));
    }

    [Fact]
    public async Task While_realtime_is_away_nothing_is_lost_and_order_is_kept()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.OpenDirectAsync(bo);
        var realtime = new ScriptedRealtime
        {
            Fail = call => call < 5 ? new RealtimeUnavailableException("away") : null,
        };
        await using var relay = Relay(realtime);

        await ann.SendManyAsync(room, 100);
        await EmptyAsync();

        Assert.Equal(Enumerable.Range(1, 100).Select(n => (long)n), realtime.Seqs);
    }

    [Fact]
    public async Task A_row_that_is_refused_for_good_is_set_aside_and_the_others_go_on()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.OpenDirectAsync(bo);
        await ann.SendManyAsync(room, 3);
        var realtime = new ScriptedRealtime
        {
            Refuse = p =>
                (long?)JsonNode.Parse(p.Data.Span)?["message"]?["seq"] == 2 ? new(102, "unknown channel") : null,
        };
        await using var relay = Relay(realtime);

        await EmptyAsync();

        await using var connection = await Host.OpenDatabaseAsync(Stop);
        var dead = await connection.ListAsync("SELECT error || ' ' || payload FROM outbox_dead", Stop);
        Assert.StartsWith("102 unknown channel", Assert.Single(dead), StringComparison.Ordinal);
        Assert.Equal([1, 2, 3], realtime.Seqs);
    }

    [Fact]
    public async Task Many_workers_share_the_outbox_without_delivering_twice_or_out_of_order()
    {
        var people = await Host.SignUpManyAsync(4);
        var rooms = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(n => people[0].CreateGroupAsync($"Room {n}", people[1..]))
        );
        var realtime = new ScriptedRealtime();
        await using var first = Relay(realtime);
        await using var second = Relay(realtime);
        await using var third = Relay(realtime);

        await Task.WhenAll(rooms.Select(room => people[1].SendManyAsync(room, 50)));
        await EmptyAsync();

        var events = realtime.Published.Select(p =>
            System.Text.Json.JsonSerializer.Deserialize(p.Data.Span, VvsIm.Contracts.VvsImJson.Default.RealtimeEvent)
        );
        var byRoom = events.OfType<MessageCreated>().GroupBy(created => created.ConversationId).ToArray();
        Assert.Equal(20, byRoom.Length);
        Assert.All(
            byRoom,
            room => Assert.Equal(Enumerable.Range(1, 50).Select(n => (long)n), room.Select(created => created.Change))
        );
    }

    [Fact]
    public async Task The_event_of_a_message_says_what_http_says()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.OpenDirectAsync(bo);
        var realtime = new ScriptedRealtime();
        await using var relay = Relay(realtime);

        var sent = await ann.SendAsync(room, "\"quotes\" \\ \u0001 \u2028 上海 👩‍👩‍👧 <b>&amp;");
        var tooLong = await ann.SendAsync(room, new string('長', 5_000));
        await EmptyAsync();

        var events = realtime
            .Published.Select(p =>
                System.Text.Json.JsonSerializer.Deserialize(
                    p.Data.Span,
                    VvsIm.Contracts.VvsImJson.Default.RealtimeEvent
                )
            )
            .OfType<MessageCreated>()
            .ToArray();
        Assert.Equal(sent, events[0].Message);
        Assert.Equal(tooLong with { Text = new string('長', 500), Cut = true }, events[1].Message);
        Assert.All(realtime.Published, p => Assert.InRange(p.Data.Length, 1, 3_000));
    }

    private RunningRelay Relay(IRealtime realtime)
    {
        var services = Host.Services;
        var delivery = new OutboxDelivery(
            services.GetRequiredService<NpgsqlDataSource>(),
            realtime,
            services.GetRequiredService<IOutboxAudience>()
        );
        var relay = new OutboxRelay(
            delivery,
            services.GetRequiredService<OutboxSignal>(),
            new OutboxMeter(services.GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>()),
            services.GetRequiredService<NpgsqlDataSource>(),
            Options.Create(new OutboxOptions { MaxRetryMilliseconds = 100 }),
            TimeProvider.System,
            NullLogger<OutboxRelay>.Instance
        );
        return RunningRelay.Start(relay);
    }

    private async Task EmptyAsync()
    {
        await using var connection = await Host.OpenDatabaseAsync(Stop);
        await Eventually.TrueAsync(
            async () => (await connection.ListAsync("SELECT count(*)::text FROM outbox", Stop))[0] == "0",
            "the outbox is empty",
            Stop
        );
    }

    private sealed class RunningRelay(OutboxRelay relay) : IAsyncDisposable
    {
        public static RunningRelay Start(OutboxRelay relay)
        {
            _ = relay.StartAsync(CancellationToken.None);
            return new(relay);
        }

        public async ValueTask DisposeAsync()
        {
            await relay.StopAsync(CancellationToken.None);
            relay.Dispose();
        }
    }
}
