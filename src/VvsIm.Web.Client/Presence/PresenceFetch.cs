using VvsIm.Contracts;
using VvsIm.Web.Client.Accounts;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Presence;

/// <summary>Asks the server, in batches, who of those on the screens is there.</summary>
public sealed class PresenceFetch : IDisposable
{
    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(50);

    private readonly VvsImClient client;
    private readonly PresenceBoard board;
    private readonly People people;
    private readonly Action<bool> arrived;
    private readonly TimeProvider time;
    private readonly Errand errand;
    private ITimer? soon;
    private ITimer? later;
    private bool statusesToo;

    /// <summary>For one signed-in person.</summary>
    /// <param name="client">The server.</param>
    /// <param name="board">Whom to ask about, and where answers go.</param>
    /// <param name="people">Where statuses go.</param>
    /// <param name="arrived">Called after each answer; true if a status may be another.</param>
    /// <param name="time">The time.</param>
    /// <param name="logger">Takes refusals.</param>
    public PresenceFetch(
        VvsImClient client,
        PresenceBoard board,
        People people,
        Action<bool> arrived,
        TimeProvider time,
        ILogger logger
    )
    {
        (this.client, this.board, this.people, this.arrived, this.time) = (client, board, people, arrived, time);
        errand = new Errand(RunAsync, time, logger);
    }

    /// <summary>Asks for whoever is wanted, soon: all who come on a screen together are asked for together.</summary>
    public void Ask()
    {
        if (board.Wants)
            soon ??= time.CreateTimer(_ => AskNow(), null, Together, Timeout.InfiniteTimeSpan);
    }

    /// <summary>
    /// Asks about everybody again, at a random moment of the span, so that not all clients ask at once. What is told meanwhile to ask
    /// again is answered by the same question.
    /// </summary>
    /// <param name="span">How long to take.</param>
    /// <param name="statuses">Statuses may have been missed too.</param>
    public void AskWithin(TimeSpan span, bool statuses = false)
    {
        statusesToo |= statuses;
        later ??= time.CreateTimer(_ => AskAll(), null, span * Random.Shared.NextDouble(), Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc cref="Errand.Hurry"/>
    public void Hurry() => errand.Hurry();

    public void Dispose()
    {
        soon?.Dispose();
        later?.Dispose();
        errand.Dispose();
    }

    private void AskNow()
    {
        soon?.Dispose();
        soon = null;
        errand.Ask();
    }

    private void AskAll()
    {
        later?.Dispose();
        later = null;
        board.Doubt();
        if (board.Wants)
            errand.Ask();
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        var statuses = statusesToo;
        statusesToo = false;
        while (board.TakeWanted() is { Length: > 0 } ids)
        {
            var answered = false;
            try
            {
                var page = await client.Presence.OfAsync(ids, cancellationToken);
                board.Apply(page.Items, page.At);
                if (statuses)
                    people.Add((await client.Accounts.FindAsync(ids, cancellationToken)).Items);
                answered = true;
            }
            finally
            {
                if (!answered)
                {
                    statusesToo |= statuses;
                    board.AskAgain(ids);
                }
            }
            arrived(statuses);
        }
    }
}
