using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;
using VvsIm.Contracts.Messages;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Messages;

/// <summary>Fetches what a log lacks: changes it has missed, texts that came cut, or all of it afresh when it is too far behind.</summary>
public sealed class LogRepair : IDisposable
{
    private readonly LogSource source;
    private readonly MessageLog log;
    private readonly Action<User[], ThreadPosition[]?> meet;
    private readonly Signal changed;
    private readonly Errand errand;

    public LogRepair(
        LogSource source,
        MessageLog log,
        Action<User[], ThreadPosition[]?> meet,
        Signal changed,
        TimeProvider time,
        ILogger logger
    )
    {
        (this.source, this.log, this.meet, this.changed) = (source, log, meet, changed);
        errand = new Errand(RunAsync, time, logger);
    }

    /// <summary>The conversation turned out not to be there any more.</summary>
    public bool Gone { get; private set; }

    /// <summary>The log was loaded afresh: the view cannot stay where it was.</summary>
    public event Action? Reloaded;

    /// <summary>Asks the server if anything is lacking.</summary>
    public void AskIfNeeded()
    {
        if (log.Missing is not null || log.NeedsReload || FirstCut() is not null || log.Unquoted.Any())
            errand.Ask();
    }

    /// <inheritdoc cref="Errand.Hurry"/>
    public void Hurry() => errand.Hurry();

    public void Dispose() => errand.Dispose();

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await RunOnceAsync(cancellationToken))
                changed.Raise();
        }
        catch (ProblemException e) when (e.Code == ProblemCodes.NotFound)
        {
            Gone = true;
            changed.Raise();
        }
    }

    private async Task<bool> RunOnceAsync(CancellationToken cancellationToken)
    {
        if (log.NeedsReload)
        {
            var page = await source.NewestAsync(cancellationToken);
            meet(page.Users, page.Threads);
            log.Load(page);
            Reloaded?.Invoke();
        }
        else if (log.Missing is { } after)
        {
            var page = await source.ChangesAsync(after, cancellationToken);
            meet(page.Users, page.Threads);
            log.Apply(page, after);
        }
        else if (FirstCut() is { } cut)
            await CompleteAsync(cut, cancellationToken);
        else if (log.Unquoted.Cast<long?>().FirstOrDefault() is { } seq)
        {
            log.Quoted.Expect(seq);
            log.Quoted.Answer(seq, await source.GetAsync(seq, cancellationToken));
        }
        else
            return false;
        return true;
    }

    private async Task CompleteAsync(Message cut, CancellationToken cancellationToken)
    {
        // A message that is not there any more stays as much as is known of it.
        log.Complete(await source.GetAsync(cut.Seq, cancellationToken) ?? cut with { Cut = false });
    }

    private Message? FirstCut() =>
        log.Items.FirstOrDefault(m => m.Cut) ?? (log.Root is { Cut: true } root ? root : null);
}
