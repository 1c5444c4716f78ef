using System.Net;
using VvsIm.Contracts.Moderation.Reports;
using VvsIm.Core.Media.LifeCycle;
using VvsIm.Core.Tests.Media.LifeCycle;
using VvsIm.Core.Tests.Media.Upload;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Moderation.Reports;

/// <summary>What was there when somebody reported it outlives whatever happens to it.</summary>
public sealed class EvidenceTests : LifeCycleTest
{
    [Fact]
    public async Task The_text_is_the_one_that_was_reported_whatever_its_author_does_next()
    {
        await MeetAsync();
        var (mo, bo) = (await Host.SignUpModeratorAsync("Mo"), await Host.SignUpAsync("Bo"));
        var room = await bo.OpenDirectAsync(Ann);
        var said = await bo.SendAsync(room, "first");
        await bo.Api.Messages.EditAsync(said.Id, "second", Stop);
        await Ann.ReportAsync(said);

        await bo.Api.Messages.EditAsync(said.Id, "nothing to see", Stop);
        await bo.Api.Messages.DeleteAsync(said.Id, Stop);
        await SqlAsync("UPDATE users SET display_name = 'Erased' WHERE id = $1", bo.Id);
        var report = await mo.OnlyReportAsync();
        var frozen = report.Complaints[0].Evidence.Message!;

        Assert.Equal(("second", "Bo"), (frozen.Text, frozen.SenderName));
        Assert.Equal(["first"], frozen.Earlier!.Select(before => before.Text));
        Assert.Null(frozen.DeletedAt);
        Assert.Equal(("", bo.Id), (report.Now!.Text, report.Now.DeletedById));
        Assert.NotNull(report.Now.DeletedAt);
    }

    [Fact]
    public async Task The_whole_message_may_be_gone_and_its_evidence_stays()
    {
        await MeetAsync();
        var (mo, bo) = (await Host.SignUpModeratorAsync("Mo"), await Host.SignUpAsync("Bo"));
        var said = await bo.SendAsync(await bo.OpenDirectAsync(Ann), "gone for good");
        await Ann.ReportAsync(said);

        await SqlAsync("DELETE FROM message_revisions WHERE conversation_id = $1", said.ConversationId);
        await SqlAsync("DELETE FROM messages WHERE conversation_id = $1", said.ConversationId);
        var report = await mo.OnlyReportAsync();

        Assert.Equal("gone for good", report.Complaints[0].Evidence.Message!.Text);
        Assert.Null(report.Now);
    }

    [Fact]
    public async Task Bytes_stay_for_staff_when_the_message_its_files_and_their_rows_are_long_gone()
    {
        await MeetAsync();
        var mo = await Host.SignUpModeratorAsync("Mo");
        using var content = new MemoryStream(Picture.Png());
        using var preview = new MemoryStream(Picture.Png());
        var file = await Ann.Api.Media.UploadAsync(content, "proof.png", preview: preview, cancellationToken: Stop);
        var said = await SayAsync(file.Id);
        var bo = await Tester.SignInAsync(Host.Url, await EmailOfAsync("Bo"));
        await bo.ReportAsync(said, ReportReason.Illegal);
        var report = await mo.OnlyReportAsync();

        await Ann.Api.Messages.DeleteAsync(said.Id, Stop);
        await SqlAsync("UPDATE messages SET deleted_at = now() - interval '90 days' WHERE deleted_at IS NOT NULL");
        await RunAsync<CollectMedia>();
        await RunAsync<CollectObjects>();

        Assert.Empty(await LeftAsync("media", file.Id));
        foreach (var part in (string[])["", "/preview"])
        {
            var path = $"api/admin/reports/{report.Report.Id}/media/{file.Id}{part}";
            Assert.Equal(Picture.Png(), await mo.Http.GetByteArrayAsync(path, Stop));
            Assert.Equal(HttpStatusCode.Forbidden, (await Ann.Http.GetAsync(path, Stop)).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await bo.Http.GetAsync(path, Stop)).StatusCode);
        }
        var other = $"api/admin/reports/{report.Report.Id}/media/{Guid.CreateVersion7()}";
        Assert.Equal(HttpStatusCode.NotFound, (await mo.Http.GetAsync(other, Stop)).StatusCode);
    }

    [Fact]
    public async Task Bytes_that_no_evidence_needs_any_more_go_as_ever()
    {
        await MeetAsync();
        var kept = await KeepObjectAsync([1, 2, 3]);
        var file = await KeepFileAsync(kept);
        var said = await SayAsync(file);
        var bo = await Tester.SignInAsync(Host.Url, await EmailOfAsync("Bo"));
        await bo.ReportAsync(said);
        await SqlAsync("DELETE FROM media WHERE id = $1", file);

        await RunAsync<CollectObjects>();
        Assert.Equal([kept], await LeftAsync("objects", kept));

        await SqlAsync("DELETE FROM reports");
        await RunAsync<CollectObjects>();
        Assert.Empty(await LeftAsync("objects", kept));
    }

    private async Task<string> EmailOfAsync(string name)
    {
        await using var database = await Host.OpenDatabaseAsync(Stop);
        return Assert.Single(
            await database.ListAsync($"SELECT email FROM users WHERE display_name = '{name}' ORDER BY 1", Stop)
        );
    }
}
