using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;
using VvsIm.Contracts.Messages;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Messages;

/// <summary>
/// Moves the window of a log, one page at a time, and keeps it small: what is let go at the far side is loaded again when needed. A
/// page that does not arrive is asked for again by the person, or when the network is back.
/// </summary>
public sealed class LogPages(LogSource source, MessageLog log, Action<User[], ThreadPosition[]?> meet, Signal changed)
    : IDisposable
{
    /// <summary>Messages kept in the window.</summary>
    public const int WindowSize = 300;

    private readonly CancellationTokenSource closed = new();
    private Task underWay = Task.CompletedTask;

    /// <summary>The last page asked for did not arrive.</summary>
    public bool Failed { get; private set; }

    /// <summary>The page before the window is under way.</summary>
    public bool LoadingOlder { get; private set; }

    /// <summary>A page is under way.</summary>
    public bool Busy => !underWay.IsCompleted;

    /// <summary>The conversation turned out not to be there any more.</summary>
    public bool Gone { get; private set; }

    /// <summary>Loads the page before the window.</summary>
    public Task OlderAsync() => log.HasOlder && !Busy ? underWay = PageAsync(LoadOlderAsync) : underWay;

    /// <summary>Loads the page after the window.</summary>
    public Task NewerAsync() =>
        log.HasNewer && log.Items.Count > 0 && !Busy ? underWay = PageAsync(LoadNewerAsync) : underWay;

    /// <summary>Loads a page in place of the window, once one under way has come; null if it did not arrive.</summary>
    public async Task<MessagePage?> ReplaceAsync(Func<CancellationToken, Task<MessagePage>> load)
    {
        await underWay;
        MessagePage? loaded = null;
        await (
            underWay = PageAsync(async cancellationToken =>
            {
                var page = await load(cancellationToken);
                meet(page.Users, page.Threads);
                log.Load(page);
                loaded = page;
            })
        );
        return loaded;
    }

    /// <summary>The network is back: a page that failed may be asked for again.</summary>
    public void Hurry() => Failed = false;

    /// <summary>Lets go of the far side as seen from the reader: never of what is on screen.</summary>
    /// <param name="atEnd">The reader is at the end of the newest messages.</param>
    /// <param name="lastVisible">The newest message that the reader sees.</param>
    public void Trim(bool atEnd, long lastVisible)
    {
        if (Busy)
            return;
        if (atEnd)
            log.TrimOlder(WindowSize);
        else if (log.Items.Count > WindowSize * 2 && lastVisible < log.Items[WindowSize].Seq)
            log.TrimNewer(WindowSize);
    }

    public void Dispose()
    {
        closed.Cancel();
        closed.Dispose();
    }

    private async Task PageAsync(Func<CancellationToken, Task> load)
    {
        if (closed.IsCancellationRequested)
            return;
        Failed = false;
        try
        {
            await load(closed.Token);
        }
        catch (ProblemException e) when (e.Code == ProblemCodes.NotFound)
        {
            Gone = true;
        }
        catch (Exception e) when (e is ProblemException || Reach.Failed(e) || closed.IsCancellationRequested)
        {
            Failed = true;
        }
        finally
        {
            LoadingOlder = false;
        }
        changed.Raise();
    }

    private async Task LoadOlderAsync(CancellationToken cancellationToken)
    {
        LoadingOlder = true;
        changed.Raise();
        var first = log.Items[0].Seq;
        var page = await source.BeforeAsync(first, cancellationToken);
        meet(page.Users, page.Threads);
        log.Prepend(page, first);
        log.TrimNewer(WindowSize);
    }

    private async Task LoadNewerAsync(CancellationToken cancellationToken)
    {
        var last = log.Items[^1].Seq;
        var page = await source.AfterAsync(last, cancellationToken);
        meet(page.Users, page.Threads);
        log.Append(page, last);
        log.TrimOlder(WindowSize);
    }
}
