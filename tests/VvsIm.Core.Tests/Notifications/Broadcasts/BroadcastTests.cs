using Microsoft.Extensions.DependencyInjection;
using VvsIm.Contracts;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Contracts.Notifications;
using VvsIm.Contracts.Notifications.Broadcasts;
using VvsIm.Core.Notifications;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Notifications.Broadcasts;

public sealed class BroadcastTests : HostTest
{
    [Fact]
    public async Task Everybody_gets_it_once_and_the_console_counts_who_has_it_and_who_read_it()
    {
        var people = await Host.SignUpManyAsync(12);
        var admin = await Host.SignInOperatorAsync();
        var sent = await SendAsync(admin, "Tonight we move.", new());

        Assert.Equal((13, 0, BroadcastState.Sent), (sent.Received, sent.Read, sent.State));
        foreach (var who in people)
        {
            var told = Assert.Single(await who.NotificationsAsync());
            Assert.Equal((sent.Id, NotificationKind.Broadcast, "Tonight we move."), (told.Id, told.Kind, told.Text));
            Assert.Equal([admin.Id], told.Actors);
        }
        await people[0].MarkAllAsync();
        await people[1].MarkAllAsync();
        Assert.Equal((13, 2), await CountsAsync(admin, sent.Id));
        Assert.Equal(ModerationAction.BroadcastSent, (await LogAsync()).Single().Action);
    }

    [Fact]
    public async Task More_people_than_a_batch_holds_are_all_reached()
    {
        await using (var database = await Host.OpenDatabaseAsync(Stop))
            await database.ExecuteAsync(
                """
                INSERT INTO users (
                  id, display_name, user_name, normalized_user_name, email, normalized_email, email_confirmed, phone_number_confirmed,
                  two_factor_enabled, lockout_enabled, access_failed_count
                )
                SELECT gen_random_uuid(), 'P' || n, 'p' || n, 'P' || n, 'p' || n, 'P' || n, true, false, false, true, 0
                FROM generate_series(1, 1203) n
                """,
                Stop
            );
        var admin = await Host.SignInOperatorAsync();
        Assert.Equal(1204, (await Api(admin).AudienceAsync(new(), Stop)).People);
        Assert.Equal(1204, (await SendAsync(admin, "Hello all", new())).Received);
    }

    [Fact]
    public async Task It_reaches_whom_it_is_for_and_nobody_else()
    {
        var (ann, moderator) = (await Host.SignUpAsync("Ann"), await Host.SignUpModeratorAsync());
        var elsewhere = await Host.SignUpElsewhereAsync();
        var home = await HomeAsync(ann);
        var admin = await Host.SignInOperatorAsync();

        foreach (
            var (audience, expected) in ((Audience, Tester[])[])
                [
                    (new(home), [ann, moderator, admin]),
                    (new(home, AudienceRole.Moderator), [moderator]),
                    (new(home, AudienceRole.Member), [ann]),
                    (new(Role: AudienceRole.Moderator), [moderator]),
                    (new(Role: AudienceRole.Operator), [admin]),
                    (new(), [ann, moderator, elsewhere, admin]),
                ]
        )
        {
            var size = (await Api(admin).AudienceAsync(audience, Stop)).People;
            var sent = await SendAsync(admin, $"for {audience}", audience);
            Assert.Equal((expected.Length, expected.Length), (size, sent.Received));
            foreach (var who in (Tester[])[ann, moderator, elsewhere, admin])
                Assert.Equal(expected.Contains(who), (await who.NotificationsAsync()).Any(told => told.Id == sent.Id));
        }
    }

    [Fact]
    public async Task A_scheduled_one_waits_and_one_withdrawn_before_its_time_is_never_sent()
    {
        var ann = await Host.SignUpAsync("Ann");
        var admin = await Host.SignInOperatorAsync();
        var later = await Api(admin)
            .SendAsync(new(Guid.CreateVersion7(), "later", new(), DateTimeOffset.UtcNow.AddHours(1)), Stop);
        Assert.Equal((BroadcastState.Scheduled, 0), (later.State, later.Received));

        var withdrawn = await Api(admin).WithdrawAsync(later.Id, "a mistake", Stop);
        Assert.Equal(BroadcastState.Withdrawn, withdrawn.State);
        await using (var database = await Host.OpenDatabaseAsync(Stop))
            await database.ExecuteAsync("UPDATE broadcasts SET send_at = now()", Stop);
        await SendAsync(admin, "another", new());
        Assert.Equal(["another"], (await ann.NotificationsAsync()).Select(told => told.Text));
        Assert.Equal(
            [ModerationAction.BroadcastSent, ModerationAction.BroadcastWithdrawn, ModerationAction.BroadcastSent],
            (await LogAsync()).Select(row => row.Action)
        );
    }

    [Fact]
    public async Task What_is_withdrawn_is_gone_for_everybody_and_unread_for_nobody()
    {
        var (ann, bob) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bob"));
        var admin = await Host.SignInOperatorAsync();
        var sent = await SendAsync(admin, "wrong", new());
        await ann.MarkAllAsync();
        await using var ear = await Ear.OfAsync(bob);

        var withdrawn = await Api(admin).WithdrawAsync(sent.Id, null, Stop);
        Assert.Equal((3, 1), (withdrawn.Received, withdrawn.Read));
        await ear.HearsAsync<NotificationsChanged>(cancellationToken: Stop);
        Assert.Empty(await bob.NotificationsAsync());
        Assert.Equal(0, await bob.UnreadNotificationsAsync());
        Assert.Equal(withdrawn.WithdrawnAt, (await Api(admin).WithdrawAsync(sent.Id, null, Stop)).WithdrawnAt);
        Assert.Equal(2, (await LogAsync()).Length);
    }

