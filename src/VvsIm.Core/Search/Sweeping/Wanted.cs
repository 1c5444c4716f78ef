using VvsIm.Contracts.Search;
using VvsIm.Core.Search.Indexing;
using VvsIm.Core.Search.Matching;

namespace VvsIm.Core.Search.Sweeping;

/// <summary>What a search wants, in the index's terms and in those of a message itself.</summary>
internal sealed class Wanted
{
    // More keys narrow nothing down any further, and each costs a look.
    private const int MostKeys = 24;

    // Beyond so many it is cheaper to look at what others said too, and leave it.
    private const int NamedConversations = 64;

    public Wanted(SearchQuery query, Scope scope, int utcOffset)
    {
        Scope = scope;
        Terms = new(query);
        Has = [.. query.ValuesOf(SearchPartKind.Has)];
        Is = [.. query.ValuesOf(SearchPartKind.Is)];
        var offset = TimeSpan.FromMinutes(utcOffset);
        foreach (var day in query.ValuesOf(SearchPartKind.Before).Select(SearchPart.Day).OfType<DateOnly>())
            Before = Earlier(Before, Midnight(day, offset));
        foreach (var day in query.ValuesOf(SearchPartKind.After).Select(SearchPart.Day).OfType<DateOnly>())
            From = Later(From, Midnight(day.AddDays(1), offset));

        var keys = new HashSet<int>();
        Terms.AddNeeded(keys);
        IsParticular = keys.Count > 0;
        int[] needed = [.. keys];
        keys =
        [
            .. needed.Where(
                (_, at) =>
                    needed.Length <= MostKeys || at * MostKeys / needed.Length != (at - 1) * MostKeys / needed.Length
            ),
        ];
        if (HasLink)
            keys.Add(SearchKeys.Link);
        if (HasCode)
            keys.Add(SearchKeys.Code);
        if (HasFile)
            keys.Add(SearchKeys.File);
        if (HasPicture)
            keys.Add(SearchKeys.Picture);
        if (HasReaction)
            keys.Add(SearchKeys.Reacted);
        if (IsPinned)
            keys.Add(SearchKeys.Pinned);
        if (IsThread)
            keys.Add(SearchKeys.Threaded);
        Keys = [.. keys];
        ConversationKeys =
            scope.Conversations.Count <= NamedConversations
                ? [.. scope.Conversations.Select(conversation => SearchKeys.Conversation(conversation.Id))]
                : null;
        SenderKeys = scope.Senders?.Length <= NamedConversations ? [.. scope.Senders.Select(SearchKeys.Sender)] : null;
    }

    /// <summary>Where and among whose messages.</summary>
    public Scope Scope { get; }

    /// <summary>The words.</summary>
    public Terms Terms { get; }

    /// <summary>Keys that a message must have, all of them.</summary>
    public int[] Keys { get; }

    /// <summary>Keys of conversations, one of which it must have; null if that is only looked at afterwards.</summary>
    public int[]? ConversationKeys { get; }

    /// <summary>The same of people.</summary>
    public int[]? SenderKeys { get; }

    /// <summary>It was said before this moment.</summary>
    public DateTime? Before { get; }

    /// <summary>It was said at this moment or later.</summary>
    public DateTime? From { get; }

    /// <summary>There are words to go by, so that it may be rare.</summary>
    public bool IsParticular { get; }

    public bool HasReaction => Has.Contains("reaction");

    public bool IsPinned => Has.Contains("pin") || Is.Contains("pinned");

    public bool IsThread => Is.Contains("thread");

    private bool HasLink => Has.Contains("link");

    private bool HasCode => Has.Contains("code");

    private bool HasFile => Has.Contains("file");

    private bool HasPicture => Has.Contains("picture");

    private HashSet<string> Has { get; }

    private HashSet<string> Is { get; }

    /// <summary>Compares what a message says itself with what is wanted.</summary>
    public Match Compare(Candidate message) =>
        (HasLink && !MessageTraits.HasLink(message.Text))
        || (HasCode && !MessageTraits.HasCode(message.Text))
        || (HasFile && message.Files is null)
        || (HasPicture && !MessageTraits.HasPicture(message.Files))
            ? default
            : Terms.Compare(message.Words);

    private static DateTime Midnight(DateOnly day, TimeSpan offset) =>
        day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) - offset;

    private static DateTime Earlier(DateTime? one, DateTime other) => one < other ? one.Value : other;

    private static DateTime Later(DateTime? one, DateTime other) => one > other ? one.Value : other;
}
