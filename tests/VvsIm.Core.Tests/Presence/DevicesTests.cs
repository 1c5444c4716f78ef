using VvsIm.Contracts;
using VvsIm.Contracts.Presence;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Presence;

public sealed class DevicesTests : PresenceTest
{
    private readonly Guid phone = Guid.CreateVersion7();
    private readonly Guid laptop = Guid.CreateVersion7();

    [Fact]
    public async Task Who_says_so_is_online_and_the_others_are_told_once()
    {
        var (ann, bo, ear) = await MeetAsync();
        await using var listening = ear;
        Assert.Equal(PresenceState.Offline, (await SeeAsync(ann, bo))!.State);

        await bo.BeatAsync(phone, PresenceState.Online);
        await HearsAsync(ear, bo, PresenceState.Online);
        await bo.BeatAsync(phone, PresenceState.Online);
        await bo.BeatAsync(phone, PresenceState.Away);
        await HearsAsync(ear, bo, PresenceState.Away);

        Assert.Equal([PresenceState.Online, PresenceState.Away], Told(ear, bo).Select(told => told.State));
        Assert.Equal(new PersonPresence(bo.Id, PresenceState.Away), await SeeAsync(ann, bo));
    }

    [Fact]
    public async Task The_most_active_device_counts_and_closing_one_closes_only_that_one()
    {
        var (ann, bo, ear) = await MeetAsync();
        await using var listening = ear;
        await bo.BeatAsync(phone, PresenceState.Away);
        await SeesAsync(ann, bo, PresenceState.Away);
        await bo.BeatAsync(laptop, PresenceState.Online);
        await SeesAsync(ann, bo, PresenceState.Online);

        await bo.BeatAsync(laptop, PresenceState.Offline);
        await SeesAsync(ann, bo, PresenceState.Away);
        await bo.BeatAsync(phone, PresenceState.Offline);

        var gone = await SeesAsync(ann, bo, PresenceState.Offline);
        Assert.InRange(gone.LastSeenAt!.Value, Now.AddMinutes(-1), Now);
        await HearsAsync(ear, bo, PresenceState.Offline);
        Assert.Equal(gone, Told(ear, bo)[^1]);
    }

    [Fact]
    public async Task Who_falls_silent_is_gone_and_was_last_seen_when_last_heard()
    {
        var (ann, bo, ear) = await MeetAsync();
        await using var listening = ear;
        await bo.BeatAsync(phone, PresenceState.Online);
        await HearsAsync(ear, bo, PresenceState.Online);

        Pass(PresenceTimes.Silence / 2);
        await bo.BeatAsync(phone, PresenceState.Online);
        var last = Now;
        Pass(PresenceTimes.Silence * 0.9);
        await SeesAsync(ann, bo, PresenceState.Online);
        Pass(PresenceTimes.Silence / 2);

        var gone = await SeesAsync(ann, bo, PresenceState.Offline);
        Assert.InRange(gone.LastSeenAt!.Value, last.AddSeconds(-10), last.AddSeconds(1));
        await HearsAsync(ear, bo, PresenceState.Offline);
        Assert.Equal([PresenceState.Online, PresenceState.Offline], Told(ear, bo).Select(told => told.State));
    }

    [Fact]
    public async Task Two_nodes_over_one_database_tell_of_a_person_with_a_device_on_each()
    {
        var (ann, bo, ear) = await MeetAsync();
        await using var listening = ear;
        await using var second = await TestHost.StartAsync(
            Host.ConnectionString,
            new Dictionary<string, string?>(Settings) { ["Roles"] = "api", ["Realtime:Provider"] = "Centrifugo" }
                .Concat(
                    new Dictionary<string, string?>
                    {
                        ["Realtime:ApiUrl"] = "http://127.0.0.1:9/api",
                        ["Realtime:ApiKey"] = "unused",
                        ["Realtime:TokenSecret"] = "a secret of more than thirty-two characters",
                    }
                )
                .ToDictionary()
        );
        var elsewhere = await Tester.SignInAsync(second.Url, bo.Email);

        await bo.BeatAsync(phone, PresenceState.Away);
        await HearsAsync(ear, bo, PresenceState.Away);
        await elsewhere.BeatAsync(laptop, PresenceState.Online);
        await HearsAsync(ear, bo, PresenceState.Online);
        await bo.BeatAsync(phone, PresenceState.Offline);
        await elsewhere.BeatAsync(laptop, PresenceState.Offline);
        await HearsAsync(ear, bo, PresenceState.Offline);

        Assert.Equal(PresenceState.Offline, (await SeeAsync(ann, bo))!.State);
    }

    [Fact]
    public async Task A_stop_of_the_host_writes_what_it_has_gathered()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        await using (
            var second = await TestHost.StartAsync(
                Host.ConnectionString,
                new Dictionary<string, string?> { ["Presence:Tick"] = "00:00:30" }
            )
        )
            await (await Tester.SignInAsync(second.Url, bo.Email)).BeatAsync(phone, PresenceState.Online);

        Assert.Equal(PresenceState.Online, (await SeeAsync(ann, bo))!.State);
    }

    [Fact]
    public async Task Nothing_of_it_goes_through_the_outbox_and_nothing_is_kept_for_who_recovers()
    {
        var (_, bo, ear) = await MeetAsync();
        await using var listening = ear;
        await using var database = await Host.OpenDatabaseAsync(Stop);
        await database.ExecuteAsync(
            """
            CREATE TABLE seen_in_outbox (payload text);
            CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN INSERT INTO seen_in_outbox VALUES (NEW.payload); RETURN NEW; END';
            CREATE TRIGGER note AFTER INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION note();
            """,
            Stop
        );

        await bo.BeatAsync(phone, PresenceState.Online);
        await HearsAsync(ear, bo, PresenceState.Online);

        Assert.Empty(await database.ListAsync("SELECT payload FROM seen_in_outbox", Stop));
    }

    [Fact]
    public async Task Rubbish_and_too_much_are_refused()
    {
        var bo = await Host.SignUpAsync("Bo");

        var noDevice = await bo.RefusedAsync(HttpMethod.Put, "api/presence", """{"state":"online"}""");
        var noState = await bo.RefusedAsync(
            HttpMethod.Put,
            "api/presence",
            """{"deviceId":"11111111-1111-1111-1111-111111111111","state":7}"""
        );
        Assert.Equal((ProblemCodes.Invalid, ProblemCodes.Invalid), (noDevice.Code, noState.Code));

        var tooMuch = await Assert.ThrowsAsync<ProblemException>(async () =>
        {
            for (var n = 0; n < 500; n++)
                await bo.BeatAsync(phone, PresenceState.Online);
        });
        Assert.Equal(ProblemCodes.TooManyRequests, tooMuch.Code);
    }
}
