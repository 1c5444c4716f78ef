using System.Net.Http.Json;
using System.Text;
using VvsIm.Contracts;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Media.Upload;

/// <summary>What a form says that is not so, or not possible.</summary>
public sealed class BadFormTests : MediaTest
{
    [Fact]
    public async Task Names_that_are_too_long_or_are_paths_become_names()
    {
        var ann = await Host.SignUpAsync("Ann");
        (string Sent, string Kept)[] names =
        [
            (new string('x', 5_000) + ".png", new string('x', Limits.FileNameLength - 4) + ".png"),
            (
                string.Concat(Enumerable.Repeat("ж", 5_000)) + ".png",
                string.Concat(Enumerable.Repeat("ж", 196)) + ".png"
            ),
            ("../../../etc/passwd", "passwd"),
            ("C:\\temp\\a.png", "a.png"),
            ("a\u202egnp.exe", "agnp.exe"),
        ];
        foreach (var (sent, kept) in names)
            Assert.Equal(kept, (await UploadAsync(ann, Picture.Png(), sent)).Attachment.Name);
        Assert.Empty(Directory.GetFiles(Folder, "*passwd*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("Content-Disposition: form-data; name=\"file\"; filename=\"a%22b%0D%0A.png\"", "a\"b.png")]
    [InlineData("Content-Disposition: form-data; name=\"file\"; filename=\"..\\\\..\\\\x.png\"", "x.png")]
    [InlineData("Content-Disposition: form-data; name=\"file\"; filename=\"Grüße.png\"", "Grüße.png")]
    [InlineData("Content-Disposition: form-data; name=file; filename*=UTF-8''%e2%82%ac.png", "€.png")]
    [InlineData("Content-Disposition: form-data; name=\"file\"", "file.gif")]
    public async Task Names_are_read_as_browsers_and_others_write_them(string header, string kept)
    {
        var ann = await Host.SignUpAsync("Ann");

        using var response = await PostAsync(
            ann,
            $"--x\r\n{header}\r\n\r\n{Encoding.Latin1.GetString(Picture.Gif())}\r\n--x--\r\n"
        );

        Assert.Equal(kept, (await response.Content.ReadFromJsonAsync(VvsImJson.Default.Medium, Stop))!.Attachment.Name);
    }

    [Theory]
    [InlineData("", ProblemCodes.MalformedBody)]
    [InlineData("--x--\r\n", ProblemCodes.Invalid)]
    [InlineData("--y\r\n\r\n--y--\r\n", ProblemCodes.MalformedBody)]
    [InlineData("--x\r\n\r\nno name\r\n--x--\r\n", ProblemCodes.MalformedBody)]
    [InlineData("--x\r\nContent-Disposition: form-data; name=other\r\n\r\nA\r\n--x--\r\n", ProblemCodes.Invalid)]
    [InlineData("--x\r\nContent-Disposition: attachment; name=file\r\n\r\nA\r\n--x--\r\n", ProblemCodes.MalformedBody)]
    // The last part does not end.
    [InlineData("--x\r\nContent-Disposition: form-data; name=file\r\n\r\nA", ProblemCodes.MalformedBody)]
    [InlineData(
        "--x\r\nContent-Disposition: form-data; name=file\r\n\r\nA\r\n--x\r\nContent-Disposition: form-data; name=file\r\n\r\nB\r\n--x--\r\n",
        ProblemCodes.Invalid
    )]
    [InlineData(
        "--x\r\nContent-Disposition: form-data; name=file\r\n\r\nA\r\n--x\r\nContent-Disposition: form-data; name=details\r\n\r\n{}\r\n--x--\r\n",
        ProblemCodes.Invalid
    )]
    public async Task A_form_that_is_none_is_refused(string body, string code)
    {
        var ann = await Host.SignUpAsync("Ann");

        using var response = await PostAsync(ann, body);

        Assert.Equal((400, code), ((int)response.StatusCode, (await ProblemAsync(response)).Code));
        await AssertNothingIsLeftAsync();
    }

    [Theory]
    [InlineData("{nope", ProblemCodes.MalformedBody)]
    [InlineData("null", ProblemCodes.MalformedBody)]
    [InlineData("[]", ProblemCodes.MalformedBody)]
    [InlineData("{\"workspaceId\":\"x\"}", ProblemCodes.MalformedBody)]
    [InlineData("{\"workspaceId\":\"00000000-0000-0000-0000-000000000000\"}", ProblemCodes.NotFound)]
    [InlineData("{\"alt\":\"a\\u0000b\"}", ProblemCodes.Invalid)]
    [InlineData("{\"alt\":\"\\ud800\"}", ProblemCodes.MalformedBody)]
    [InlineData("{\"width\":0}", ProblemCodes.Invalid)]
    [InlineData("{\"height\":2147483647}", ProblemCodes.Invalid)]
    [InlineData("{\"durationMs\":-1}", ProblemCodes.Invalid)]
    [InlineData("{\"placeholder\":\"abc\"}", ProblemCodes.Invalid)]
    [InlineData("{\"placeholder\":\"url(https://x.example/)aaaaaaaaaaaaaaaaaaaaaaaaa\"}", ProblemCodes.Invalid)]
    [InlineData("{\"waveform\":\"xyz\"}", ProblemCodes.Invalid)]
    [InlineData(
        "{\"waveform\":\"00000000000000000000000000000000000000000000000000000000000000000\"}",
        ProblemCodes.LimitExceeded
    )]
    public async Task Details_that_cannot_be_are_refused(string details, string code)
    {
        var ann = await Host.SignUpAsync("Ann");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(details), "details" },
            { new ByteArrayContent(Picture.Png()), "file", "a.png" },
        };

