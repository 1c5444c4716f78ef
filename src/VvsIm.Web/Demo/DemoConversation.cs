namespace VvsIm.Web.Demo;

/// <summary>A conversation of the demo data.</summary>
/// <param name="Kind">As the database spells it.</param>
/// <param name="Title">Null for a direct one.</param>
/// <param name="Members">Who is in it; the first one made it.</param>
internal sealed record DemoConversation(string Kind, string? Title, IReadOnlyList<string> Members)
{
    /// <summary>What it is about; null if nobody has said.</summary>
    public string? Topic { get; set; }

    /// <summary>What stands for it in lists; null: its initials.</summary>
    public string? Emoji { get; set; }

    /// <summary>Who may write, as the database spells it.</summary>
    public string Posting { get; set; } = "everyone";

    /// <summary>Who keeps it in order, beside whoever made it.</summary>
    public List<string> Admins { get; } = [];

    /// <summary>What was said, in order.</summary>
    public List<DemoMessage> Messages { get; } = [];

    /// <summary>How many of the last messages a person has not read; who is not in it has read all.</summary>
    public Dictionary<string, int> Unread { get; } = [];
}

/// <summary>Something said in the demo data.</summary>
internal sealed record DemoMessage(DateTimeOffset At, string Sender, string Text);
