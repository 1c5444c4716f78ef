using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using VvsIm.Contracts;
using VvsIm.Contracts.Media;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Media.Upload;

/// <summary>Whatever is wrong with an upload: a clear word, and nothing half-stored.</summary>
public sealed class BadInputTests : MediaTest
{
    private const int Limit = 100_000;

    [Theory]
    [InlineData(Limit + 1, true)]
    [InlineData(Limit + 1, false)]
    [InlineData(Limit + 3_000_000, true)]
    [InlineData(Limit + 3_000_000, false)]
    public async Task A_file_that_is_too_large_is_refused_naming_the_limit(int size, bool announced)
    {
        var ann = await Host.SignUpAsync("Ann");
        await LimitAsync();
        using HttpContent content = announced ? new ByteArrayContent(new byte[size]) : Unannounced(new byte[size]);
        using var form = new MultipartFormDataContent { { content, "file", "large.bin" } };

        using var response = await ann.Http.PostAsync("api/media", form, Stop);

        var problem = await ProblemAsync(response);
        Assert.Equal((413, ProblemCodes.TooLarge), ((int)response.StatusCode, problem.Code));
        Assert.Contains($"{Limit}", problem.Title, StringComparison.Ordinal);
        await AssertNothingIsLeftAsync();
    }

    [Fact]
    public async Task The_limit_is_that_of_the_workspace_it_is_for_and_reached_exactly()
    {
        var ann = await Host.SignUpAsync("Ann");
        var other = await ann.CreateWorkspaceAsync("Other");
        await using var database = await Host.OpenDatabaseAsync(Stop);
        await database.ExecuteAsync($"UPDATE workspaces SET file_bytes = {Limit} WHERE id = '{other.Id}'", Stop);

        await UploadAsync(ann, new byte[Limit], "fits", new() { WorkspaceId = other.Id });
        await UploadAsync(ann, new byte[Limit + 1], "fits in the first one");

        Assert.Equal(
            ProblemCodes.TooLarge,
            await Refused.ByAsync(() => UploadAsync(ann, new byte[Limit + 1], "x", new() { WorkspaceId = other.Id }))
        );
    }

    [Fact]
    public async Task Whoever_may_not_upload_is_told_so_however_much_they_send()
    {
        using var content = new MultipartFormDataContent
        {
            { new ByteArrayContent(new byte[5_000_000]), "file", "large.bin" },
        };

        using var response = await Host.Anybody.Http.PostAsync("api/media", content, Stop);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        await AssertNothingIsLeftAsync();
    }

    [Fact]
    public async Task A_page_of_another_site_cannot_upload()
    {
        var ann = await Host.SignUpAsync("Ann");
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/media");
        request.Content = new MultipartFormDataContent { { new ByteArrayContent(Picture.Png()), "file", "a.png" } };
        request.Headers.Add("Origin", "https://elsewhere.example");

        using var response = await ann.Http.SendAsync(request, Stop);

        Assert.Equal(ProblemCodes.CrossSite, (await ProblemAsync(response)).Code);
        await AssertNothingIsLeftAsync();
    }

    [Fact]
    public async Task An_empty_file_is_refused()
    {
        var ann = await Host.SignUpAsync("Ann");

        Assert.Equal(ProblemCodes.EmptyFile, await Refused.ByAsync(() => UploadAsync(ann, [], "a.png")));
        await AssertNothingIsLeftAsync();
    }

    [Fact]
    public async Task What_would_unfold_to_too_much_is_kept_folded()
    {
        var ann = await Host.SignUpAsync("Ann");
        using var zipped = new MemoryStream();
        using (
            var zip = new System.IO.Compression.ZipArchive(
                zipped,
                System.IO.Compression.ZipArchiveMode.Create,
                leaveOpen: true
            )
        )
        {
            await using var entry = zip.CreateEntry("zeros").Open();
            await entry.WriteAsync(new byte[64 * 1024 * 1024], Stop);
        }

        var archive = await UploadAsync(ann, zipped.ToArray(), "bomb.zip");
        var picture = await UploadAsync(ann, Picture.Png(30_000, 30_000, claimed: true), "bomb.png");
        var text = Picture.Chunk("zTXt", [.. "Raw profile type exif\0"u8, 0, .. Bomb()]);
        var metadata = await UploadAsync(ann, Picture.Png(8, 6, false, text), "metadata.png");

        Assert.Equal(
            [(MediaKind.File, "application/zip"), (MediaKind.File, "image/png"), (MediaKind.Image, "image/png")],
            ((Medium[])[archive, picture, metadata]).Select(medium =>
                (medium.Attachment.Kind, medium.Attachment.ContentType)
            )
        );
        Assert.Null(picture.Attachment.Width);
    }

