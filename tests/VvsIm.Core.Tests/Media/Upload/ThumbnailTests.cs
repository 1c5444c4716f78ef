using System.Runtime.Versioning;
using VvsIm.Contracts;
using VvsIm.Contracts.Media;
using VvsIm.Core.Media.Upload;
using VvsIm.Core.Media.Upload.Pictures;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Media.Upload;

/// <summary>Small pictures made by a program; most tests bring a program of their own that does what it should not.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class ThumbnailTests : MediaTest
{
    private const UnixFileMode Program = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    protected override IReadOnlyDictionary<string, string?>? Settings
    {
        get
        {
            // It must be there when the host starts; what it does is written later.
            File.WriteAllText(Script, "#!/bin/sh\nexit 1\n");
            File.SetUnixFileMode(Script, Program);
            return new Dictionary<string, string?>(base.Settings!)
            {
                ["Media:Thumbnailer"] = Script,
                ["Media:ThumbnailSeconds"] = "2",
                ["Media:ThumbnailMegabytes"] = "256",
            };
        }
    }

    private string Script => Path.Combine(Folder, "thumbnailer");

    [Fact]
    public async Task What_the_program_makes_is_the_preview()
    {
        var small = Path.Combine(Folder, "small.png");
        await File.WriteAllBytesAsync(small, Picture.Png(64, 48), Stop);
        var ann = await Host.SignUpAsync("Ann");
        await DoAsync(
            $"echo \"$@\" > {Folder}/arguments; env > {Folder}/environment; cat > {Folder}/seen; cat {small}"
        );

        var medium = await UploadAsync(ann, Picture.Png(800, 600), "a.png");

        Assert.True(medium.Attachment.HasPreview);
        Assert.Equal(Picture.Png(64, 48), await ann.Http.GetByteArrayAsync(MediaClient.PreviewPathOf(medium.Id), Stop));
        Assert.Equal(Picture.Png(800, 600), await File.ReadAllBytesAsync(Path.Combine(Folder, "seen"), Stop));
        Assert.Equal(
            "stdin --size 640x640> -o .webp[Q=75,strip]\n",
            await File.ReadAllTextAsync(Path.Combine(Folder, "arguments"), Stop)
        );
        // It knows nothing of what this process knows.
        var environment = await File.ReadAllTextAsync(Path.Combine(Folder, "environment"), Stop);
        Assert.Contains("VIPS_BLOCK_UNTRUSTED=1", environment, StringComparison.Ordinal);
        Assert.DoesNotContain("HOME=", environment, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exit 3")]
    [InlineData("echo no picture")]
    [InlineData("cat /dev/zero")]
    [InlineData("cat /dev/zero >&2")]
    [InlineData("cat > /dev/null; while :; do :; done")]
    [InlineData("sleep 60")]
    // More memory than it may have.
    [InlineData("cat > /dev/null; tail -c 1000m /dev/zero | tail -c 1")]
    [InlineData("kill -SEGV $$")]
    public async Task Whatever_becomes_of_the_program_the_picture_is_kept_without_a_preview(string does)
    {
        var ann = await Host.SignUpAsync("Ann");
        await DoAsync(does);

        var uploading = UploadAsync(ann, Picture.Png(800, 600), "a.png");

        Assert.False((await uploading.WaitAsync(TimeSpan.FromSeconds(15))).Attachment.HasPreview);
        Assert.Single(StoredFiles());
        await Eventually.TrueAsync(() => OpenSpools() == 0, "nothing is left on the disk");
    }

    [Fact]
    public async Task It_is_not_run_where_there_is_nothing_for_it_to_do()
    {
        var ann = await Host.SignUpAsync("Ann");
        await DoAsync($"touch {Folder}/ran; exit 1");

        await UploadAsync(ann, Picture.Png(), "small.png");
        await UploadAsync(ann, Picture.Png(800, 600), "with a preview.png", preview: Picture.Png());
        await UploadAsync(ann, Picture.Png(Limits.PictureSide, 20_000, claimed: true), "bomb.png");
        await UploadAsync(ann, new byte[100_000], "no picture.png");

        Assert.False(File.Exists(Path.Combine(Folder, "ran")));
    }

    [Fact]
    public async Task The_real_program_makes_a_small_webp()
    {
        var path = Installed();
        Assert.SkipWhen(path is null, "vipsthumbnail is not installed here.");
        var ann = await Host.SignUpAsync("Ann");
        await DoAsync($"exec {path} \"$@\"");

        var medium = await UploadAsync(ann, Picture.Png(1_600, 800), "a.png");

        using var preview = await Spooled.OfAsync(
            await ann.Http.GetByteArrayAsync(MediaClient.PreviewPathOf(medium.Id), Stop)
        );
        var examined = Examined.Of(preview);
        Assert.Equal("image/webp", examined.Type.ContentType);
        Assert.Equal(new PictureSize(640, 320), examined.Size);
    }

    private Task DoAsync(string does) => File.WriteAllTextAsync(Script, $"#!/bin/sh\n{does}\n", Stop);

    private static string? Installed() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(':')
            .Select(folder => Path.Combine(folder, "vipsthumbnail"))
            .FirstOrDefault(File.Exists);
}
