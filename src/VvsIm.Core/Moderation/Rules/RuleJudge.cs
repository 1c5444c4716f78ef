using System.Collections.Concurrent;
using Npgsql;
using VvsIm.Contracts.Moderation.Rules;
using VvsIm.Contracts.Workspaces;
using VvsIm.Core.Conversations;
using VvsIm.Core.Database;
using VvsIm.Core.Moderation.Rules.Matching;

namespace VvsIm.Core.Moderation.Rules;

/// <summary>
/// Asks the rules about what somebody is about to say. Costs a look into memory where nothing is found; only then the database is asked who
/// they are, for moderators and owners of the workspace are never held up.
/// </summary>
internal sealed class RuleJudge(NpgsqlDataSource database, RuleBook book, RateMeter meter, TimeProvider time)
{
    // Neither ever changes, but for people who come back; so what is forgotten is only asked again.
    private const int Remembered = 100_000;

    private const string FindSender = """
        SELECT m.role, greatest(m.joined_at, u.created_at) FROM workspace_members m
        JOIN users u ON u.id = m.user_id
        WHERE m.workspace_id = $1 AND m.user_id = $2
        """;

    private readonly ConcurrentDictionary<Guid, Guid> workspaces = [];
    private readonly ConcurrentDictionary<(Guid Workspace, Guid Person), DateTimeOffset> settled = [];

    /// <summary>What they say of it. Who may not speak there at all is told so by whoever stores it.</summary>
    public async ValueTask<Verdict> JudgeAsync(Guid conversationId, Utterance said, CancellationToken cancellationToken)
    {
        if (book.IsEmpty)
            return Verdict.Fine;
        if (await WorkspaceOfAsync(conversationId, cancellationToken) is not { } workspaceId)
            return Verdict.Fine;
        var rules = book.Of(workspaceId);
        return rules.Count == 0 ? Verdict.Fine : await JudgeAsync(workspaceId, rules, said, cancellationToken);
    }

    /// <summary>The same of an edit, which is no message more.</summary>
    public async ValueTask<Verdict> JudgeEditAsync(
        Guid messageId,
        Guid userId,
        string text,
        CancellationToken cancellationToken
    )
    {
        if (book.IsEmpty)
            return Verdict.Fine;
        var conversationId = await database
            .Command("SELECT conversation_id FROM messages WHERE id = $1 AND sender_id = $2", messageId, userId)
            .FirstAsync(row => (Guid?)row.GetGuid(0), cancellationToken);
        return conversationId is { } id
            ? await JudgeAsync(id, new(userId, messageId, text, HasFiles: false, Counts: false), cancellationToken)
            : Verdict.Fine;
    }

    private async ValueTask<Verdict> JudgeAsync(
        Guid workspaceId,
        IReadOnlyList<CompiledRule> rules,
        Utterance said,
        CancellationToken cancellationToken
    )
    {
        Sender? sender = null;
        List<CompiledRule>? flags = null;
        foreach (var rule in rules)
        {
            if (
                rule.Newness is { } newness
                && !await IsNewAsync(workspaceId, said.SenderId, newness, cancellationToken)
            )
                continue;
            if (rule.Find(said, meter) is null)
                continue;
            sender ??= await SenderAsync(workspaceId, said.SenderId, cancellationToken);
            if (sender is null or { Role: >= WorkspaceRole.Moderator })
                return Verdict.Fine;
            if (rule.Action != RuleAction.Flag)
                return new(rule, []);
            (flags ??= []).Add(rule);
        }
        return flags is null ? Verdict.Fine : new(null, flags);
    }

    private async ValueTask<bool> IsNewAsync(
        Guid workspaceId,
        Guid personId,
        TimeSpan newness,
        CancellationToken cancellationToken
    )
    {
        if (!settled.TryGetValue((workspaceId, personId), out var since))
        {
            if (await SenderAsync(workspaceId, personId, cancellationToken) is not { } sender)
                return false;
            since = sender.Since;
            // Who comes back is new again: what is remembered of somebody who has just come would say so too long.
            if (time.GetUtcNow() - since > newness)
                Remember(settled, (workspaceId, personId), since);
        }
        return time.GetUtcNow() - since < newness;
    }

    private async ValueTask<Guid?> WorkspaceOfAsync(Guid conversationId, CancellationToken cancellationToken)
    {
        if (workspaces.TryGetValue(conversationId, out var known))
            return known;
        var found = await database
            .Command("SELECT workspace_id FROM conversations WHERE id = $1", conversationId)
            .FirstAsync(row => (Guid?)row.GetGuid(0), cancellationToken);
        if (found is { } workspaceId)
            Remember(workspaces, conversationId, workspaceId);
        return found;
    }

    private Task<Sender?> SenderAsync(Guid workspaceId, Guid personId, CancellationToken cancellationToken) =>
        database
            .Command(FindSender, workspaceId, personId)
            .FirstAsync(
                row => new Sender(Names.WorkspaceRole(row.GetString(0)), row.GetFieldValue<DateTimeOffset>(1)),
                cancellationToken
            );

    private static void Remember<TKey, TValue>(ConcurrentDictionary<TKey, TValue> memory, TKey key, TValue value)
        where TKey : notnull
    {
        if (memory.Count >= Remembered)
            memory.Clear();
        memory[key] = value;
    }

    /// <summary>Who speaks.</summary>
    /// <param name="Role">What they are in the workspace.</param>
    /// <param name="Since">When they came, or made their account, whichever is later.</param>
    private sealed record Sender(WorkspaceRole Role, DateTimeOffset Since);
}
