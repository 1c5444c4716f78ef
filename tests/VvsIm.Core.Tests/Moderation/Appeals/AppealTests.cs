using VvsIm.Contracts;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Moderation.Appeals;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Contracts.Moderation.Reports;
using VvsIm.Contracts.Notifications;
using VvsIm.Testing;
using static VvsIm.Testing.InviteOperations;

namespace VvsIm.Core.Tests.Moderation.Appeals;

public sealed class AppealTests : HostTest
{
    [Fact]
    public async Task Whoever_was_acted_against_appeals_once_and_nobody_else_can()
    {
        var scene = await WarnedAsync();

        var appeal = await scene.Bo.Api.Appeals.AppealAsync(scene.EventId, "  It was a joke. ", Stop);
        var again = await scene.Bo.Api.Appeals.AppealAsync(scene.EventId, "Really.", Stop);

        Assert.Equal(
            ("It was a joke.", AppealState.Open, ModerationAction.UserWarned),
            (appeal.Text, appeal.State, appeal.Action)
        );
        Assert.Equal(appeal, again);
        Assert.Equal([appeal], (await scene.Bo.Api.Appeals.MineAsync(cancellationToken: Stop)).Items);
        foreach (var other in (Tester[])[scene.Ann, scene.Mo])
        {
            Assert.Equal(
                404,
                (await RefusedAsync(() => other.Api.Appeals.AppealAsync(scene.EventId, "me too", Stop))).Status
            );
            Assert.Empty((await other.Api.Appeals.MineAsync(cancellationToken: Stop)).Items);
        }
        Assert.Equal(
            404,
            (await RefusedAsync(() => scene.Bo.Api.Appeals.AppealAsync(Guid.CreateVersion7(), "what?", Stop))).Status
        );
    }

    [Fact]
    public async Task That_a_report_was_decided_is_nothing_to_appeal_against()
    {
        var scene = await WarnedAsync();
        var toAnn = (await scene.Ann.NotificationsAsync()).Single(told => told.Notice == Notice.ReportUpheld);

        Assert.Equal(
            404,
            (await RefusedAsync(() => scene.Ann.Api.Appeals.AppealAsync(toAnn.Id, "more!", Stop))).Status
        );
    }

    [Fact]
    public async Task Whoever_acted_leaves_the_decision_to_a_colleague()
    {
        var scene = await WarnedAsync();
        await scene.Bo.Api.Appeals.AppealAsync(scene.EventId, "It was a joke.", Stop);
        var li = await Host.SignUpModeratorAsync("Li");
        var item = Assert.Single((await scene.Mo.Api.Appeals.ListAsync(new(), Stop)).Items);

        Assert.Equal(AppealObstacle.OwnAct, (await scene.Mo.Api.Appeals.GetAsync(item.Appeal.Id, Stop)).Obstacle);
        Assert.Equal(403, (await RefusedAsync(() => DecideAsync(scene.Mo, item, true))).Status);
        var seen = await li.Api.Appeals.GetAsync(item.Appeal.Id, Stop);
        Assert.Null(seen.Obstacle);
        Assert.Equal(("Be kind.", "unkind"), (seen.Told, seen.Message?.Text));
        var decided = await DecideAsync(li, item, upheld: true);

        Assert.Equal((AppealState.Upheld, li.Id), (decided.Item.Appeal.State, decided.Item.DecidedById));
        Assert.Equal(ProblemCodes.Conflict, (await RefusedAsync(() => DecideAsync(li, item, false))).Code);
        var told = (await scene.Bo.NotificationsAsync())[0];
        Assert.Equal((Notice.AppealUpheld, "You are right.", "unkind"), (told.Notice, told.Text, told.Quote));
        var report = await li.Api.Reports.GetAsync(item.ReportId!.Value, Stop);
        Assert.Equal(item.Appeal.Id, report.Report.AppealId);
        Assert.Contains(report.History, row => row.Action == ModerationAction.AppealDecided);
    }

