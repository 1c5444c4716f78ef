using System.Text.Json;
using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Notifications;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Realtime.Wholeness;

/// <summary>What a device believes, beside what the server says when asked afresh.</summary>
internal static class Comparison
{
    /// <summary>Fails unless they are the same.</summary>
    public static async Task CompareAsync(Device device)
    {
        var fetched = new List<Conversation>();
        string? cursor = null;
        do
        {
            var page = await device.Owner.Api.Conversations.ListAsync(cursor);
            fetched.AddRange(page.Items);
            cursor = page.NextCursor;
        } while (cursor is not null);
        // As JSON: records do not compare the arrays that they hold.
        Assert.Equal(fetched.Select(Text), device.List.Items.Select(Text));

        var notifications = await device.Owner.Api.Notifications.ListAsync(limit: 100);
        Assert.Equal(notifications.Unread, device.Notifications.Unread);
        Assert.Equal(
            notifications.Items.Take(device.Notifications.Items.Count).Select(Text),
            device.Notifications.Items.Select(Text)
        );

        foreach (var (conversation, log) in device.Logs)
        {
            var history = await device.Owner.ReadAllAsync(conversation);
            // The window may begin later than the history, but it reaches the end and has no hole.
            Assert.Equal(history.TakeLast(log.Items.Count).Select(Text), log.Items.Select(Text));
            var historyFrom = device.List.Find(conversation)!.HistoryFrom;
            // A tombstone shows no quote.
            var standing = log.Items.Where(message => message.DeletedAt is null);
            foreach (var seq in standing.Select(m => m.ReplyToSeq).OfType<long>().Where(seq => seq > historyFrom))
                Assert.Equal(
                    await SeenAsync(device, conversation, seq),
                    log.Find(seq) is { } quoted ? Seen(quoted) : null
                );
        }
        foreach (var (root, log) in device.Threads)
        {
            var page = await device.Owner.Api.Threads.NewestAsync(root.Id, 100);
            Assert.Equal(page.Items.TakeLast(log.Items.Count).Select(Text), log.Items.Select(Text));
            Assert.Equal(Text(page.Root!), Text(log.Root!));
        }
    }

    private static string Text(Conversation conversation) =>
        JsonSerializer.Serialize(conversation, VvsImJson.Default.Conversation);

    private static string Text(Notification notification) =>
        JsonSerializer.Serialize(notification, VvsImJson.Default.Notification);

    private static string Text(Message message) => JsonSerializer.Serialize(message, VvsImJson.Default.Message);

    // What was answered may stand in a thread that began before the reader came, and is not for them.
    private static async Task<string?> SeenAsync(Device device, Guid conversation, long seq)
    {
        try
        {
            return Seen(await device.Owner.Api.Messages.GetAsync(conversation, seq));
        }
        catch (ProblemException e) when (e.Code == ProblemCodes.NotFound)
        {
            return null;
        }
    }

    // A quote shows who said what; what one reacted with is not known of every message that is quoted.
    private static string Seen(Message message) => $"{message.Seq}@{message.Change}: {message.Text}";
}
