using VvsIm.Contracts;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Contracts.Moderation.Reports;
using VvsIm.Contracts.Notifications;
using VvsIm.Testing;
using static VvsIm.Testing.InviteOperations;

namespace VvsIm.Core.Tests.Moderation.Reports;

public sealed class QueueTests : HostTest
{
    [Fact]
    public async Task Moderators_see_their_own_workspaces_and_operators_everything()
    {
        var (mo, ann, bo) = await CastAsync();
        var second = await ann.CreateWorkspaceAsync("Second");
        await bo.AcceptAsync(await ann.InviteToAsync(second));
        await mo.ReportAsync(await bo.SendAsync(await bo.OpenDirectAsync(mo), "here"));
        await bo.Api.Reports.UserAsync(ann.Id, new(ReportReason.Spam, WorkspaceId: second.Id), Stop);
        await ann.Api.Reports.UserAsync(bo.Id, new(ReportReason.Spam, WorkspaceId: second.Id), Stop);
        var op = await Host.SignInOperatorAsync();

        var (mos, anns, all) = (await mo.QueueAsync(), await ann.QueueAsync(), await op.QueueAsync());

        Assert.Equal("here", Assert.Single(mos).Quote);
        // What is reported about herself, Ann does not learn.
        Assert.Equal(bo.Id, Assert.Single(anns).UserId);
        Assert.Equal(3, all.Length);
        var aboutAnn = all.Single(item => item.UserId == ann.Id);
        foreach (var stranger in (Tester[])[mo, ann])
        {
            Assert.Equal(404, (await RefusedAsync(() => stranger.Api.Reports.GetAsync(aboutAnn.Id, Stop))).Status);
            Assert.Equal(
                404,
                (await RefusedAsync(() => stranger.Api.Reports.NoteAsync(aboutAnn.Id, "mine", Stop))).Status
            );
            Assert.Equal(
                404,
                (
                    await RefusedAsync(() => stranger.Api.Reports.AssignAsync(aboutAnn.Id, new(1, stranger.Id), Stop))
                ).Status
            );
            Assert.Equal(
                404,
                (await RefusedAsync(() => stranger.Api.Reports.ResolveAsync(aboutAnn.Id, new(1, false), Stop))).Status
            );
        }
        Assert.Equal(403, (await RefusedAsync(() => bo.Api.Reports.GetAsync(aboutAnn.Id, Stop))).Status);
        Assert.Equal(new(1, 0), await mo.Api.Reports.WaitingAsync(Stop));
        Assert.Equal(new(3, 0), await op.Api.Reports.WaitingAsync(Stop));
    }

    [Fact]
    public async Task An_operator_sees_a_report_about_themselves_and_decides_nothing_about_it()
    {
        var (_, ann, _) = await CastAsync();
        var op = await Host.SignInOperatorAsync();
        await ann.Api.Reports.UserAsync(op.Id, new(ReportReason.Harassment), Stop);

        var report = await op.OnlyReportAsync();

        Assert.True(report.AboutMe);
        Assert.DoesNotContain(op.Id, report.Staff);
        Assert.Equal(403, (await RefusedAsync(() => op.ResolveAsync(report.Report.Id, upheld: false))).Status);
        Assert.Equal(403, (await RefusedAsync(() => op.Api.Reports.NoteAsync(report.Report.Id, "no", Stop))).Status);
    }

    [Fact]
    public async Task The_queue_is_filtered_and_sorted_by_the_server()
    {
        var (mo, ann, bo) = await CastAsync();
        var room = await bo.CreateGroupAsync("Ops", ann);
        var said = await bo.SendManyAsync(room, 3);
        await ann.ReportAsync(said[0], ReportReason.Spam);
        await ann.ReportAsync(said[1], ReportReason.Hate, "unkind words");
        await bo.Api.Reports.UserAsync(ann.Id, new(ReportReason.Other, "annoying"), Stop);
        var queue = await mo.QueueAsync();
        await mo.Api.Reports.AssignAsync(queue[0].Id, new(1, mo.Id), Stop);
        await mo.ResolveAsync(queue[1].Id, upheld: true);

        async Task<Guid[]> WithAsync(string name, string value) =>
            [.. (await mo.QueueAsync((name, value))).Select(item => item.Id)];

        Assert.Equal([queue[0].Id], await WithAsync("state", "inReview"));
        Assert.Equal([queue[0].Id, queue[2].Id], await WithAsync("state", "undecided"));
        Assert.Equal([queue[1].Id], await WithAsync("state", "decided"));
        Assert.Equal([queue[1].Id], await WithAsync("reason", "hate"));
        Assert.Equal([queue[2].Id], await WithAsync("about", "user"));
        Assert.Equal([queue[0].Id, queue[1].Id], await WithAsync("assignee", "me"));
        Assert.Equal([queue[2].Id], await WithAsync("assignee", "nobody"));
        Assert.Equal([queue[2].Id], await WithAsync("userId", ann.Id.ToString()));
        Assert.Equal([queue[2].Id], await WithAsync("reporterId", bo.Id.ToString()));
        Assert.Equal([queue[0].Id, queue[1].Id], await WithAsync("conversationId", room.ToString()));
        Assert.Empty(await WithAsync("olderThanHours", "1"));
        Assert.Empty(await WithAsync("workspaceId", Guid.CreateVersion7().ToString()));
        var found = await mo.Api.Reports.ListAsync(new() { Query = "unkind" }, Stop);
        Assert.Equal((queue[1].Id, 1), (Assert.Single(found.Items).Id, found.Total));
        var newest = await mo.Api.Reports.ListAsync(
            new()
            {
                Sort = "lastAt",
                Descending = true,
                Limit = 1,
            },
            Stop
        );
        Assert.Equal((queue[2].Id, 3), (Assert.Single(newest.Items).Id, newest.Total));
        Assert.Contains(newest.Users, user => user.Id == ann.Id);
    }