    [Fact]
    public async Task Whoever_is_the_only_one_decides_even_about_their_own_act()
    {
        var scene = await WarnedAsync();
        await scene.Bo.Api.Appeals.AppealAsync(scene.EventId, "It was a joke.", Stop);
        await using (var database = await Host.OpenDatabaseAsync(Stop))
        {
            await database.ExecuteAsync($"DELETE FROM user_roles WHERE user_id <> '{scene.Mo.Id}'", Stop);
            await database.ExecuteAsync(
                $"UPDATE workspace_members SET role = 'member' WHERE user_id <> '{scene.Mo.Id}'",
                Stop
            );
        }
        var item = Assert.Single((await scene.Mo.Api.Appeals.ListAsync(new(), Stop)).Items);

        Assert.Null((await scene.Mo.Api.Appeals.GetAsync(item.Appeal.Id, Stop)).Obstacle);
        Assert.Equal(AppealState.Dismissed, (await DecideAsync(scene.Mo, item, false)).Item.Appeal.State);
        Assert.Equal(Notice.AppealDismissed, (await scene.Bo.NotificationsAsync())[0].Notice);
    }

    [Fact]
    public async Task A_moderator_decides_nothing_about_themselves_nor_elsewhere()
    {
        var scene = await WarnedAsync();
        await scene.Bo.Api.Appeals.AppealAsync(scene.EventId, "It was a joke.", Stop);
        var item = Assert.Single((await scene.Mo.Api.Appeals.ListAsync(new(), Stop)).Items);
        await scene.Ann.CreateWorkspaceAsync("Elsewhere");
        await Host.MakeModeratorAsync(scene.Bo);

        foreach (var other in (Tester[])[scene.Ann, scene.Bo])
        {
            Assert.Empty((await other.Api.Appeals.ListAsync(new(), Stop)).Items);
            Assert.Equal(404, (await RefusedAsync(() => other.Api.Appeals.GetAsync(item.Appeal.Id, Stop))).Status);
            Assert.Equal(404, (await RefusedAsync(() => DecideAsync(other, item, true))).Status);
        }
    }

    [Fact]
    public async Task Of_several_who_decide_at_once_one_does()
    {
        var scene = await WarnedAsync();
        await scene.Bo.Api.Appeals.AppealAsync(scene.EventId, "It was a joke.", Stop);
        var (li, op) = (await Host.SignUpModeratorAsync("Li"), await Host.SignInOperatorAsync());
        var item = Assert.Single((await li.Api.Appeals.ListAsync(new(), Stop)).Items);

        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(n => RefusalOfAsync(() => DecideAsync(n % 2 == 0 ? li : op, item, n % 2 == 0)))
        );

