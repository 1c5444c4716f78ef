using System.Text;
using VvsIm.Contracts;
using VvsIm.Contracts.Media;
using VvsIm.Contracts.Messages;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Realtime.Wholeness;

/// <summary>What people do with files: send some, alone or beside words, in a thread too; send on what others sent.</summary>
internal static class MediaActions
{
    /// <summary>One of them, at random.</summary>
    /// <param name="random">Decides.</param>
    /// <param name="who">Who does it.</param>
    /// <param name="room">Where.</param>
    /// <param name="about">A message there; null if there is none.</param>
    public static async Task ActAsync(Random random, Tester who, Guid room, Message? about)
    {
        if (about is { DeletedAt: null } && random.Next(3) == 0)
        {
            await who.Api.Messages.SendAsync(room, new(Guid.CreateVersion7(), null, ForwardId: about.Id));
            return;
        }
        var thread = random.Next(4) == 0 ? about?.ThreadSeq ?? about?.Seq : null;
        var text = random.Next(2) == 0 ? null : $"with files {random.Next(1000)}";
        // Now and then so many that an event cannot carry them.
        var count = random.Next(4) == 0 ? Limits.Attachments : random.Next(1, 3);
        var name = new string('n', random.Next(1, 100)) + ".txt";
        var uploads = new List<Guid>();
        while (uploads.Count < count)
            uploads.Add((await UploadAsync(who, name)).Id);
        await who.Api.Messages.SendAsync(
            room,
            new(Guid.CreateVersion7(), text, ThreadSeq: thread, AttachmentIds: [.. uploads])
        );
    }

    private static async Task<Medium> UploadAsync(Tester who, string name)
    {
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes("some words in a file"));
        return await who.Api.Media.UploadAsync(bytes, name);
    }
}
