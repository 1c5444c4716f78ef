using System.Net;
using System.Net.Http.Json;
using VvsIm.Contracts;
using VvsIm.Contracts.Media;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Media.Upload;

public sealed class UploadMediumTests : MediaTest
{
    [Fact]
    public async Task A_plain_form_with_a_file_is_enough()
    {
        var ann = await Host.SignUpAsync("Ann");
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(Picture.Png()), "file", "holiday.png" },
        };

        using var response = await ann.Http.PostAsync("api/media", form, Stop);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var medium = await response.Content.ReadFromJsonAsync(VvsImJson.Default.Medium, Stop);
        Assert.Equal($"/api/media/{medium!.Id}", response.Headers.Location?.OriginalString);
        Assert.Equal(
            new Attachment
            {
                Id = medium.Id,
                Kind = MediaKind.Image,
                Name = "holiday.png",
                ContentType = "image/png",
                Size = Picture.Png().Length,
                Width = 8,
                Height = 6,
            },
            medium.Attachment
        );
        Assert.Equal((await ann.Api.Workspaces.ListAsync(Stop)).Items[0].Id, medium.WorkspaceId);
        Assert.Equal(Picture.Png(), await ann.Http.GetByteArrayAsync(MediaClient.PathOf(medium.Id), Stop));
    }

    [Fact]
    public async Task What_the_device_knows_is_kept_where_the_content_does_not_say()
    {
        var ann = await Host.SignUpAsync("Ann");
        var details = new MediaDetails
        {
            Alt = "  Our dog  ",
            Width = 1920,
            Height = 1080,
            DurationMs = 12_345,
            Placeholder = new string('a', 48),
            Waveform = "0v5",
            Voice = true,
        };

        var picture = await UploadAsync(ann, Picture.Jpeg(40, 30), "a.jpg", details, Picture.WebP());
        var film = await UploadAsync(ann, Picture.Mp4("isom", "vide"), "a.mp4", details);
        var voice = await UploadAsync(ann, Picture.WebM("webm", 2), "a.webm", details);
        var file = await UploadAsync(ann, [1, 2, 3], "a.png", details);

        Assert.Equal((40, 30, null, "Our dog", details.Placeholder, null, true), Told(picture));
        Assert.Equal((1920, 1080, 12_345, "Our dog", details.Placeholder, null, false), Told(film));
        Assert.Equal(MediaKind.Voice, voice.Attachment.Kind);
        Assert.Equal((null, null, 12_345, "Our dog", null, "0v5", false), Told(voice));
        Assert.Equal((null, null, null, "Our dog", null, null, false), Told(file));
        Assert.Equal((MediaKind.File, "application/octet-stream"), (file.Attachment.Kind, file.Attachment.ContentType));
        Assert.Equal(Picture.WebP(), await ann.Http.GetByteArrayAsync(MediaClient.PreviewPathOf(picture.Id), Stop));
    }

    [Fact]
    public async Task The_same_bytes_are_kept_once_in_a_workspace()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var other = await ann.CreateWorkspaceAsync("Other");

        var media = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(n => UploadAsync(n % 2 == 0 ? ann : bo, Picture.Gif(), $"{n}.gif", preview: Picture.Png()))
        );
        var elsewhere = await UploadAsync(ann, Picture.Gif(), "there.gif", new() { WorkspaceId = other.Id });

        Assert.Equal(7, media.Append(elsewhere).Select(medium => medium.Id).Distinct().Count());
        Assert.Equal(other.Id, elsewhere.WorkspaceId);
        await using var database = await Host.OpenDatabaseAsync(Stop);
        Assert.Equal(
            ["2", "1"],
            await database.ListAsync(
                "SELECT count(*)::text FROM objects o JOIN workspaces w ON w.id = o.workspace_id GROUP BY w.id ORDER BY w.created_at",
                Stop
            )
        );
        Assert.Equal(3, StoredFiles().Length);
        foreach (var (medium, n) in media.Select((medium, n) => (medium, n)))
            Assert.Equal(
                Picture.Gif(),
                await (n % 2 == 0 ? ann : bo).Http.GetByteArrayAsync(MediaClient.PathOf(medium.Id), Stop)
            );
    }

    [Fact]
    public async Task An_object_that_is_collected_while_it_is_uploaded_again_is_stored_anew()
    {
        var ann = await Host.SignUpAsync("Ann");
        var first = await UploadAsync(ann, Picture.Gif(), "first.gif");
        await using var database = await Host.OpenDatabaseAsync(Stop);
        await database.ExecuteAsync("DELETE FROM media", Stop);
        // The second upload finds the object there; it goes while the preview is on its way.
        Store.WhenPut = async () =>
        {
            Store.WhenPut = null;
            await using var collector = await Host.OpenDatabaseAsync(Stop);
            await collector.ExecuteAsync("DELETE FROM objects", Stop);
            File.Delete(StoredFiles().Order().First());
        };

        var second = await UploadAsync(ann, Picture.Gif(), "second.gif", preview: Picture.Png());

        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal(Picture.Gif(), await ann.Http.GetByteArrayAsync(MediaClient.PathOf(second.Id), Stop));
        Assert.Equal(Picture.Png(), await ann.Http.GetByteArrayAsync(MediaClient.PreviewPathOf(second.Id), Stop));
        Assert.Equal(["2"], await database.ListAsync("SELECT count(*)::text FROM objects", Stop));
    }

    [Fact]
    public async Task A_place_is_removed_from_what_is_stored_and_the_uploader_is_told()
    {
        var ann = await Host.SignUpAsync("Ann");

        var medium = await UploadAsync(ann, Picture.Jpeg(40, 30, Picture.ExifSegment(ExifWriter.Tiff(true))), "a.jpg");

        var stored = await ann.Http.GetByteArrayAsync(MediaClient.PathOf(medium.Id), Stop);
        var tags = ExifReader.Read(stored.AsSpan(stored.AsSpan().IndexOf("II*\0"u8)));
        Assert.True(medium.LocationRemoved);
        Assert.Equal((30, 40), (medium.Attachment.Width, medium.Attachment.Height));
        Assert.DoesNotContain(tags, tag => tag.Key.Directory == "gps");
        Assert.Equal(6, tags[("0", 0x0112)][0]);
    }

    [Fact]
    public async Task A_description_can_be_changed_and_taken_away_until_the_file_is_used()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var medium = await UploadAsync(ann, Picture.Png(), "a.png", new() { Alt = "First" });

        var same = await ann.Api.Media.ChangeAsync(medium.Id, new(), Stop);
        var changed = await ann.Api.Media.ChangeAsync(medium.Id, new("Second"), Stop);
        var none = await ann.Api.Media.ChangeAsync(medium.Id, new(""), Stop);
        var foreign = await Refused.ByAsync(() => bo.Api.Media.ChangeAsync(medium.Id, new("Third"), Stop));
        var tooLong = await Refused.ByAsync(() =>
            ann.Api.Media.ChangeAsync(medium.Id, new(new string('x', Limits.AltLength + 1)), Stop)
        );
        await UseAsync(medium);
        var late = await Refused.ByAsync(() => ann.Api.Media.ChangeAsync(medium.Id, new("Fourth"), Stop));

        Assert.Equal(
            ["First", "Second", null],
            ((Medium[])[same, changed, none]).Select(answer => answer.Attachment.Alt)
        );
        Assert.Equal(
            [ProblemCodes.NotFound, ProblemCodes.LimitExceeded, ProblemCodes.Conflict],
            [foreign, tooLong, late]
        );
    }

    [Fact]
    public async Task An_upload_can_be_thrown_away_until_it_is_used_or_waits_to_be()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.OpenDirectAsync(bo);
        var (gone, used, waiting) = (
            await UploadAsync(ann, Picture.Png(), "gone.png"),
            await UploadAsync(ann, Picture.Gif(), "used.gif"),
            await UploadAsync(ann, Picture.WebP(), "waiting.webp")
        );
        await UseAsync(used);
        var scheduled = await ann.ScheduleAsync(room, "later", TimeSpan.FromHours(1));
        await using var database = await Host.OpenDatabaseAsync(Stop);
        await database.ExecuteAsync(
            $"UPDATE scheduled_messages SET attachment_ids = '{{{waiting.Id}}}' WHERE id = '{scheduled.Id}'",
            Stop
        );

        await bo.Api.Media.DiscardAsync(gone.Id, Stop);
        Assert.Equal(Picture.Png(), await ann.Http.GetByteArrayAsync(MediaClient.PathOf(gone.Id), Stop));
        await ann.Api.Media.DiscardAsync(gone.Id, Stop);
        await ann.Api.Media.DiscardAsync(gone.Id, Stop);

        Assert.Equal(ProblemCodes.NotFound, (await ann.RefusedAsync(HttpMethod.Get, MediaClient.PathOf(gone.Id))).Code);
        Assert.Equal(ProblemCodes.Conflict, await Refused.ByAsync(() => ann.Api.Media.DiscardAsync(used.Id, Stop)));
        Assert.Equal(ProblemCodes.Conflict, await Refused.ByAsync(() => ann.Api.Media.DiscardAsync(waiting.Id, Stop)));
    }

    private async Task UseAsync(Medium medium)
    {
        await using var database = await Host.OpenDatabaseAsync(Stop);
        await database.ExecuteAsync($"UPDATE media SET used_at = now() WHERE id = '{medium.Id}'", Stop);
    }

    private static (int?, int?, int?, string?, string?, string?, bool) Told(Medium medium)
    {
        var told = medium.Attachment;
        return (told.Width, told.Height, told.DurationMs, told.Alt, told.Placeholder, told.Waveform, told.HasPreview);
    }
}
