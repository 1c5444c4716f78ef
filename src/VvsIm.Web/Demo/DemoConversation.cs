namespace VvsIm.Web.Demo;

/// <summary>A conversation of the demo data.</summary>
/// <param name="Title">Null for a direct one.</param>
/// <param name="Members">Who is in it; the first one made it.</param>
internal sealed record DemoConversation(string? Title, IReadOnlyList<string> Members)
{
    /// <summary>What was said, in order.</summary>
    public List<DemoMessage> Messages { get; } = [];

    /// <summary>How many of the last messages a person has not read; who is not in it has read all.</summary>
    public Dictionary<string, int> Unread { get; } = [];
}

/// <summary>Something said in the demo data.</summary>
internal sealed record DemoMessage(DateTimeOffset At, string Sender, string Text);