        Assert.Equal(5, outcomes.Count(code => code == ProblemCodes.Conflict));
        Assert.Single(
            await scene.Bo.NotificationsAsync(),
            told => told.Notice is Notice.AppealUpheld or Notice.AppealDismissed
        );
    }

    [Fact]
    public async Task A_removed_member_whose_appeal_is_upheld_is_a_member_again()
    {
        var (mo, ann, bo) = (
            await Host.SignUpModeratorAsync("Mo"),
            await Host.SignUpAsync("Ann"),
            await Host.SignUpAsync("Bo")
        );
        var room = await ann.CreateGroupAsync("Ops", bo);
        await ann.ReportAsync(await bo.SendAsync(room, "unkind"));
        await mo.ResolveAsync((await mo.QueueAsync()).Single().Id, true, ReportAction.RemoveMember);
        var told = (await bo.NotificationsAsync()).Single(one => one.Notice == Notice.MemberRemoved);
        await bo.Api.Appeals.AppealAsync(told.Id, "Please.", Stop);
        var op = await Host.SignInOperatorAsync();
        var item = Assert.Single((await op.Api.Appeals.ListAsync(new(), Stop)).Items);

        await DecideAsync(op, item, upheld: true);

        Assert.Equal(room, (await bo.ConversationAsync(room)).Id);
        var row = (await op.Api.ModerationLog.ListAsync(new(), Stop)).Items[0];
        Assert.Equal("yes", row.Details!["undone"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_deleted_message_whose_appeal_is_upheld_stands_again_as_it_was(bool inThread)
    {
        var (mo, ann, bo) = (
            await Host.SignUpModeratorAsync("Mo"),
            await Host.SignUpAsync("Ann"),
            await Host.SignUpAsync("Bo")
        );
        var room = await ann.CreateGroupAsync("Ops", bo);
        var root = await ann.SendAsync(room, "root");
        var file = await Host.PretendUploadAsync(bo);
        var said = await bo.Api.Messages.SendAsync(
            room,
            new(Guid.CreateVersion7(), "a joke", ThreadSeq: inThread ? root.Seq : null, AttachmentIds: [file]),
            Stop
        );
        await ann.ReportAsync(said);
        await mo.ResolveAsync((await mo.QueueAsync()).Single().Id, true, ReportAction.DeleteMessage, toPerson: "No.");
        var gone = await ann.Api.Messages.GetAsync(room, said.Seq, Stop);
        Assert.Equal("", gone.Text);
        var told = (await bo.NotificationsAsync()).Single(one => one.Notice == Notice.MessageDeleted);
        Assert.Equal(("No.", "a joke"), (told.Text, told.Quote));
        await bo.Api.Appeals.AppealAsync(told.Id, "Just a joke.", Stop);
        var op = await Host.SignInOperatorAsync();
        var item = Assert.Single((await op.Api.Appeals.ListAsync(new(), Stop)).Items);

        await DecideAsync(op, item, upheld: true);

        var back = await ann.Api.Messages.GetAsync(room, said.Seq, Stop);
        Assert.Equal(("a joke", (DateTimeOffset?)null), (back.Text, back.DeletedAt));
        Assert.Equal(said.Attachments, back.Attachments);
        Assert.Equal(inThread ? 1 : (int?)null, await RepliesAsync(ann, root));
        Assert.Equal(
            [ModerationAction.AppealDecided, ModerationAction.MessageRestored],
            (await op.Api.ModerationLog.ListAsync(new(), Stop)).Items.Take(2).Select(row => row.Action)
        );
    }

    [Fact]
    public async Task What_its_author_deleted_themselves_is_not_brought_back()
    {
        var (mo, ann, bo) = (
            await Host.SignUpModeratorAsync("Mo"),
            await Host.SignUpAsync("Ann"),
            await Host.SignUpAsync("Bo")
        );
        var said = await bo.SendAsync(await bo.OpenDirectAsync(ann), "a joke");
        await ann.ReportAsync(said);
        await bo.Api.Messages.DeleteAsync(said.Id, Stop);

        var refused = await RefusedAsync(async () =>
            await mo.ResolveAsync((await mo.QueueAsync()).Single().Id, true, ReportAction.DeleteMessage)
        );

        Assert.Equal(ProblemCodes.Conflict, refused.Code);
        Assert.Equal(ReportState.Open, (await mo.QueueAsync()).Single().State);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"eventId":"11111111-1111-1111-1111-111111111111"}""")]
    [InlineData("""{"eventId":"11111111-1111-1111-1111-111111111111","text":" "}""")]
    public async Task What_says_nothing_is_refused(string body) =>
        Assert.Equal(
            (400, ProblemCodes.Invalid),
            await (await Host.SignUpAsync("Ann")).RefusedAsync(HttpMethod.Post, "api/appeals", body) is var refused
                ? (refused.Status, refused.Code)
                : default
        );

    private async Task<Scene> WarnedAsync()
    {
        var (mo, ann, bo) = (
            await Host.SignUpModeratorAsync("Mo"),
            await Host.SignUpAsync("Ann"),
            await Host.SignUpAsync("Bo")
        );
        await ann.ReportAsync(await bo.SendAsync(await bo.OpenDirectAsync(ann), "unkind"));
        await mo.ResolveAsync((await mo.QueueAsync()).Single().Id, true, ReportAction.Warn, toPerson: "Be kind.");
        var warned = (await bo.NotificationsAsync()).Single(told => told.Notice == Notice.Warned);
        return new(mo, ann, bo, warned.Id);
    }

    private static async Task<int?> RepliesAsync(Tester who, Message root) =>
        (await who.Api.Messages.GetAsync(root.ConversationId, root.Seq, Stop)).Thread?.Count;

    private static Task<AppealDetails> DecideAsync(Tester who, AppealItem item, bool upheld) =>
        who.Api.Appeals.DecideAsync(item.Appeal.Id, new(item.Version, upheld, "You are right."), Stop);

    private static async Task<string?> RefusalOfAsync(Func<Task> attempt)
    {
        try
        {
            await attempt();
            return null;
        }
        catch (ProblemException e)
        {
            return e.Code;
        }
    }

    private sealed record Scene(Tester Mo, Tester Ann, Tester Bo, Guid EventId);
}
