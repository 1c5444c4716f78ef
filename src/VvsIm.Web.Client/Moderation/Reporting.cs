using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Moderation.Reports;

namespace VvsIm.Web.Client.Moderation;

/// <summary>What a person wants to report.</summary>
/// <param name="About">What it is.</param>
/// <param name="Id">The id of that.</param>
/// <param name="Name">Whose message it is, who it is, or what the conversation is called.</param>
public sealed record Reportable(ReportSubject About, Guid Id, string Name)
{
    /// <summary>The message, if it is one.</summary>
    public Message? Message { get; init; }

    /// <summary>What of the conversation is at hand, oldest first: messages from which some can be handed over.</summary>
    public IReadOnlyList<Message> Nearby { get; init; } = [];

    /// <summary>The workspace whose moderators look at it; null: the server knows.</summary>
    public Guid? WorkspaceId { get; init; }
}

/// <summary>Where menus and cards say what is to be reported; the dialog that everybody shares hears it.</summary>
public sealed class Reporting
{
    /// <summary>Somebody wants to report this.</summary>
    public event Action<Reportable>? Asked;

    /// <summary>Asks what is wrong with this.</summary>
    public void Ask(Reportable wanted) => Asked?.Invoke(wanted);
}
