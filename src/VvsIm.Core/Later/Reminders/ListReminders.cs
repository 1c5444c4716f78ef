using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Later;
using VvsIm.Core.Accounts;
using VvsIm.Core.Database;

namespace VvsIm.Core.Later.Reminders;

/// <summary><c>GET /api/reminders</c>: mine, those that are due first. All of them: <see cref="Limits.Reminders"/> is a page.</summary>
internal static class ListReminders
{
    public static async Task<Ok<ReminderPage>> HandleAsync(
        CurrentUser user,
        NpgsqlDataSource database,
        People people,
        CancellationToken cancellationToken
    )
    {
        var rows = await database
            .Command($"{ReminderRow.Select} WHERE r.user_id = $1 ORDER BY r.due_at IS NULL, r.at, r.id", user.Id)
            .ListAsync(ReminderRow.Read, cancellationToken);
        Reminder[] reminders = [.. rows.Select(row => row.Reminder)];
        return TypedResults.Ok(
            new ReminderPage
            {
                Items = reminders,
                Users = await people.NameAsync(
                    reminders.Select(reminder => reminder.Message?.SenderId).OfType<Guid>(),
                    cancellationToken
                ),
            }
        );
    }
}
