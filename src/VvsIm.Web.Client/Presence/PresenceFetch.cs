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
    private readonly Action arrived;
    private readonly Action doubted;
    private readonly TimeProvider time;
    private readonly Errand errand;
    private ITimer? soon;
    private ITimer? later;
    private bool peopleToo;

    /// <summary>For one signed-in person.</summary>
    /// <param name="client">The server.</param>
    /// <param name="board">Whom to ask about, and where answers go.</param>
    /// <param name="people">Who may have changed too.</param>
    /// <param name="arrived">Called after each answer.</param>
    /// <param name="doubted">Called when people are to be looked at again.</param>
    /// <param name="time">The time.</param>
    /// <param name="logger">Takes refusals.</param>
    public PresenceFetch(
        VvsImClient client,
        PresenceBoard board,
        People people,
        Action arrived,
        Action doubted,
        TimeProvider time,
        ILogger logger
    )
    {
        (this.client, this.board, this.people, this.time) = (client, board, people, time);
        (this.arrived, this.doubted) = (arrived, doubted);
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
    /// <param name="andPeople">Their names, statuses and pictures may have been missed too.</param>
    public void AskWithin(TimeSpan span, bool andPeople = false)
    {
        peopleToo |= andPeople;
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
        if (!peopleToo)
            return;
        peopleToo = false;
        people.Doubt();
        doubted();
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        while (board.TakeWanted() is { Length: > 0 } ids)
        {
            var answered = false;
            try
            {
                var page = await client.Presence.OfAsync(ids, cancellationToken);
                board.Apply(page.Items, page.At);
                answered = true;
            }
            finally
            {
                if (!answered)
                    board.AskAgain(ids);
            }
            arrived();
        }
    }
}
