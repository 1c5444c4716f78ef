using VvsIm.Contracts.Accounts;
using VvsIm.Contracts.Conversations;

namespace VvsIm.Web.Client.Search;

/// <summary>Somewhere that the quick switcher leads to.</summary>
/// <param name="Label">What it is called.</param>
public abstract record SwitcherItem(string Label)
{
    /// <summary>What kind of place, where that is not plain from its name.</summary>
    public string? Detail { get; init; }
}

/// <summary>A conversation of one's own list.</summary>
public sealed record ConversationFound(Conversation Conversation, string Label) : SwitcherItem(Label);

/// <summary>Somebody one has not written with.</summary>
public sealed record PersonFound(User User) : SwitcherItem(User.DisplayName);

/// <summary>A public channel that one is not in.</summary>
public sealed record ChannelFound(Guid Id, string Label) : SwitcherItem(Label);

/// <summary>A message.</summary>
public sealed record MessageFound(string Label, string Address) : SwitcherItem(Label);

/// <summary>All messages with these words.</summary>
public sealed record SearchOffered(string Words) : SwitcherItem($"Search messages for “{Words}”");
