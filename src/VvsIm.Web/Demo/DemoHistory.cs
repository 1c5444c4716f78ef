using Microsoft.EntityFrameworkCore;
using VvsIm.Core.Database;

namespace VvsIm.Web.Demo;

/// <summary>
/// Writes conversations with a past, which the API cannot. Everything that the API would have kept true is true: the counters,
/// the read positions, the order of times. Nothing is queued for delivery, for nobody is connected to an installation so new.
/// </summary>
internal sealed class DemoHistory(VvsImDb db)
{
    /// <summary>Runs in the transaction of <see cref="DemoData"/>.</summary>
    public async Task AddAsync(
        Guid workspaceId,
        DemoConversation conversation,
        IReadOnlyDictionary<string, Guid> people,
        CancellationToken cancellationToken
    )
    {
        var messages = conversation.Messages;
        var made = messages[0].At.AddMinutes(-1);
        var id = Guid.CreateVersion7(made);
        Guid[] members = [.. conversation.Members.Select(name => people[name])];
        await AddConversationAsync(id, workspaceId, conversation, members, made, cancellationToken);

        string[] roles = [.. conversation.Members.Select((name, n) => RoleOf(conversation, name, n))];
        long[] read =
        [
            .. conversation.Members.Select(name => (long)messages.Count - conversation.Unread.GetValueOrDefault(name)),
        ];
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO conversation_members (conversation_id, user_id, role, joined_at, last_read_seq)
            SELECT {id}, user_id, role, {made}, read FROM unnest({members}, {roles}, {read}) AS m (user_id, role, read)
            """,
            cancellationToken
        );

        Guid[] ids = [.. messages.Select(message => Guid.CreateVersion7(message.At))];
        Guid[] senders = [.. messages.Select(message => people[message.Sender])];
        string[] texts = [.. messages.Select(message => message.Text)];
        DateTime[] times = [.. messages.Select(message => message.At.UtcDateTime)];
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO messages (conversation_id, seq, change, id, sender_id, client_id, text, created_at)
            SELECT {id}, n, n, id, sender, gen_random_uuid(), text, at
            FROM unnest({ids}, {senders}, {texts}, {times}) WITH ORDINALITY AS m (id, sender, text, at, n)
            """,
            cancellationToken
        );
    }

    private static string RoleOf(DemoConversation conversation, string name, int place) =>
        conversation.Kind == "direct" ? "member"
        : place == 0 ? "owner"
        : conversation.Admins.Contains(name) ? "admin"
        : "member";

    private async Task AddConversationAsync(
        Guid id,
        Guid workspaceId,
        DemoConversation conversation,
        Guid[] members,
        DateTimeOffset made,
        CancellationToken cancellationToken
    )
    {
        var isDirect = conversation.Kind == "direct";
        Guid? one = isDirect ? members[0] : null;
        Guid? other = isDirect ? members[1] : null;
        var said = conversation.Messages.Count;
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO conversations (
              id, workspace_id, kind, title, direct_low, direct_high, created_by, created_at, last_seq, last_change,
              member_count, active_at, topic, emoji, posting
            )
            VALUES (
              {id}, {workspaceId}, {conversation.Kind}, {conversation.Title},
              least({one}::uuid, {other}::uuid), greatest({one}::uuid, {other}::uuid), {members[
                0
            ]}, {made}, {said}, {said},
              {members.Length}, {conversation.Messages[^1].At}, {conversation.Topic}, {conversation.Emoji}, {conversation.Posting}
            )
            """,
            cancellationToken
        );
    }
}
