namespace VvsIm.Core.Tests.Realtime.Wholeness;

/// <summary>What a person does with what they were told. The device that asked shows it before the server has answered.</summary>
internal static class NotificationActions
{
    /// <summary>One of them, at random.</summary>
    public static async Task ActAsync(Random random, Device device)
    {
        var (api, list) = (device.Owner.Api.Notifications, device.Notifications);
        if (list.Items.Count == 0)
            return;
        if (random.Next(4) == 0)
        {
            await api.MarkAsync(new(AsOf: list.AsOf));
            return;
        }
        var (id, read) = (list.Items[random.Next(list.Items.Count)].Id, random.Next(3) > 0);
        list.Mark([id], read);
        await api.MarkAsync(new([id], Read: read));
        list.Doubt();
    }
}
