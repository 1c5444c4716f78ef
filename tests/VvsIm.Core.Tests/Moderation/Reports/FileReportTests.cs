using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Moderation.Reports;
using VvsIm.Testing;
using static VvsIm.Testing.InviteOperations;

namespace VvsIm.Core.Tests.Moderation.Reports;

public sealed class FileReportTests : HostTest
{
    protected override IReadOnlyDictionary<string, string?> Settings =>
        new Dictionary<string, string?> { ["Reports:PerDay"] = "4" };

    [Fact]
    public async Task A_message_of_a_direct_conversation_reaches_the_moderators_with_what_was_said()
    {
        var (mo, ann, bo) = await CastAsync();
        var room = await bo.OpenDirectAsync(ann);
        var said = await bo.SendAsync(room, "I know where you live");

        var filed = await ann.ReportAsync(said, ReportReason.Violence, "  he did it before ");
        var report = await mo.OnlyReportAsync();

        Assert.Equal((ReportSubject.Message, said.Id), (filed.About, filed.TargetId));
        Assert.Equal(
            (ReportState.Open, bo.Id, room, said.Seq),
            (report.Report.State, report.Report.UserId, report.Report.ConversationId, report.Report.Seq)
        );
        Assert.Equal("I know where you live", report.Report.Quote);
        var complaint = Assert.Single(report.Complaints);
        Assert.Equal(
            (ann.Id, ReportReason.Violence, "he did it before"),
            (complaint.ReporterId, complaint.Reason, complaint.Comment)
        );
        Assert.Equal(
            ("I know where you live", "Bo"),
            (complaint.Evidence.Message!.Text, complaint.Evidence.Message.SenderName)
        );
        Assert.Equal(
            (ConversationKind.Direct, 2),
            (complaint.Evidence.Conversation!.Kind, complaint.Evidence.Conversation.Members)
        );
        Assert.Empty(complaint.Evidence.Context);
    }

    [Fact]
    public async Task The_reporter_chooses_what_else_is_handed_over()
    {
        var (mo, ann, bo) = await CastAsync();
        var room = await ann.CreateGroupAsync("Ops", bo);
        var said = await bo.SendManyAsync(room, 9);

        await ann.ReportAsync(said[4], context: new(2, 1));
        await ann.ReportAsync(said[0], context: new(MessageIds: [said[8].Id, said[2].Id, said[0].Id]));

        var queue = await mo.QueueAsync();
        Assert.Equal(["message 3", "message 4", "message 6"], await ContextAsync(mo, queue, said[4].Id, said));
        Assert.Equal(["message 3", "message 9"], await ContextAsync(mo, queue, said[0].Id, said));
    }

    [Fact]
    public async Task Context_is_only_what_the_reporter_may_read_in_that_conversation()
    {
        var (mo, ann, bo) = await CastAsync();
        var (room, other) = (await ann.CreateGroupAsync("Ops", bo), await ann.CreateGroupAsync("Else", bo));
        var (said, elsewhere) = (await bo.SendAsync(room, "here"), await bo.SendAsync(other, "there"));
        var hidden = await mo.SendAsync(await mo.OpenDirectAsync(bo), "not for Ann");

        foreach (var id in (Guid[])[elsewhere.Id, hidden.Id, Guid.CreateVersion7()])
            Assert.Equal(
                ProblemCodes.Invalid,
                (await RefusedAsync(() => ann.ReportAsync(said, context: new(MessageIds: [id])))).Code
            );
        Assert.Equal(
            ProblemCodes.LimitExceeded,
            (await RefusedAsync(() => ann.ReportAsync(said, context: new(Limits.ReportContext, 1)))).Code
        );
        Assert.Equal(ProblemCodes.Invalid, (await RefusedAsync(() => ann.ReportAsync(said, context: new(-1)))).Code);
        Assert.Empty(await mo.QueueAsync());
    }