    [Fact]
    public async Task Sent_twice_under_one_id_it_is_one()
    {
        var ann = await Host.SignUpAsync("Ann");
        var admin = await Host.SignInOperatorAsync();
        var request = new BroadcastRequest(Guid.CreateVersion7(), "once", new());
        await Task.WhenAll(Enumerable.Range(1, 5).Select(_ => Api(admin).SendAsync(request, Stop)));
        await Eventually.TrueAsync(
            async () => (await CountsAsync(admin, request.Id!.Value)).Received == 2,
            "both have it",
            Stop
        );
        Assert.Single(await ann.NotificationsAsync());
        Assert.Single(await LogAsync());
    }

    [Fact]
    public async Task Forgotten_notifications_do_not_change_what_the_console_counts()
    {
        var ann = await Host.SignUpAsync("Ann");
        var admin = await Host.SignInOperatorAsync();
        var sent = await SendAsync(admin, "long ago", new());
        await ann.MarkAllAsync();
        await using (var database = await Host.OpenDatabaseAsync(Stop))
            await database.ExecuteAsync(
                $"UPDATE notifications SET at = at - interval '{Limits.NotificationDays + 1} days'",
                Stop
            );
        await Host.Services.GetRequiredService<ForgetOldNotifications>().RunAsync(Stop);
        Assert.Empty(await ann.NotificationsAsync());
        Assert.Equal((2, 1), await CountsAsync(admin, sent.Id));
    }

    [Fact]
    public async Task Moderators_speak_to_their_workspace_alone()
    {
        var ann = await Host.SignUpAsync("Ann");
        var moderator = await Host.SignUpModeratorAsync();
        var elsewhere = await Host.SignUpElsewhereAsync();
        var home = await HomeAsync(ann);
        var own = (await elsewhere.Api.Accounts.MeAsync(Stop)).Workspaces.Single().Id;
        var sent = await SendAsync(moderator, "house rules", new(home));

        foreach (
            var (act, code) in ((Func<Task>, string)[])
                [
                    (() => SendAsync(moderator, "x", new()), ProblemCodes.Forbidden),
                    (() => SendAsync(moderator, "x", new(own)), ProblemCodes.NotFound),
                    (() => SendAsync(elsewhere, "x", new(home)), ProblemCodes.NotFound),
                    (() => Api(elsewhere).AudienceAsync(new(home), Stop), ProblemCodes.NotFound),
                    (() => Api(elsewhere).WithdrawAsync(sent.Id, null, Stop), ProblemCodes.NotFound),
                    (() => SendAsync(ann, "x", new(home)), ProblemCodes.Forbidden),
                ]
        )
            Assert.Equal(code, (await Assert.ThrowsAsync<ProblemException>(act)).Code);
        Assert.Empty((await Api(elsewhere).ListAsync(new(), Stop)).Items);
        Assert.Equal([sent.Id], (await Api(moderator).ListAsync(new(), Stop)).Items.Select(one => one.Id));
    }

    [Theory]
    [InlineData("{\"text\":\"x\",\"audience\":{}}")]
    [InlineData("{\"id\":\"$new\",\"text\":\"  \",\"audience\":{}}")]
    [InlineData("{\"id\":\"$new\",\"text\":\"x\",\"audience\":{},\"sendAt\":\"2020-01-01T00:00:00Z\"}")]
    [InlineData("{\"id\":\"$new\",\"text\":\"x\",\"audience\":{\"workspaceId\":\"$new\",\"role\":\"operator\"}}")]
    public async Task Nonsense_is_refused(string body)
    {
        var admin = await Host.SignInOperatorAsync();
        var refused = await admin.RefusedAsync(
            HttpMethod.Post,
            "/api/admin/broadcasts",
            body.Replace("$new", Guid.CreateVersion7().ToString(), StringComparison.Ordinal)
        );
        Assert.Equal(ProblemCodes.Invalid, refused.Code);
    }

    private static BroadcastsClient Api(Tester who) => who.Api.Broadcasts;

    private async Task<Broadcast> SendAsync(Tester who, string text, Audience audience)
    {
        var id = Guid.CreateVersion7();
        await Api(who).SendAsync(new(id, text, audience), Stop);
        Broadcast? sent = null;
        await Eventually.TrueAsync(
            async () =>
            {
                sent = (await Api(who).ListAsync(new(), Stop)).Items.Single(one => one.Id == id);
                return sent.State == BroadcastState.Sent;
            },
            "it is sent",
            Stop
        );
        return sent!;
    }

    private static async Task<(int Received, int Read)> CountsAsync(Tester who, Guid id)
    {
        var one = (await Api(who).ListAsync(new(), Stop)).Items.Single(one => one.Id == id);
        return (one.Received, one.Read);
    }

    private static async Task<Guid> HomeAsync(Tester who) => (await who.Api.Accounts.MeAsync(Stop)).Workspaces[0].Id;

    private async Task<ModerationEvent[]> LogAsync() =>
        (
            await (await Host.SignInOperatorAsync()).Api.ModerationLog.ListAsync(
                new() { Sort = "seq", Descending = false },
                Stop
            )
        ).Items;
}