    [Fact]
    public async Task A_connection_cut_half_way_leaves_nothing()
    {
        var ann = await Host.SignUpAsync("Ann");
        foreach (var cut in (int[])[0, 200, 150_000])
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(Host.Url.Host, Host.Url.Port, Stop);
            var head =
                $"POST /api/media HTTP/1.1\r\nHost: x\r\nAuthorization: {ann.Http.DefaultRequestHeaders.Authorization}\r\n"
                + "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 1000000\r\n\r\n";
            var body =
                "--x\r\nContent-Disposition: form-data; name=file; filename=a\r\n\r\n" + new string('y', 500_000);
            await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head + body[..cut]), Stop);
            // The upload has begun.
            if (cut > 1_000)
                await Eventually.TrueAsync(() => OpenSpools() > 0, "the upload has begun");
            socket.Client.LingerState = new LingerOption(true, 0);
        }

        await AssertNothingIsLeftAsync();
        // And all turns have been given back.
        await Task.WhenAll(Enumerable.Range(0, 8).Select(n => UploadAsync(ann, Picture.Png(), $"{n}.png")));
    }

    [Fact]
    public async Task A_store_that_is_away_or_breaks_off_half_way_is_told_and_leaves_nothing()
    {
        var ann = await Host.SignUpAsync("Ann");
        Store.Away = true;
        var away = await Refused.ByAsync(() => UploadAsync(ann, Picture.Png(), "a.png"));
        Store.Away = false;
        Store.BreaksAfter = 500_000;
        var broken = await Refused.ByAsync(() =>
            UploadAsync(ann, new byte[2_000_000], "a.png", preview: Picture.Png())
        );

        Assert.Equal([ProblemCodes.MediaUnavailable, ProblemCodes.MediaUnavailable], [away, broken]);
        await AssertNothingIsLeftAsync();

        Store.BreaksAfter = null;
        await UploadAsync(ann, new byte[2_000_000], "a.png", preview: Picture.Png());
    }

    [Fact]
    public async Task A_database_that_fails_half_way_leaves_nothing()
    {
        var ann = await Host.SignUpAsync("Ann");
        await using var database = await Host.OpenDatabaseAsync(Stop);
        await database.ExecuteAsync(
            "ALTER TABLE media ADD CONSTRAINT no_cats CHECK (name <> 'cat.png') NOT VALID",
            Stop
        );

        using var form = new MultipartFormDataContent { { new ByteArrayContent(Picture.Png()), "file", "cat.png" } };
        using var response = await ann.Http.PostAsync("api/media", form, Stop);

        Assert.Equal(500, (int)response.StatusCode);
        await AssertNothingIsLeftAsync();
    }

    [Fact]
    public async Task A_disk_that_takes_nothing_is_told()
    {
        var ann = await Host.SignUpAsync("Ann");
        await File.WriteAllTextAsync(SpoolPath, "a file where the folder should be", Stop);

        Assert.Equal(
            ProblemCodes.MediaUnavailable,
            await Refused.ByAsync(() => UploadAsync(ann, Picture.Png(), "a.png"))
        );
        File.Delete(SpoolPath);
    }

    [Fact]
    public async Task One_person_has_so_many_uploads_at_once()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var (arrived, go) = (0, new TaskCompletionSource());
        Store.WhenPut = () =>
        {
            Interlocked.Increment(ref arrived);
            return go.Task;
        };
        var running = Enumerable.Range(0, 8).Select(n => UploadAsync(ann, [(byte)n], $"{n}")).ToList();
        await Eventually.TrueAsync(() => arrived == 8, "eight uploads are running");

        using var form = new MultipartFormDataContent { { new ByteArrayContent([9]), "file", "ninth" } };
        using var response = await ann.Http.PostAsync("api/media", form, Stop);
        var other = UploadAsync(bo, [10], "tenth");
        go.SetResult();
        await Task.WhenAll(running.Append(other));

        Assert.Equal(
            (429, ProblemCodes.TooManyRequests),
            ((int)response.StatusCode, (await ProblemAsync(response)).Code)
        );
        Assert.NotNull(response.Headers.RetryAfter);
        await UploadAsync(ann, [9], "ninth");
    }

    private async Task LimitAsync()
    {
        await using var database = await Host.OpenDatabaseAsync(Stop);
        await database.ExecuteAsync($"UPDATE workspaces SET file_bytes = {Limit}", Stop);
    }

    private static StreamContent Unannounced(byte[] bytes) => new(new UnknownLength(bytes));

    private static async Task<Problem> ProblemAsync(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync(VvsImJson.Default.Problem, Stop))!;

    private static byte[] Bomb()
    {
        using var folded = new MemoryStream();
        using (
            var folding = new System.IO.Compression.ZLibStream(
                folded,
                System.IO.Compression.CompressionMode.Compress,
                leaveOpen: true
            )
        )
            for (var n = 0; n < 64; n++)
                folding.Write(new byte[1024 * 1024]);
        return folded.ToArray();
    }

    /// <summary>So that the request is sent in chunks.</summary>
    private sealed class UnknownLength(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
