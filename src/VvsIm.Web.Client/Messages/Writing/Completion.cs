using Microsoft.JSInterop;
using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;
using VvsIm.Web.Client.Emoji;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Messages.Writing;

/// <summary>What is suggested while somebody types, and which of it is the one to take. Not thread-safe.</summary>
/// <param name="people">Finds people.</param>
/// <param name="emoji">Finds emoji.</param>
/// <param name="time">Measures the pause before people outside the conversation are looked for.</param>
/// <param name="changed">Told whenever the suggestions changed.</param>
internal sealed class Completion(MentionSearch people, EmojiShelf emoji, TimeProvider time, Action changed)
    : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private CancellationTokenSource search = new();
    private int? dismissed;

    /// <summary>What is being completed; null if nothing is.</summary>
    public Completing? What { get; private set; }

    /// <summary>The suggestions, the likeliest first; empty while there is nothing to suggest.</summary>
    public IReadOnlyList<Suggestion> Items { get; private set; } = [];

    /// <summary>The one that Enter takes.</summary>
    public int Active { get; private set; }

    /// <summary>Suggests for what is being typed now.</summary>
    /// <param name="what">What is typed; null for nothing to complete.</param>
    /// <param name="withAll">Everybody may be mentioned at once.</param>
    public async Task SuggestAsync(Completing? what, bool withAll)
    {
        if (what is null || what.Value.Start != dismissed)
            dismissed = null;
        if (what == What)
            return;
        await search.CancelAsync();
        search.Dispose();
        search = new();
        What = dismissed is null ? what : null;
        if (What is not { } typed)
            Show([]);
        else if (typed.Person)
            await SuggestPeopleAsync(typed.Typed, withAll, search.Token);
        else
            await SuggestEmojiAsync(typed.Typed, search.Token);
    }

    /// <summary>Goes to the next suggestion, or back, and round.</summary>
    public void Move(int by) => Active = (Active + by + Items.Count) % Items.Count;

    /// <summary>Closes the suggestions until something else is typed.</summary>
    public void Dismiss()
    {
        dismissed = What?.Start;
        Close();
    }

    /// <summary>Closes the suggestions.</summary>
    public void Close()
    {
        search.Cancel();
        What = null;
        Show([]);
    }

    public void Dispose()
    {
        search.Cancel();
        search.Dispose();
    }

    private async Task SuggestPeopleAsync(string typed, bool withAll, CancellationToken cancellationToken)
    {
        try
        {
            var members = await people.MembersAsync(typed, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            var found = members.Select(u => Person(u, null)).ToList();
            if (withAll && "all".StartsWith(typed, StringComparison.OrdinalIgnoreCase))
                found.Insert(0, new Suggestion("all", "everybody in this conversation"));
            Show(found);
            if (found.Count >= MentionSearch.Most || typed.Length == 0)
                return;
            await Task.Delay(Pause, time, cancellationToken);
            var others = await people.OthersAsync(typed, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            Show([.. found, .. others.Select(u => Person(u, "not in this conversation"))], Active);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Something else was typed: that is completed now.
            return;
        }
        catch (Exception e) when (e is ProblemException || Reach.Failed(e, cancellationToken))
        {
            // A convenience: without the server one types on, with what was found so far.
            return;
        }
    }

    private async Task SuggestEmojiAsync(string typed, CancellationToken cancellationToken)
    {
        try
        {
            var catalog = await emoji.LoadAsync();
            if (!cancellationToken.IsCancellationRequested)
                Show([
                    .. catalog
                        .Search(typed, MentionSearch.Most)
                        .Select(e => new Suggestion($":{e.Codes[0]}:", null) { Character = e.Character }),
                ]);
        }
        catch (JSException)
        {
            // The same without the emoji.
            return;
        }
    }

    private void Show(List<Suggestion> items, int active = 0)
    {
        if (items.Count == 0 && Items.Count == 0)
            return;
        (Items, Active) = (items, items.Count == 0 ? 0 : Math.Min(active, items.Count - 1));
        changed();
    }

    private static Suggestion Person(User user, string? detail) => new(user.DisplayName, detail) { UserId = user.Id };
}
