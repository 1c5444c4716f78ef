using Microsoft.JSInterop;

namespace VvsIm.Web.Client.Messages;

/// <summary>What MessageList.razor.js may say to its component.</summary>
public sealed class MessageListView(MessageList list)
{
    /// <summary>The view nears the beginning of what is loaded.</summary>
    [JSInvokable]
    public Task NearStart() => list.NearStartAsync();

    /// <summary>The view nears the end of what is loaded.</summary>
    [JSInvokable]
    public Task NearEnd() => list.NearEndAsync();

    /// <summary>What the view shows changed.</summary>
    /// <param name="lastVisible">The newest stored message of which the end is in view; 0 if none.</param>
    /// <param name="atEnd">The end of the newest messages is in view.</param>
    /// <param name="attentive">The tab is visible and has the focus.</param>
    [JSInvokable]
    public void Viewed(long lastVisible, bool atEnd, bool attentive) => list.Viewed(lastVisible, atEnd, attentive);
}
