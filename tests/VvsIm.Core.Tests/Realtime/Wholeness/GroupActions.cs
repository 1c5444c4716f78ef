using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Realtime.Wholeness;

/// <summary>What happens to groups and channels themselves. Who may not is refused, which is an outcome like any other.</summary>
internal static class GroupActions
{
    private static readonly string[] Refused =
    [
        ProblemCodes.Forbidden,
        ProblemCodes.Silenced,
        ProblemCodes.PostingRestricted,
        ProblemCodes.LastOwner,
        ProblemCodes.TitleTaken,
        ProblemCodes.Conflict,
        ProblemCodes.NotFound,
    ];

    /// <summary>One of them, at random.</summary>
    public static async Task ActAsync(
        Random random,
        Device device,
        Tester[] people,
        List<Guid> rooms,
        Guid room,
        HashSet<(Guid Person, Guid Room)> left
    )
    {
        var (groups, other) = (device.Owner.Api.Groups, people[random.Next(people.Length)]);
        var kind = random.Next(12);
        if (kind is 0)
        {
            var title = $"Channel {random.Next(1_000_000)}";
            rooms.Add((await device.Owner.Api.Conversations.CreateAsync(new(ConversationKind.Channel, title, []))).Id);
            return;
        }
        if (kind is 1)
        {
            if ((await groups.ChannelsAsync()).Items.FirstOrDefault(channel => !channel.Joined) is { } channel)
            {
                await groups.JoinAsync(channel.Id);
                left.Remove((device.Owner.Id, channel.Id));
            }
            return;
        }
        if (room == default)
            return;
        try
        {
            switch (kind)
            {
                case 2 or 3:
                    await groups.AddMembersAsync(room, [other.Id]);
                    left.Remove((other.Id, room));
                    break;
                case 4 or 5 when other != device.Owner:
                    await groups.RemoveMemberAsync(room, other.Id);
                    left.Add((other.Id, room));
                    break;
                case 6:
                    var until = random.Next(2) == 0 ? DateTimeOffset.UtcNow.AddHours(1) : (DateTimeOffset?)null;
                    await groups.ChangeMemberAsync(room, other.Id, new() { SilencedUntil = new(until) });
                    break;
                case 7 or 8:
                    var role = (MemberRole)random.Next((int)MemberRole.Member, (int)MemberRole.Owner + 1);
                    await groups.ChangeMemberAsync(room, other.Id, new() { Role = role });
                    break;
                case 9:
                    await groups.ChangeAsync(room, new() { Title = $"Title {random.Next(1_000_000)}", Topic = "new" });
                    break;
                case 10:
                    await groups.ChangeAsync(room, new() { Posting = (Posting)random.Next(2) });
                    break;
                case 11:
                    await groups.ChangeAsync(room, new() { HistoryVisible = random.Next(2) == 0 });
                    break;
            }
        }
        catch (ProblemException e)
            when (Refused.Contains(e.Code) || e.Problem.Errors?.ContainsKey("historyVisible") == true)
        {
            // Refused, and nothing has happened.
        }
    }
}