        using var response = await ann.Http.PostAsync("api/media", form, Stop);

        Assert.Equal(code, (await ProblemAsync(response)).Code);
        await AssertNothingIsLeftAsync();
    }

    [Fact]
    public async Task Somebody_elses_workspace_is_not_there()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var theirs = await bo.CreateWorkspaceAsync("Theirs");

        Assert.Equal(
            ProblemCodes.NotFound,
            await Refused.ByAsync(() => UploadAsync(ann, Picture.Png(), "a.png", new() { WorkspaceId = theirs.Id }))
        );
        Assert.Equal(
            ProblemCodes.LimitExceeded,
            await Refused.ByAsync(() =>
                UploadAsync(ann, Picture.Png(), "a.png", new() { Alt = new string('x', Limits.AltLength + 1) })
            )
        );
        await AssertNothingIsLeftAsync();
    }

    [Fact]
    public async Task A_preview_that_is_no_small_picture_is_refused()
    {
        var ann = await Host.SignUpAsync("Ann");
        (byte[] Preview, string Code)[] previews =
        [
            (Encoding.UTF8.GetBytes("<svg/>"), ProblemCodes.UnsafePicture),
            (Picture.Gif(), ProblemCodes.UnsafePicture),
            (Picture.Png(Limits.PreviewSide + 1, 10), ProblemCodes.UnsafePicture),
            (Picture.Png(Limits.PictureSide, 3_000, claimed: true), ProblemCodes.UnsafePicture),
            ([.. Picture.Png(), .. new byte[Limits.PreviewBytes]], ProblemCodes.LimitExceeded),
        ];
        foreach (var (preview, code) in previews)
            Assert.Equal(code, await Refused.ByAsync(() => UploadAsync(ann, Picture.Png(), "a.png", preview: preview)));
        await AssertNothingIsLeftAsync();

        Assert.False((await UploadAsync(ann, Picture.Png(), "a.png", preview: [])).Attachment.HasPreview);
    }

    private static async Task<HttpResponseMessage> PostAsync(Tester who, string body)
    {
        // Bytes of pictures as Latin-1, everything else in ASCII or, in headers, UTF-8.
        var split = body.IndexOf("GIF89a", StringComparison.Ordinal);
        byte[] bytes =
            split < 0
                ? Encoding.UTF8.GetBytes(body)
                : [.. Encoding.UTF8.GetBytes(body[..split]), .. Encoding.Latin1.GetBytes(body[split..])];
        using var content = new ByteArrayContent(bytes);
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");
        return await who.Http.PostAsync("api/media", content, Stop);
    }

    private static async Task<Problem> ProblemAsync(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync(VvsImJson.Default.Problem, Stop))!;
}
