using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using VvsIm.Contracts;
using VvsIm.Contracts.Presence;
using VvsIm.Contracts.Realtime;
using VvsIm.Core.Presence.Beats;
using VvsIm.Core.Realtime;
using VvsIm.Core.Tests.Outbox;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Presence;

/// <summary>What a workspace of a thousand costs, counted in publications and bytes.</summary>
public sealed class CrowdTests : PresenceTest
{
    private const int Members = 1_000;

    private readonly ScriptedRealtime realtime = new();
    private bool away;

    public CrowdTests() => realtime = new() { Fail = _ => away ? new RealtimeUnavailableException("away") : null };

    protected override void Configure(WebApplicationBuilder builder)
    {
        base.Configure(builder);
        builder.Services.AddSingleton<IRealtime>(realtime);
    }

    [Fact]
    public async Task When_a_thousand_come_at_once_the_workspace_is_told_to_ask_in_a_few_bytes()
    {
        var people = await FillAsync();

        Beat(people, PresenceState.Online);
        await AllAreAsync(PresenceState.Online);

        var told = Told();
        // One per tick in which something was written; a thousand, each told to a thousand, would be a million deliveries.
        Assert.InRange(told.Count, 1, 3);
        Assert.Contains(told, happened => happened is PresenceStirred { WithinSeconds: >= 2 });
        Assert.InRange(Bytes(), 1, 3_000);
    }

    [Fact]
    public async Task One_more_coming_and_going_costs_the_same_however_many_are_there()
    {
        var people = await FillAsync();
        var alone = await CostOfOneAsync(people[0]);
        Beat(people[1..], PresenceState.Online);
        await AllAreAsync(PresenceState.Online, Members - 1);

        var amongAll = await CostOfOneAsync(people[0]);

        Assert.Equal((2, 2), (alone.Publications, amongAll.Publications));
        // But for the digits of the times in them.
        Assert.InRange(amongAll.Bytes, alone.Bytes - 20, alone.Bytes + 20);
        Assert.InRange(amongAll.Bytes, 1, 600);
    }

    [Fact]
    public async Task Plain_signs_of_life_of_all_tell_nothing()
    {
        var people = await FillAsync();
        Beat(people, PresenceState.Online);
        await AllAreAsync(PresenceState.Online);
        realtime.Published.Clear();

        Beat(people, PresenceState.Online);
        var one = await CostOfOneAsync(Guid.CreateVersion7(), inWorkspace: false);

        Assert.Equal(0, one.Publications);
        Assert.Empty(realtime.Published);
    }

    [Fact]
    public async Task While_realtime_is_away_nothing_queues_and_afterwards_all_are_told_to_ask()
    {
        var people = await FillAsync();
        away = true;
        foreach (var person in people[..5])
        {
            Beat([person], PresenceState.Online);
            await LookedAtAsync();
        }
        Assert.Empty(realtime.Published);

        away = false;
        await Eventually.TrueAsync(() => !realtime.Published.IsEmpty, "it is told", Stop);

        Assert.IsType<PresenceStirred>(Assert.Single(Told()));
    }

    private async Task<Guid[]> FillAsync()
    {
        await using var database = await Host.OpenDatabaseAsync(Stop);
        await database.ExecuteAsync(
            $"""
            INSERT INTO users (
              id, display_name, user_name, normalized_user_name, email, normalized_email, email_confirmed,
              phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count
            )
            SELECT gen_random_uuid(), 'Member ' || n, n || '@x', n || '@X', n || '@x', n || '@X', true, false, false, false, 0
            FROM generate_series(1, {Members}) n;
            INSERT INTO workspace_members (workspace_id, user_id, role)
            SELECT default_workspace_id, u.id, 'member' FROM installation, users u WHERE u.user_name LIKE '%@x';
            """,
            Stop
        );
        return
        [
            .. (
                await database.ListAsync("SELECT id::text FROM users WHERE user_name LIKE '%@x' ORDER BY id", Stop)
            ).Select(Guid.Parse),
        ];
    }

    private void Beat(IEnumerable<Guid> people, PresenceState state)
    {
        var beats = Host.Services.GetRequiredService<GatheredBeats>();
        foreach (var person in people)
            Assert.True(beats.TryAdd(new Beat(person, person, state, null, Now)));
    }

    private async Task<(int Publications, int Bytes)> CostOfOneAsync(Guid person, bool inWorkspace = true)
    {
        realtime.Published.Clear();
        Beat([person], PresenceState.Online);
        await LookedAtAsync();
        if (inWorkspace)
            await Eventually.TrueAsync(() => realtime.Published.Count == 1, "the coming is told", Stop);
        Beat([person], PresenceState.Away);
        await LookedAtAsync();
        if (inWorkspace)
            await Eventually.TrueAsync(() => realtime.Published.Count == 2, "the turning away is told", Stop);
        return (realtime.Published.Count, Bytes());
    }

    /// <summary>Waits until everything said so far is written and was looked at.</summary>
    private async Task LookedAtAsync()
    {
        await using var database = await Host.OpenDatabaseAsync(Stop);
        var marker = Guid.CreateVersion7();
        Beat([marker], PresenceState.Online);
        await Eventually.TrueAsync(
            async () =>
                (
                    await database.ListAsync(
                        $"""
                        SELECT 'x' FROM presence_devices d WHERE user_id = '{marker}'
                          AND NOT EXISTS (SELECT FROM presence_changed WHERE subject = d.user_id)
                        """,
                        Stop
                    )
                ).Count == 1,
            "it was looked at",
            Stop
        );
    }

    private async Task AllAreAsync(PresenceState state, int count = Members)
    {
        await using var database = await Host.OpenDatabaseAsync(Stop);
        await Eventually.TrueAsync(
            async () =>
                (
                    await database.ListAsync(
                        $"SELECT count(*)::text FROM presence_people WHERE state = {(int)state}",
                        Stop
                    )
                )[0] == count.ToString(),
            $"{count} are {state}",
            Stop
        );
        await LookedAtAsync();
        await Eventually.TrueAsync(() => !realtime.Published.IsEmpty, "it is told", Stop);
    }

    private List<RealtimeEvent> Told() =>
        [
            .. realtime.Published.Select(publication =>
            {
                Assert.True(publication.Transient);
                Assert.StartsWith(Channels.WorkspaceNamespace, Assert.Single(publication.Channels));
                return JsonSerializer.Deserialize(publication.Data.Span, VvsImJson.Default.RealtimeEvent)!;
            }),
        ];

    private int Bytes() => realtime.Published.Sum(publication => publication.Data.Length);
}
