using System.Net;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using VvsIm.Admin.Accounts;
using VvsIm.Admin.Operations.Engine;
using VvsIm.Admin.Operations.Jobs;
using VvsIm.Admin.Operations.Outbox;
using VvsIm.Admin.Operations.Versions;
using VvsIm.Admin.Tests.Server;
using VvsIm.Contracts;
using VvsIm.Contracts.Operations;

namespace VvsIm.Admin.Tests.Operations;

public sealed class OperationsPagesTests : ConsoleContext
{
    private readonly Dictionary<string, Func<HttpResponseMessage>> _answers = [];

    public OperationsPagesTests() =>
        Server.Others = (method, path) =>
            _answers.TryGetValue($"{method} {path.Split('?')[0]}", out var answer) ? answer() : null;

    [Fact]
    public void Somebody_who_is_no_operator_sees_no_page()
    {
        var page = Render<JobsPage>();

        Assert.Contains("whole installation", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".jobs"));
    }

    [Fact]
    public async Task A_job_tells_what_it_did_what_broke_and_runs_when_wanted()
    {
        Answer(
            "GET /api/admin/jobs",
            Jobs(
                Job("SendDueMessages") with
                {
                    Said = "Sent 3",
                    Result = JobResult.Done,
                },
                Job("CompareStore") with
                {
                    Result = JobResult.Failed,
                    Error = "no such bucket",
                }
            )
        );
        _answers["POST /api/admin/jobs/CompareStore/run"] = () => new(HttpStatusCode.NoContent);
        var page = await SignedInAsync<JobsPage>();

        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("[data-testid=job]").Count));
        Assert.Contains("Sent 3", page.Find("[data-name=SendDueMessages]").TextContent, StringComparison.Ordinal);
        Assert.Contains("no such bucket", page.Find("[data-name=CompareStore]").TextContent, StringComparison.Ordinal);

        page.Find("[data-name=CompareStore] .job-run").Click();
        page.WaitForAssertion(() => Assert.Single(Server.RequestsOf("POST /api/admin/jobs/CompareStore/run")));
    }

    [Fact]
    public async Task Without_a_worker_the_page_says_that_nothing_runs()
    {
        Answer("GET /api/admin/jobs", Jobs(Job("SendDueMessages") with { Alive = false }));
        var page = await SignedInAsync<JobsPage>();

        page.WaitForAssertion(() =>
            Assert.Contains("No worker is running", page.Find("[role=alert]").TextContent, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Chosen_rows_are_discarded_with_a_reason()
    {
        Answer("GET /api/admin/outbox", new OutboxState([new(0, 3, 12, 0), new(1, 0, 0, 1)]));
        Answer("GET /api/admin/outbox/dead", new Listing<DeadRow> { Total = 1, Items = [Dead(7)] });
        Answer("POST /api/admin/outbox/dead/discard", new Affected(1));
        var page = await SignedInAsync<OutboxPage>();
        page.WaitForAssertion(() =>
            Assert.Contains("3 waiting, the oldest for 12 s", page.Markup, StringComparison.Ordinal)
        );
        page.WaitForAssertion(() => page.Find("input[type=checkbox]"));

        page.Find("input[type=checkbox]").Change(true);
        page.FindAll("button")
            .Single(button => button.TextContent.Contains("Discard 1 chosen", StringComparison.Ordinal))
            .Click();
        page.Find("form.reason").Submit();
        Assert.Empty(Server.RequestsOf("POST /api/admin/outbox/dead/discard"));
        page.Find("textarea").Input("useless");
        page.Find("form.reason").Submit();

        page.WaitForAssertion(() => Assert.Single(Server.RequestsOf("POST /api/admin/outbox/dead/discard")));
    }

    [Fact]
    public async Task An_engine_that_is_away_is_told_as_such()
    {
        Answer(
            "GET /api/admin/realtime",
            new RealtimeState { Engine = "centrifugo", Error = "Centrifugo did not answer." }
        );
        var page = await SignedInAsync<RealtimePage>();

        page.WaitForAssertion(() =>
            Assert.Contains(
                "Centrifugo did not answer.",
                page.Find("[role=alert]").TextContent,
                StringComparison.Ordinal
            )
        );
    }

    [Fact]
    public async Task A_page_that_could_not_be_read_offers_another_try()
    {
        _answers["GET /api/admin/system"] = FakeServer.Unreachable;
        var page = await SignedInAsync<SystemPage>();
        page.WaitForAssertion(() => page.Find("[role=alert] button"));
        Answer(
            "GET /api/admin/system",
            new SystemState
            {
                Version = "0.1.0",
                SchemaVersion = 22,
                NewestSchema = 22,
                PostgresVersion = "15.8",
                Migrations = [new(22, "022-retention", Time.GetUtcNow())],
                Processes = [],
            }
        );

        page.Find("[role=alert] button").Click();

        page.WaitForAssertion(() => Assert.Contains("022-retention", page.Markup, StringComparison.Ordinal));
    }

    private async Task<IRenderedComponent<TPage>> SignedInAsync<TPage>()
        where TPage : Microsoft.AspNetCore.Components.IComponent
    {
        await Services.GetRequiredService<Session>().CheckAsync(Xunit.TestContext.Current.CancellationToken);
        return Render<TPage>();
    }

    private void Answer<T>(string request, T answer) => _answers[request] = () => FakeServer.Json(answer);

    private static Listing<JobState> Jobs(params JobState[] jobs) => new() { Items = jobs, Total = jobs.Length };

    private static JobState Job(string name) =>
        new()
        {
            Name = name,
            Schedule = "0 0 3 * * ?",
            StartedAt = DateTimeOffset.UnixEpoch,
            EndedAt = DateTimeOffset.UnixEpoch.AddSeconds(2),
            Alive = true,
        };

    private static DeadRow Dead(long id) =>
        new()
        {
            Id = id,
            Partition = 1,
            Type = "messageCreated",
            Channels = ["conv:x"],
            ChannelCount = 1,
            CreatedAt = DateTimeOffset.UnixEpoch,
            DiedAt = DateTimeOffset.UnixEpoch,
            Error = "102 unknown channel",
        };
}