    [Fact]
    public async Task Whoever_takes_what_somebody_else_has_taken_meanwhile_is_told_so()
    {
        var (mo, ann, bo) = await CastAsync();
        var li = await Host.SignUpModeratorAsync("Li");
        var report = await ReportedAsync(ann, bo, mo);

        var outcomes = await Task.WhenAll(
            ((Tester[])[mo, li]).Select(who =>
                TryAsync(() => who.Api.Reports.AssignAsync(report.Id, new(report.Version, who.Id), Stop))
            )
        );

        Assert.Equal(ProblemCodes.Conflict, Assert.Single(outcomes.OfType<Problem>()).Code);
        var taken = await mo.Api.Reports.GetAsync(report.Id, Stop);
        Assert.Equal((ReportState.InReview, 2), (taken.Report.State, taken.Report.Version));
        Assert.Equal(
            ProblemCodes.Invalid,
            (await RefusedAsync(() => mo.Api.Reports.AssignAsync(report.Id, new(2, ann.Id), Stop))).Code
        );
        var given = await mo.Api.Reports.AssignAsync(report.Id, new(2), Stop);
        Assert.Equal((ReportState.Open, (Guid?)null), (given.Report.State, given.Report.AssigneeId));
        Assert.Equal(
            [ModerationAction.ReportAssigned, ModerationAction.ReportAssigned],
            given.History.Select(row => row.Action)
        );
    }

    [Fact]
    public async Task Of_many_who_decide_at_once_one_does()
    {
        var (mo, ann, bo) = await CastAsync();
        var li = await Host.SignUpModeratorAsync("Li");
        var report = await ReportedAsync(ann, bo, mo);

        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(n =>
                    TryAsync(() =>
                        (n % 2 == 0 ? mo : li).Api.Reports.ResolveAsync(
                            report.Id,
                            new(
                                report.Version,
                                n % 2 == 0,
                                n % 2 == 0 ? ReportAction.Warn : ReportAction.None,
                                "because"
                            ),
                            Stop
                        )
                    )
                )
        );

