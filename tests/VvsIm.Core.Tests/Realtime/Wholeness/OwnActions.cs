using VvsIm.Contracts.Conversations;

namespace VvsIm.Core.Tests.Realtime.Wholeness;

/// <summary>What a person does for themselves in a conversation. Its answer reaches the device that asked, or gets lost.</summary>
internal static class OwnActions
{
    /// <summary>One of them, at random.</summary>
    public static async Task ActAsync(Random random, Device device, Guid room)
    {
        var api = device.Owner.Api.Conversations;
        var settled = random.Next(9) switch
        {
            0 => await api.PreferAsync(room, new() { Pinned = random.Next(3) > 0 }),
            1 => await api.PreferAsync(room, new() { MutedUntil = new(SomeTime(random)) }),
            2 => await api.PreferAsync(room, new() { Notify = (NotificationLevel)random.Next(3) }),
            3 or 4 => await api.PreferAsync(room, new() { Archived = random.Next(3) > 0 }),
            5 or 6 => await api.SaveDraftAsync(room, SomeDraft(random)),
            7 => await OrderPinsAsync(random, device),
            _ => await MarkUnreadAsync(random, device, room),
        };
        if (settled is not null && random.Next(2) == 0)
            device.List.Apply(settled);
    }

    private static async Task<Preferences?> OrderPinsAsync(Random random, Device device)
    {
        var pinned = device.List.Items.Where(c => c.Pinned).Select(c => c.Id).ToArray();
        random.Shuffle(pinned);
        try
        {
            await device.Owner.Api.Conversations.OrderPinsAsync(pinned);
        }
        catch (Contracts.ProblemException e) when (e.Code == Contracts.ProblemCodes.NotFound)
        {
            // One of them was left meanwhile, on the other device.
        }
        return null;
    }

    private static async Task<Preferences?> MarkUnreadAsync(Random random, Device device, Guid room)
    {
        var newest = (await device.Owner.Api.Conversations.GetAsync(room)).LastSeq;
        if (newest == 0)
            return null;
        var position = await device.Owner.Api.Conversations.MarkUnreadAsync(room, random.NextInt64(newest) + 1);
        if (random.Next(2) == 0)
            device.List.Apply(room, position);
        return null;
    }

    private static DateTimeOffset? SomeTime(Random random) =>
        random.Next(3) switch
        {
            0 => null,
            1 => Preferences.ForEver,
            _ => new DateTimeOffset(2100, 1, 1, 0, 0, random.Next(60), TimeSpan.Zero),
        };

    private static string SomeDraft(Random random) =>
        random.Next(4) switch
        {
            0 => "",
            1 => new string('x', 3_000),
            _ => $"begun {random.Next(1000)}",
        };
}
