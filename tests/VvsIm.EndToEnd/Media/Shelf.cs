using System.Buffers.Binary;
using System.Globalization;
using Microsoft.Playwright;
using VvsIm.Contracts.Messages;
using VvsIm.Testing;

namespace VvsIm.EndToEnd.Media;

/// <summary>Files whose bytes the tests hand to the browser themselves: how they are shown has nothing to do with how they are stored.</summary>
internal static class Shelf
{
    private static readonly byte[] Picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    );

    /// <summary>Answers for the bytes of every file: pictures, sounds, and others, by what they are asked as.</summary>
    /// <param name="page">Where.</param>
    /// <param name="before">Waited for before each answer; null for nothing.</param>
    public static Task ServeFilesAsync(this IPage page, Task? before = null) =>
        page.RouteAsync(
            "**/api/media/**",
            async route =>
            {
                if (before is not null)
                    await before;
                var sound = route.Request.ResourceType == "media";
                var bytes = sound ? Silence(seconds: 20) : Picture;
                var from = await FromAsync(route.Request);
                await route.FulfillAsync(
                    new()
                    {
                        Status = from is null ? 200 : 206,
                        BodyBytes = bytes[(from ?? 0)..],
                        Headers = new Dictionary<string, string>
                        {
                            ["Accept-Ranges"] = "bytes",
                            ["Content-Type"] = sound ? "audio/wav" : "image/png",
                            ["Content-Range"] = $"bytes {from ?? 0}-{bytes.Length - 1}/{bytes.Length}",
                            ["Content-Disposition"] = route.Request.Url.Contains("download=1")
                                ? "attachment"
                                : "inline",
                        },
                    }
                );
            }
        );

    /// <summary>Says something with files of these kinds.</summary>
    public static async Task<Message> ShareAsync(
        this TestHost host,
        Tester who,
        Guid room,
        string text,
        params (string Name, string Kind)[] files
    )
    {
        var ids = new List<Guid>();
        foreach (var (name, kind) in files)
            ids.Add(await host.PretendUploadAsync(who, name, kind));
        return await who.Api.Messages.SendAsync(
            room,
            new(Guid.CreateVersion7(), text, AttachmentIds: [.. ids]),
            TestContext.Current.CancellationToken
        );
    }

    // A browser moves about in a sound only if it can ask for the rest of it.
    private static async Task<int?> FromAsync(IRequest request) =>
        await request.HeaderValueAsync("range") is { } range
            ? int.Parse(range["bytes=".Length..].Split('-')[0], CultureInfo.InvariantCulture)
            : null;

    private static byte[] Silence(int seconds)
    {
        const int Rate = 8_000;
        var sound = new byte[44 + Rate * seconds];
        var head = sound.AsSpan(0, 44);
        "RIFF"u8.CopyTo(head);
        BinaryPrimitives.WriteInt32LittleEndian(head[4..], sound.Length - 8);
        "WAVEfmt "u8.CopyTo(head[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(head[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(head[20..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(head[22..], 1);
        BinaryPrimitives.WriteInt32LittleEndian(head[24..], Rate);
        BinaryPrimitives.WriteInt32LittleEndian(head[28..], Rate);
        BinaryPrimitives.WriteInt16LittleEndian(head[32..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(head[34..], 8);
        "data"u8.CopyTo(head[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(head[40..], Rate * seconds);
        sound.AsSpan(44).Fill(128);
        return sound;
    }
}
