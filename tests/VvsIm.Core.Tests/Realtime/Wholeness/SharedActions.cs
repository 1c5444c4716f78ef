using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Messages;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Realtime.Wholeness;

/// <summary>What people do in conversations, for others to see.</summary>
internal static class SharedActions
{
    private static readonly string[] Emoji = ["👍", "❤️", "🎉"];

    // Somebody else may have silenced them, restricted who writes, or hidden the past; being refused changes nothing.
    private static readonly string[] Refused =
    [
        ProblemCodes.Forbidden,
        ProblemCodes.Silenced,
        ProblemCodes.PostingRestricted,
        ProblemCodes.NotFound,
    ];

    /// <summary>One of them, at random.</summary>
    public static async Task ActAsync(
        Random random,
        Device device,
        Tester[] people,
        List<Guid> rooms,
        HashSet<(Guid Person, Guid Room)> left
    )
    {
        try
        {
            await TryAsync(random, device, people, rooms, left);
        }
        catch (ProblemException e) when (Refused.Contains(e.Code))
        {
            // An outcome like any other.
        }
    }

    private static async Task TryAsync(
        Random random,
        Device device,
        Tester[] people,
        List<Guid> rooms,
        HashSet<(Guid Person, Guid Room)> left
    )
    {
        var who = device.Owner;
        var known = device
            .List.Items.Select(conversation => conversation.Id)
            .Where(id => rooms.Contains(id) && !left.Contains((who.Id, id)))
            .ToArray();
        var room = known.Length == 0 ? Guid.Empty : known[random.Next(known.Length)];
        switch (random.Next(45))
        {
            case 0:
                rooms.Add(await who.OpenDirectAsync(people[random.Next(people.Length)]));
                break;
            case 1:
                rooms.Add(await who.CreateGroupAsync($"Group {random.Next(1000)}", people[random.Next(people.Length)]));
                break;
            case 2 or 3 when room != default:
                await device.OpenAsync(room);
                break;
            case 4 or 5 when room != default:
                var seq = random.NextInt64((await who.ConversationAsync(room)).LastSeq + 1);
                device.List.Apply(room, await who.Api.Conversations.MarkReadAsync(room, seq));
                break;
            case 16 when room != default && device.List.Find(room)?.Kind != ConversationKind.Direct:
                await who.Api.Conversations.LeaveAsync(room);
                left.Add((who.Id, room));
                break;
            case > 16 and < 24 when room != default:
                await OwnActions.ActAsync(random, device, room);
                break;
            case 6 when room != default:
                await who.SendManyAsync(room, random.Next(1, 10));
                break;
            case 7 or 8 when room != default && await OwnAsync(random, who, room) is { } said:
                await who.Api.Messages.EditAsync(
                    said.Id,
                    random.Next(2) == 0 ? $"edited {random.Next(1000)}" : $"now {SomeName(random, people)}"
                );
                break;
            case 9 or 10 when room != default && await OwnAsync(random, who, room) is { } said:
                await who.Api.Messages.DeleteAsync(said.Id);
                break;
            case > 41 when room != default:
                await MediaActions.ActAsync(random, who, room, await AnyAsync(random, who, room));
                break;
            case > 36:
                await GroupActions.ActAsync(random, device, people, rooms, room, left);
                break;
            case > 33:
                await NotificationActions.ActAsync(random, device);
                break;
            case > 23 when room != default && await AnyAsync(random, who, room) is { } message:
                await ActOnAsync(random, device, people, message);
                break;
            case > 6 when room != default:
                await who.SendAsync(room, $"number {random.Next(1000)}");
                break;
        }
    }

    private static async Task ActOnAsync(Random random, Device device, Tester[] people, Message message)
    {
        var (who, emoji) = (device.Owner, Emoji[random.Next(Emoji.Length)]);
        var root = message.ThreadSeq ?? message.Seq;
        switch (random.Next(10))
        {
            case 0 or 1 when message.DeletedAt is null:
                await who.Api.Messages.ReactAsync(message.Id, emoji);
                break;
            case 2:
                await who.Api.Messages.UnreactAsync(message.Id, emoji);
                break;
            case 3 when message.DeletedAt is null:
                await who.Api.Messages.PinAsync(message.Id);
                break;
            case 4:
                await who.Api.Messages.UnpinAsync(message.Id);
                break;
            case 5 or 6:
                await SayAsync(who, message.ConversationId, "a reply", threadSeq: root);
                break;
            case 7 when message.ThreadSeq is null:
                await device.OpenAsync(message);
                break;
            case 8:
                await SayAsync(who, message.ConversationId, "an answer", replyToSeq: message.Seq);
                break;
            case 9:
                var inThread = random.Next(3) == 0 ? root : (long?)null;
                await SayAsync(who, message.ConversationId, $"you, {SomeName(random, people)}", threadSeq: inThread);
                break;
        }
    }

    private static string SomeName(Random random, Tester[] people) =>
        random.Next(4) == 0 ? Mentions.All : Mentions.Of(people[random.Next(people.Length)].Id);

    private static Task<Message> SayAsync(
        Tester who,
        Guid room,
        string text,
        long? replyToSeq = null,
        long? threadSeq = null
    ) => who.Api.Messages.SendAsync(room, new SendMessageRequest(Guid.CreateVersion7(), text, replyToSeq, threadSeq));

    private static async Task<Message?> AnyAsync(Random random, Tester who, Guid room)
    {
        var last = (await who.ConversationAsync(room)).LastSeq;
        if (last == 0)
            return null;
        var any = await who.Api.Messages.GetAsync(room, 1 + random.NextInt64(last));
        return any.System is null ? any : null;
    }

    private static async Task<Message?> OwnAsync(Random random, Tester who, Guid room)
    {
        var standing = (await who.ReadAllAsync(room))
            .Where(m => m.SenderId == who.Id && m is { DeletedAt: null, System: null })
            .ToArray();
        return standing.Length == 0 ? null : standing[random.Next(standing.Length)];
    }
}
