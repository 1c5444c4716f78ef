using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Messages.Writing;

/// <summary>Finds people to mention: who is in the conversation first, then others.</summary>
internal sealed class MentionSearch(Chat chat, Guid conversationId)
{
    /// <summary>As many as can be looked over at a glance.</summary>
    public const int Most = 8;

    private User[]? members;
    private bool whole;

    /// <summary>Members whose name has a word beginning like this. The members of a small conversation are asked for once.</summary>
    public async Task<IReadOnlyList<User>> MembersAsync(string typed, CancellationToken cancellationToken)
    {
        if (members is null)
        {
            var page = await chat.Client.Conversations.MembersAsync(
                conversationId,
                limit: Limits.PageSize,
                cancellationToken: cancellationToken
            );
            members = [.. page.Items.Select(m => new User(m.UserId, m.DisplayName))];
            whole = page.NextCursor is null;
        }
        if (whole)
            return Among(members, typed);
        var found = await chat.Client.Conversations.MembersAsync(
            conversationId,
            limit: Most + 1,
            query: typed,
            cancellationToken: cancellationToken
        );
        return Among(found.Items.Select(m => new User(m.UserId, m.DisplayName)), typed);
    }

    /// <summary>Other people. Of a large conversation some may be members after all, whose names come later in the alphabet.</summary>
    public async Task<IReadOnlyList<User>> OthersAsync(string typed, CancellationToken cancellationToken)
    {
        var page = await chat.Client.Accounts.FindAsync(typed, null, Most * 2, cancellationToken);
        return Among(page.Items.ExceptBy((members ?? []).Select(m => m.Id), u => u.Id), typed);
    }

    private IReadOnlyList<User> Among(IEnumerable<User> people, string typed) =>
        [
            .. people
                .Where(u => u.Id != chat.Me.Id && HasWord(u.DisplayName, typed))
                .OrderByDescending(u => u.DisplayName.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
                .Take(Most),
        ];

    private static bool HasWord(string name, string beginning)
    {
        for (var at = 0; (at = name.IndexOf(beginning, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
            if (at == 0 || !char.IsLetterOrDigit(name[at - 1]))
                return true;
        return false;
    }
}
