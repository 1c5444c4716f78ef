using VvsIm.Contracts;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Moderation.Reports;
using VvsIm.Web.Client.Media;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Moderation;

/// <summary>
/// Asks what is wrong with a message, a person or a conversation, shows what would be handed over, sends it, and says what happens next. What was typed
/// stays when it could not be sent.
/// </summary>
public sealed partial class ReportDialog : IDisposable
{
    private Reportable? wanted;
    private FiledReport? filed;
    private ReportReason? reason;
    private string comment = "";
    private int around;
    private string? trouble;
    private bool sending;

    [CascadingParameter]
    public required Chat Chat { get; set; }

    private string Title =>
        wanted is null ? "Report"
        : filed is not null ? "Report sent"
        : ReportWords.Title(wanted);

    private IEnumerable<Message> Shown =>
        wanted is null
            ? []
            : ReportContextChoice
                .Around(wanted, around)
                .Concat(wanted.Message is { } reported ? [reported] : [])
                .OrderBy(message => message.Seq);

    private string PreviewWords =>
        Shown.Count() switch
        {
            0 => "No message is handed over",
            1 => "See the message that is handed over",
            var many => $"See the {many} messages that are handed over",
        };

    protected override void OnInitialized() => Chat.Reporting.Asked += Show;

    public void Dispose() => Chat.Reporting.Asked -= Show;

    private void Show(Reportable asked)
    {
        (wanted, filed, reason, comment, around, trouble, sending) = (asked, null, null, "", 0, null, false);
        _ = InvokeAsync(StateHasChanged);
    }

    private void Close() => wanted = null;

    private void Choose(ReportReason chosen) => (reason, trouble) = (chosen, null);

    private string Words(Message message) => AttachmentWords.Of(message, id => Chat.People.Find(id)?.DisplayName);

    private async Task SendAsync()
    {
        if (sending || wanted is not { } about)
            return;
        if (reason is null)
        {
            trouble = "Choose what is wrong.";
            return;
        }
        if (reason == ReportReason.Other && string.IsNullOrWhiteSpace(comment))
        {
            trouble = "Say in your own words what is wrong.";
            return;
        }
        (sending, trouble) = (true, null);
        try
        {
            var answer = await SendAsync(about);
            if (wanted == about)
                filed = answer;
        }
        catch (Exception e) when (e is ProblemException || Reach.Failed(e))
        {
            trouble = ReportWords.Trouble(e);
        }
        finally
        {
            sending = false;
        }
    }

    private Task<FiledReport> SendAsync(Reportable about)
    {
        Guid[] chosen = [.. ReportContextChoice.Around(about, around).Select(message => message.Id)];
        var request = new ReportRequest(
            reason,
            string.IsNullOrWhiteSpace(comment) ? null : comment.Trim(),
            chosen.Length > 0 ? new(MessageIds: chosen) : null,
            about.WorkspaceId
        );
        return about.About switch
        {
            ReportSubject.Message => Chat.Client.Reports.MessageAsync(about.Id, request),
            ReportSubject.User => Chat.Client.Reports.UserAsync(about.Id, request),
            _ => Chat.Client.Reports.ConversationAsync(about.Id, request),
        };
    }
}
