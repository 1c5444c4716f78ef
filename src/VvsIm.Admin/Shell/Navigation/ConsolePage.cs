using VvsIm.Ui.Kit;

namespace VvsIm.Admin.Shell.Navigation;

/// <summary>A page of the console that the navigation leads to.</summary>
/// <param name="Href">Relative to the console's own address.</param>
/// <param name="Text">Its name.</param>
/// <param name="Icon">Drawn before it.</param>
/// <param name="Group">The heading under which it stands.</param>
/// <param name="OperatorsOnly">Moderators don't see it; the server would refuse them.</param>
internal sealed record ConsolePage(string Href, string Text, IconName Icon, string Group, bool OperatorsOnly = false)
{
    private const string Now = "Now";
    private const string Moderate = "Moderate";
    private const string Settings = "Settings";
    private const string Operate = "Operate";

    /// <summary>All of them, in their order.</summary>
    public static readonly ConsolePage[] All =
    [
        new("", "Overview", IconName.Pulse, Now, OperatorsOnly: true),
        new("reports", "Reports", IconName.Flag, Moderate),
        new("appeals", "Appeals", IconName.Reply, Moderate),
        new("held", "Held messages", IconName.Clock, Moderate),
        new("users", "Users", IconName.Group, Moderate),
        new("conversations", "Conversations", IconName.Conversation, Moderate),
        new("broadcasts", "Broadcasts", IconName.Bell, Moderate),
        new("events", "Moderation log", IconName.Seen, Moderate),
        new("retention", "Retention", IconName.Clock, Settings),
        new("outbox", "Outbox", IconName.Send, Operate, OperatorsOnly: true),
        new("jobs", "Jobs", IconName.Refresh, Operate, OperatorsOnly: true),
        new("realtime", "Realtime", IconName.Pulse, Operate, OperatorsOnly: true),
        new("storage", "Storage", IconName.File, Operate, OperatorsOnly: true),
        new("system", "System", IconName.System, Operate, OperatorsOnly: true),
        new("workspaces", "Workspaces", IconName.Home, Settings),
        new("settings", "Registration", IconName.Tune, Settings, OperatorsOnly: true),
    ];

    /// <summary>Those that an operator, or somebody who is none, may see. The first of them is where they begin.</summary>
    public static IEnumerable<ConsolePage> For(bool isOperator) => All.Where(page => isOperator || !page.OperatorsOnly);
}
