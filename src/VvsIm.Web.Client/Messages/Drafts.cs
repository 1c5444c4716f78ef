namespace VvsIm.Web.Client.Messages;

/// <summary>What was begun and not sent, per conversation, as long as the tab lives.</summary>
public sealed class Drafts
{
    private readonly Dictionary<Guid, string> texts = [];

    /// <summary>The text begun in this conversation; empty if none.</summary>
    public string this[Guid conversationId]
    {
        get => texts.GetValueOrDefault(conversationId, "");
        set => texts[conversationId] = value;
    }

    /// <summary>Forgets them all.</summary>
    public void Clear() => texts.Clear();
}
