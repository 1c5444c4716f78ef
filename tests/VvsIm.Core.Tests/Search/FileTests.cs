using VvsIm.Testing;

namespace VvsIm.Core.Tests.Search;

/// <summary>Messages by their files: what they are called, and that there are any.</summary>
public sealed class FileTests : SearchTest
{
    [Fact]
    public async Task Messages_are_found_by_their_files()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.CreateGroupAsync("General", bo);
        await SayAsync("", ("Jahresbericht 2026.pdf", "file"));
        await SayAsync("look, the harbour", ("IMG_0042.jpg", "image"), ("notes.txt", "file"));
        await SayAsync("a film", ("harbour.mp4", "video"));
        await SayAsync("", ("speech.ogg", "voice"));
        await ann.SendAsync(room, "no files, but bericht.pdf by name");
        var gone = await SayAsync("gone", ("harbour.png", "image"));
        await ann.Api.Messages.DeleteAsync(gone.Id, Stop);
        await IndexedAsync();

        foreach (
            var (query, found) in ((string, string[])[])
                [
                    ("jahresbericht", ["Jahresbericht 2026.pdf"]),
                    ("bericht", ["Jahresbericht 2026.pdf", "no files, but bericht.pdf by name"]),
                    ("\"bericht 2026\"", ["Jahresbericht 2026.pdf"]),
                    ("pdf has:file", ["Jahresbericht 2026.pdf"]),
                    ("harbour", ["a film · harbour.mp4", "look, the harbour · IMG_0042.jpg · notes.txt"]),
                    ("harbour 0042", ["look, the harbour · IMG_0042.jpg · notes.txt"]),
                    ("harbour -notes", ["a film · harbour.mp4"]),
                    ("has:picture", ["a film · harbour.mp4", "look, the harbour · IMG_0042.jpg · notes.txt"]),
                    (
                        "has:file",
                        [
                            "Jahresbericht 2026.pdf",
                            "a film · harbour.mp4",
                            "look, the harbour · IMG_0042.jpg · notes.txt",
                            "speech.ogg",
                        ]
                    ),
                    ("has:file from:bo", []),
                    ("has:link", []),
                ]
        )
            Assert.Equal(found, (await FindAsync(bo, query)).Order(StringComparer.Ordinal));

        async Task<VvsIm.Contracts.Messages.Message> SayAsync(string text, params (string Name, string Kind)[] files)
        {
            var ids = new List<Guid>();
            foreach (var (name, kind) in files)
                ids.Add(await Host.PretendUploadAsync(ann, name, kind));
            return await ann.Api.Messages.SendAsync(
                room,
                new(Guid.CreateVersion7(), text, AttachmentIds: [.. ids]),
                Stop
            );
        }
    }
}