        Assert.Equal(7, outcomes.OfType<Problem>().Count(problem => problem.Code == ProblemCodes.Conflict));
        var decided = await mo.Api.Reports.GetAsync(report.Id, Stop);
        Assert.Single(decided.History, row => row.Action == ModerationAction.ReportResolved);
        Assert.Single(await ann.NotificationsAsync(), told => told.Kind == NotificationKind.Moderation);
    }

    [Fact]
    public async Task Reporter_and_person_are_told_and_the_log_has_a_row_for_each_step()
    {
        var (mo, ann, bo) = await CastAsync();
        var report = await ReportedAsync(ann, bo, mo);

        await mo.Api.Reports.NoteAsync(report.Id, "third time this week", Stop);
        var decided = await mo.ResolveAsync(report.Id, true, ReportAction.Warn, "Thank you.", "Be kind.");

        Assert.Equal(
            (ReportState.Upheld, ReportAction.Warn, mo.Id),
            (decided.Report.State, decided.Report.Action, decided.Report.AssigneeId)
        );
        Assert.Equal("third time this week", Assert.Single(decided.Notes).Text);
        Assert.Equal(
            [ModerationAction.ReportNoted, ModerationAction.ReportResolved],
            decided.History.Select(row => row.Action)
        );
        var toAnn = (await ann.NotificationsAsync()).Single(told => told.Kind == NotificationKind.Moderation);
        Assert.Equal((Notice.ReportUpheld, "Thank you.", "unkind"), (toAnn.Notice, toAnn.Text, toAnn.Quote));
        var toBo = (await bo.NotificationsAsync()).Single(told => told.Kind == NotificationKind.Moderation);
        Assert.Equal((Notice.Warned, "Be kind.", "unkind"), (toBo.Notice, toBo.Text, toBo.Quote));
        var log = await mo.Api.ModerationLog.ListAsync(new(), Stop);
        var warned = log.Items.Single(row => row.Action == ModerationAction.UserWarned);
        Assert.Equal((toBo.Id, bo.Id, "because", mo.Id), (warned.Id, warned.UserId, warned.Reason, warned.ActorId));
    }

    [Fact]
    public async Task Nothing_found_is_told_to_the_reporter_alone()
    {
        var (mo, ann, bo) = await CastAsync();
        var report = await ReportedAsync(ann, bo, mo);

        await mo.ResolveAsync(report.Id, upheld: false, toReporters: "Not against the rules.");

        Assert.Equal(
            (Notice.ReportDismissed, "Not against the rules."),
            (await ann.NotificationsAsync()) is [var told, ..] ? (told.Notice!.Value, told.Text) : default
        );
        Assert.DoesNotContain(
            await bo.NotificationsAsync(),
            notification => notification.Kind == NotificationKind.Moderation
        );
    }

    [Fact]
    public async Task A_member_is_removed_from_the_group_where_they_said_it()
    {
        var (mo, ann, bo) = await CastAsync();
        var room = await ann.CreateGroupAsync("Ops", bo);
        await ann.ReportAsync(await bo.SendAsync(room, "unkind"));
        var report = await mo.OnlyReportAsync();
        Assert.True(report.Now!.CanBeRemoved);

        await mo.ResolveAsync(report.Report.Id, true, ReportAction.RemoveMember);

        Assert.Equal(404, (await RefusedAsync(() => bo.ConversationAsync(room))).Status);
        Assert.Equal(
            Notice.MemberRemoved,
            (await bo.NotificationsAsync()).Single(told => told.Notice is not null).Notice
        );
        Assert.False((await mo.Api.Reports.GetAsync(report.Report.Id, Stop)).Now!.CanBeRemoved);
    }

    [Fact]
    public async Task What_cannot_be_done_about_it_is_refused_and_decides_nothing()
    {
        var (mo, ann, bo) = await CastAsync();
        var direct = await ReportedAsync(ann, bo, mo);
        var room = await bo.CreateGroupAsync("Ops", ann);
        await ann.Api.Reports.ConversationAsync(room, new(ReportReason.Spam), Stop);
        var group = (await mo.QueueAsync(("about", "conversation"))).Single();

        Assert.Equal(
            ProblemCodes.Conflict,
            (await RefusedAsync(() => mo.ResolveAsync(direct.Id, true, ReportAction.RemoveMember))).Code
        );
        foreach (
            var action in (ReportAction[])[ReportAction.Warn, ReportAction.DeleteMessage, ReportAction.RemoveMember]
        )
        {
            Assert.Equal(
                ProblemCodes.Invalid,
                (await RefusedAsync(() => mo.ResolveAsync(group.Id, true, action))).Code
            );
            Assert.Equal(
                ProblemCodes.Invalid,
                (await RefusedAsync(() => mo.ResolveAsync(direct.Id, false, action))).Code
            );
        }
        Assert.Equal(
            ProblemCodes.Invalid,
            (
                await RefusedAsync(() => mo.Api.Reports.ResolveAsync(direct.Id, new(1, true, ReportAction.Warn), Stop))
            ).Code
        );
        Assert.All(await mo.QueueAsync(), item => Assert.Equal((ReportState.Open, 1), (item.State, item.Version)));
    }

    [Fact]
    public async Task Open_consoles_hear_of_it()
    {
        var (mo, ann, bo) = await CastAsync();
        var workspace = (await mo.Api.Workspaces.ListAsync(Stop)).Items[0].Id;
        var heard = new System.Collections.Concurrent.ConcurrentQueue<Contracts.Realtime.RealtimeEvent>();
        await using var console = await Listener.OpenAsync(mo, heard.Enqueue);
        await console.SubscribeAsync(mo, Contracts.Realtime.Channels.Staff(workspace));

        var report = await ReportedAsync(ann, bo, mo);

        await Eventually.TrueAsync(
            () => heard.OfType<ReportsChanged>().Any(happened => happened.ReportId == report.Id),
            "the console hears of the report",
            Stop
        );
    }

    private async Task<(Tester Moderator, Tester Ann, Tester Bo)> CastAsync() =>
        (await Host.SignUpModeratorAsync("Mo"), await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));

    private static async Task<ReportItem> ReportedAsync(Tester ann, Tester bo, Tester mo)
    {
        await ann.ReportAsync(await bo.SendAsync(await bo.OpenDirectAsync(ann), "unkind"));
        return (await mo.QueueAsync()).Single(item => item.UserId == bo.Id);
    }

    private static async Task<Problem?> TryAsync(Func<Task> attempt)
    {
        try
        {
            await attempt();
            return null;
        }
        catch (ProblemException e)
        {
            return e.Problem;
        }
    }
}
