using VvsIm.Contracts;
using VvsIm.Contracts.Realtime;
using VvsIm.Core.Tests.Accounts.Admin;
using VvsIm.Testing;
using static VvsIm.Testing.InviteOperations;

namespace VvsIm.Core.Tests.Moderation.Bans;

public sealed class WorkspaceBanTests : HostTest
{
    [Fact]
    public async Task Whoever_is_banned_from_a_workspace_loses_it_and_everything_in_it_at_once()
    {
        var acme = await Workplace.MakeAsync(Host, "Acme", Stop);
        var direct = await acme.Member.OpenDirectAsync(acme.Owner);
        await acme.Member.SendAsync(direct, "hello");
        await acme.Member.SendAsync(acme.Room, "hello");
        var elsewhere = await acme.Member.CreateWorkspaceAsync("Elsewhere");
        var cursor = (await acme.Member.Api.Conversations.ListAsync(cancellationToken: Stop)).SyncCursor;
        var heard = new List<RealtimeEvent>();
        await using var device = await Listener.OpenAsync(acme.Member, heard.Add);
        await device.SubscribeAsync(acme.Member, Channels.Conversation(acme.Room));

        await acme.Moderator.Api.Moderation.BanFromAsync(acme.Member.Id, acme.Id, new(Reason: "spam"), Stop);

        await device.UnsubscribedAsync(Stop).WaitAsync(TimeSpan.FromSeconds(1), Stop);
        await Eventually.TrueAsync(() => heard.OfType<WorkspaceLeft>().Any(), "their app has heard of it", Stop);
        Assert.Equal([elsewhere.Id], (await acme.Member.Api.Accounts.MeAsync(Stop)).Workspaces.Select(one => one.Id));
        Assert.Empty((await acme.Member.Api.Conversations.ListAsync(cancellationToken: Stop)).Items);
        var sync = await acme.Member.Api.Conversations.SyncAsync(cursor, Stop);
        Assert.Equal(new[] { acme.Room, direct }.Order(), sync.Left.Order());
        foreach (var gone in (Guid[])[acme.Room, direct])
            Assert.Equal(404, (await RefusedAsync(() => acme.Member.ConversationAsync(gone))).Status);
        foreach (var channel in (string[])[Channels.Workspace(acme.Id), Channels.Conversation(acme.Room)])
            Assert.Equal(
                403,
                (await RefusedAsync(() => acme.Member.Api.Realtime.SubscribeAsync(channel, Stop))).Status
            );
        await using var database = await Host.OpenDatabaseAsync(Stop);
        Assert.Equal(
            ["spam, Acme"],
            await database.ListAsync(
                $"SELECT text || ', ' || quote FROM notifications WHERE user_id = '{acme.Member.Id}' AND notice = 'workspaceBanned'",
                Stop
            )
        );
        Assert.Equal("hello", (await acme.Owner.ReadAllAsync(direct)).Single().Text);
    }

    [Fact]
    public async Task They_come_back_by_no_link_until_they_are_let_in_and_then_find_their_conversations()
    {
        var acme = await Workplace.MakeAsync(Host, "Acme", Stop);
        var direct = await acme.Member.OpenDirectAsync(acme.Owner);
        await acme.Member.SendAsync(direct, "hello");
        var (link, roomLink) = (
            await acme.Owner.InviteToAsync(acme.Workspace),
            await acme.Owner.InviteToAsync(acme.Room)
        );
        await acme.Moderator.Api.Moderation.BanFromAsync(acme.Member.Id, acme.Id, new(), Stop);

        foreach (var invite in (Contracts.Workspaces.Invite[])[link, roomLink])
            Assert.Equal(ProblemCodes.Forbidden, (await RefusedAsync(() => acme.Member.AcceptAsync(invite))).Code);
        var seen = await acme.Moderator.Api.Users.GetAsync(acme.Member.Id, Stop);
        Assert.Equal(
            (null, acme.Moderator.Id),
            (seen.Account.Workspaces.Single().Role, seen.Account.Workspaces[0].Ban!.BannedById)
        );

        await acme.Moderator.Api.Moderation.UnbanFromAsync(acme.Member.Id, acme.Id, "talked", Stop);
        await acme.Member.AcceptAsync(link);

        Assert.Contains(
            (await acme.Member.Api.Conversations.ListAsync(cancellationToken: Stop)).Items,
            one => one.Id == direct
        );
        Assert.Equal("hello", (await acme.Member.ReadAllAsync(direct)).Single().Text);
        Assert.Equal(["userBanned", "userUnbanned"], await LogAsync(acme.Id));
    }

    [Fact]
    public async Task A_ban_ends_by_itself_when_its_time_is_over()
    {
        var acme = await Workplace.MakeAsync(Host, "Acme", Stop);
        var link = await acme.Owner.InviteToAsync(acme.Workspace);
        await acme.Moderator.Api.Moderation.BanFromAsync(
            acme.Member.Id,
            acme.Id,
            new(DateTimeOffset.UtcNow.AddSeconds(1)),
            Stop
        );
        await Eventually.TrueAsync(
            async () => (await acme.Member.Http.PostAsync($"api/invites/{link.Code}", null, Stop)).IsSuccessStatusCode,
            "the link opens again",
            Stop
        );
    }

    [Fact]
    public async Task Nobody_bans_upwards_nor_themselves_nor_elsewhere_and_one_owner_stays()
    {
        var op = await Host.SignInOperatorAsync();
        var acme = await Workplace.MakeAsync(Host, "Acme", Stop);
        var globex = await Workplace.MakeAsync(Host, "Globex", Stop);
        await using (var database = await Host.OpenDatabaseAsync(Stop))
            await database.ExecuteAsync(
                $"INSERT INTO workspace_members (workspace_id, user_id, role) VALUES ('{acme.Id}', '{op.Id}', 'member')",
                Stop
            );

        async Task<string> TryAsync(Tester who, Guid whom) =>
            (await RefusedAsync(() => who.Api.Moderation.BanFromAsync(whom, acme.Id, new(), Stop))).Code;

        Assert.Equal(ProblemCodes.Forbidden, await TryAsync(acme.Moderator, acme.Owner.Id));
        Assert.Equal(ProblemCodes.Forbidden, await TryAsync(acme.Moderator, acme.Moderator.Id));
        Assert.Equal(ProblemCodes.Forbidden, await TryAsync(acme.Moderator, op.Id));
        Assert.Equal(ProblemCodes.Forbidden, await TryAsync(acme.Owner, op.Id));
        Assert.Equal(ProblemCodes.Forbidden, await TryAsync(acme.Member, acme.Moderator.Id));
        Assert.Equal(ProblemCodes.NotFound, await TryAsync(globex.Owner, acme.Member.Id));
        Assert.Equal(ProblemCodes.NotFound, await TryAsync(acme.Moderator, globex.Member.Id));
        Assert.Equal(ProblemCodes.LastOwner, await TryAsync(op, acme.Owner.Id));
        await acme.Owner.Api.Moderation.BanFromAsync(acme.Moderator.Id, acme.Id, new(), Stop);
        await op.Api.Moderation.BanFromAsync(acme.Member.Id, acme.Id, new(), Stop);
    }

    private async Task<List<string>> LogAsync(Guid workspaceId)
    {
        await using var database = await Host.OpenDatabaseAsync(Stop);
        return await database.ListAsync(
            $"SELECT action FROM moderation_events WHERE workspace_id = '{workspaceId}' ORDER BY seq",
            Stop
        );
    }
}