    [Fact]
    public async Task What_one_does_not_see_cannot_be_reported()
    {
        var (mo, ann, bo) = await CastAsync();
        var said = await bo.SendAsync(await bo.CreateGroupAsync("Theirs", mo), "between us");

        Assert.Equal(404, (await RefusedAsync(() => ann.ReportAsync(said))).Status);
        Assert.Equal(
            404,
            (
                await RefusedAsync(() =>
                    ann.Api.Reports.ConversationAsync(said.ConversationId, new(ReportReason.Spam), Stop)
                )
            ).Status
        );
        Assert.Equal(
            404,
            (
                await RefusedAsync(() => ann.Api.Reports.UserAsync(Guid.CreateVersion7(), new(ReportReason.Spam), Stop))
            ).Status
        );
    }

    [Fact]
    public async Task The_same_again_adds_nothing_and_others_add_to_the_same_report()
    {
        var (mo, ann, bo) = await CastAsync();
        var cy = await Host.SignUpAsync("Cy");
        var room = await bo.CreateGroupAsync("Ops", ann, cy);
        var said = await bo.SendAsync(room, "buy this");

        var first = await ann.ReportAsync(said, ReportReason.Spam);
        var again = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ann.ReportAsync(said, ReportReason.Hate)));
        await cy.ReportAsync(said, ReportReason.Illegal);
        var report = await mo.OnlyReportAsync();

        Assert.All(again, same => Assert.Equal((first.Id, first.Reason), (same.Id, same.Reason)));
        Assert.Equal(2, report.Report.Complaints);
        Assert.Equal([ReportReason.Illegal, ReportReason.Spam], report.Report.Reasons);
        Assert.Equal([ann.Id, cy.Id], report.Complaints.Select(complaint => complaint.ReporterId));
    }

    [Fact]
    public async Task Reported_again_after_it_was_decided_it_is_a_new_report_beside_the_old_one()
    {
        var (mo, ann, bo) = await CastAsync();
        var said = await bo.SendAsync(await bo.OpenDirectAsync(ann), "buy this");
        await ann.ReportAsync(said);
        var old = await mo.OnlyReportAsync();
        await mo.ResolveAsync(old.Report.Id, upheld: false);

        await ann.ReportAsync(said);
        var now = (await mo.QueueAsync(("state", "undecided"))).Single();

        Assert.NotEqual(old.Report.Id, now.Id);
        Assert.Equal(old.Report.Id, Assert.Single((await mo.Api.Reports.GetAsync(now.Id, Stop)).Related).Id);
    }

    [Fact]
    public async Task Nobody_reports_more_than_a_days_worth()
    {
        var (_, ann, bo) = await CastAsync();
        var said = await bo.SendManyAsync(await bo.OpenDirectAsync(ann), 12);

        var outcomes = await Task.WhenAll(
            said.Select(async message =>
            {
                try
                {
                    await ann.ReportAsync(message);
                    return null;
                }
                catch (ProblemException e)
                {
                    return e.Problem;
                }
            })
        );

        Assert.Equal(4, outcomes.Count(outcome => outcome is null));
        Assert.All(
            outcomes.OfType<Problem>(),
            refused =>
            {
                Assert.Equal((429, ProblemCodes.TooManyRequests), (refused.Status, refused.Code));
                Assert.InRange(refused.RetryAfter!.Value, 1, 24 * 60 * 60);
            }
        );
    }

    [Fact]
    public async Task A_person_is_reported_where_the_messages_are_else_where_both_talk_else_where_it_is_said()
    {
        var (mo, ann, bo) = await CastAsync();
        var second = await ann.CreateWorkspaceAsync("Second");
        await bo.AcceptAsync(await ann.InviteToAsync(second));
        var there = (
            await ann.Api.Conversations.CreateAsync(
                new(ConversationKind.Group, "There", [bo.Id], WorkspaceId: second.Id),
                Stop
            )
        ).Id;
        var said = await bo.SendAsync(there, "see");

        await ann.Api.Reports.UserAsync(bo.Id, new(ReportReason.Spam), Stop);
        Assert.Equal("Bo", (await mo.OnlyReportAsync()).Report.Quote);
        await ann.Api.Reports.UserAsync(bo.Id, new(ReportReason.Spam, Context: new(MessageIds: [said.Id])), Stop);
        Assert.Single(await mo.QueueAsync());
        var elsewhere = Assert.Single(await ann.QueueAsync());
        Assert.Equal(second.Id, elsewhere.WorkspaceId);
        await ann.Api.Reports.UserAsync(bo.Id, new(ReportReason.Spam, WorkspaceId: second.Id), Stop);
        Assert.Equal(1, Assert.Single(await ann.QueueAsync()).Complaints);
        Assert.Equal(
            ProblemCodes.Invalid,
            (
                await RefusedAsync(() =>
                    ann.Api.Reports.UserAsync(bo.Id, new(ReportReason.Spam, WorkspaceId: Guid.CreateVersion7()), Stop)
                )
            ).Code
        );
    }

    [Fact]
    public async Task A_conversation_is_reported_with_its_newest_messages()
    {
        var (mo, ann, bo) = await CastAsync();
        var room = await bo.CreateGroupAsync("Bargains", ann);
        var said = await bo.SendManyAsync(room, 5);

        await ann.Api.Reports.ConversationAsync(room, new(ReportReason.Spam, Context: new(2)), Stop);
        var report = await mo.OnlyReportAsync();

        Assert.Equal(("Bargains", (Guid?)null), (report.Report.Quote, report.Report.UserId));
        Assert.Equal([said[3].Text, said[4].Text], report.Complaints[0].Evidence.Context.Select(shown => shown.Text));
    }

    [Fact]
    public async Task A_direct_conversation_is_a_report_about_the_other_one()
    {
        var (mo, ann, bo) = await CastAsync();

        await ann.Api.Reports.ConversationAsync(await bo.OpenDirectAsync(ann), new(ReportReason.Spam), Stop);

        Assert.Equal(bo.Id, (await mo.OnlyReportAsync()).Report.UserId);
    }

    [Fact]
    public async Task What_was_deleted_before_it_could_be_reported_is_there_all_the_same()
    {
        var (mo, ann, bo) = await CastAsync();
        var said = await bo.SendAsync(await bo.OpenDirectAsync(ann), "said and gone");
        await bo.Api.Messages.DeleteAsync(said.Id, Stop);

        await ann.ReportAsync(said);
        var report = await mo.OnlyReportAsync();

        Assert.Equal("said and gone", report.Report.Quote);
        Assert.Equal("said and gone", Assert.Single(report.Complaints[0].Evidence.Message!.Earlier!).Text);
    }

    [Theory]
    [InlineData("{}", "reason")]
    [InlineData("""{"reason":"other"}""", "comment")]
    [InlineData("""{"reason":"other","comment":"  "}""", "comment")]
    [InlineData("""{"reason":"spam","comment":"\u0000"}""", "comment")]
    public async Task What_is_missing_or_wrong_is_named(string body, string field)
    {
        var (_, ann, bo) = await CastAsync();
        var said = await bo.SendAsync(await bo.OpenDirectAsync(ann), "hello");

        var refused = await ann.RefusedAsync(HttpMethod.Post, $"api/messages/{said.Id}/report", body);

        Assert.Equal((400, ProblemCodes.Invalid), (refused.Status, refused.Code));
        Assert.Contains(field, refused.Errors!.Keys);
    }

    private async Task<(Tester Moderator, Tester Ann, Tester Bo)> CastAsync() =>
        (await Host.SignUpModeratorAsync("Mo"), await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));

    // Their texts differ from the order in which they came, so they are named by that.
    private static async Task<IEnumerable<string>> ContextAsync(
        Tester mo,
        ReportItem[] queue,
        Guid message,
        Contracts.Messages.Message[] said
    )
    {
        var report = await mo.Api.Reports.GetAsync(queue.Single(item => item.TargetId == message).Id, Stop);
        return report
            .Complaints[0]
            .Evidence.Context.Select(one => $"message {Array.FindIndex(said, other => other.Id == one.Id) + 1}");
    }
}
