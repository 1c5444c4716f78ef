using Microsoft.Extensions.DependencyInjection;
using VvsIm.Contracts;
using VvsIm.Contracts.Notifications;
using VvsIm.Core.Notifications;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Notifications;

public sealed class NotificationWriterTests : HostTest
{
    [Fact]
    public async Task Who_is_added_is_told_once_until_they_are_added_again()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.CreateGroupAsync("General", bo);
        await using var connection = await Host.OpenDatabaseAsync(Stop);

        await NotificationWriter.InvitedAsync(connection, room, [bo.Id, ann.Id], ann.Id, Stop);
        var told = Assert.Single(await bo.NotificationsAsync());
        Assert.Equal((room, NotificationKind.Invite, false), (told.ConversationId!.Value, told.Kind, told.Read));
        Assert.Equal([ann.Id], told.Actors);
        Assert.Empty(await ann.NotificationsAsync());
        await bo.MarkAllAsync();
        Assert.Equal(0, await bo.UnreadNotificationsAsync());

        await NotificationWriter.InvitedAsync(connection, room, [bo.Id], ann.Id, Stop);
        Assert.False(Assert.Single(await bo.NotificationsAsync()).Read);
    }

    [Fact]
    public async Task Old_ones_and_those_beyond_the_newest_are_forgotten()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        await using var connection = await Host.OpenDatabaseAsync(Stop);
        await connection.ExecuteAsync(
            $"""
            INSERT INTO notifications (user_id, id, about, actor_id, text, at)
            SELECT '{ann.Id}', gen_random_uuid(), 'broadcast', '{bo.Id}', n::text, now() - n * interval '1 minute'
            FROM generate_series(1, {Limits.Notifications + 1_500}) n;
            INSERT INTO notifications (user_id, id, about, actor_id, text, at)
            SELECT '{bo.Id}', gen_random_uuid(), 'broadcast', '{ann.Id}', n::text, now() - n * interval '1 day'
            FROM generate_series(1, {Limits.NotificationDays + 20}) n;
            """,
            Stop
        );

        await Host.Services.GetRequiredService<ForgetOldNotifications>().RunAsync(Stop);

        var kept = await connection.ListAsync(
            "SELECT max(text::int)::text FROM notifications GROUP BY user_id ORDER BY 1",
            Stop
        );
        Assert.Equal([$"{Limits.Notifications}", $"{Limits.NotificationDays - 1}"], kept);
    }
}
