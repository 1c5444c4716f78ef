using VvsIm.Contracts;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Contracts.Moderation.Reports;
using VvsIm.Contracts.Notifications;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Moderation.Reports;

/// <summary>Random sequences of what staff can do with a report, against a model of what should come of it.</summary>
public sealed class ReportStatesTests : HostTest
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Whatever_staff_do_in_whatever_order_the_report_is_as_the_model_says(int seed)
    {
        var random = new Random(seed);
        var (mo, li) = (await Host.SignUpModeratorAsync("Mo"), await Host.SignUpModeratorAsync("Li"));
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        await ann.ReportAsync(await bo.SendAsync(await bo.OpenDirectAsync(ann), "unkind"));
        var id = (await mo.QueueAsync()).Single().Id;
        var model = new Model(ReportState.Open, null, 1, 0, 0);

        for (var step = 0; step < 40; step++)
        {
            var who = random.Next(2) == 0 ? mo : li;
            // Now and then somebody acts on what they saw a moment ago.
            var version = random.Next(5) == 0 ? model.Version - 1 : model.Version;
            var (expected, attempt) = Next(random, model, who, mo, li, id, version);

            string? refused = null;
            try
            {
                await attempt();
            }
            catch (ProblemException e)
            {
                refused = e.Code;
            }

            Assert.Equal(expected is null ? ProblemCodes.Conflict : null, refused);
            model = expected ?? model;
            await AssertIsAsync(model, mo, ann, id);
        }
    }

    private static (Model? Expected, Func<Task> Attempt) Next(
        Random random,
        Model model,
        Tester who,
        Tester mo,
        Tester li,
        Guid id,
        int version
    )
    {
        var decided = model.State is ReportState.Upheld or ReportState.Dismissed;
        var current = version == model.Version;
        switch (random.Next(4))
        {
            case 0:
                Guid? to = random.Next(3) switch
                {
                    0 => null,
                    1 => mo.Id,
                    _ => li.Id,
                };
                var assigned =
                    to == model.Assignee
                        ? model
                        : model.Did() with
                        {
                            State = to is null ? ReportState.Open : ReportState.InReview,
                            Assignee = to,
                        };
                return (
                    current && !decided ? assigned : null,
                    () => who.Api.Reports.AssignAsync(id, new(version, to), Stop)
                );
            case 1:
                var upheld = random.Next(2) == 0;
                return (
                    current && !decided
                        ? model.Did() with
                        {
                            State = upheld ? ReportState.Upheld : ReportState.Dismissed,
                            Assignee = who.Id,
                            Told = model.Told + 1,
                        }
                        : null,
                    () => who.Api.Reports.ResolveAsync(id, new(version, upheld), Stop)
                );
            case 2:
                return (
                    current && decided ? model.Did() with { State = ReportState.InReview, Assignee = who.Id } : null,
                    () => who.Api.Reports.ReopenAsync(id, new(version, "again"), Stop)
                );
            default:
                return (model with { Rows = model.Rows + 1 }, () => who.Api.Reports.NoteAsync(id, "noted", Stop));
        }
    }

    private static async Task AssertIsAsync(Model model, Tester mo, Tester ann, Guid id)
    {
        var report = await mo.Api.Reports.GetAsync(id, Stop);
        Assert.Equal(
            (model.State, model.Assignee, model.Version),
            (report.Report.State, report.Report.AssigneeId, report.Report.Version)
        );
        Assert.Equal(model.Rows, report.History.Length);
        Assert.Equal(report.History.Count(row => row.Action == ModerationAction.ReportNoted), report.Notes.Length);
        Assert.Equal(
            model.Told,
            (await ann.NotificationsAsync()).Count(told => told.Kind == NotificationKind.Moderation)
        );
    }

    private sealed record Model(ReportState State, Guid? Assignee, int Version, int Rows, int Told)
    {
        public Model Did() => this with { Version = Version + 1, Rows = Rows + 1 };
    }
}
