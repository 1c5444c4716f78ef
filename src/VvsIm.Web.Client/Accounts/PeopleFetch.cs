using VvsIm.Contracts;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Accounts;

/// <summary>Asks the server, in batches, for people who were named by an event and are still unknown.</summary>
public sealed class PeopleFetch : IDisposable
{
    private readonly VvsImClient client;
    private readonly People people;
    private readonly Signal changed;
    private readonly Errand errand;

    public PeopleFetch(VvsImClient client, People people, Signal changed, TimeProvider time, ILogger logger)
    {
        (this.client, this.people, this.changed) = (client, people, changed);
        errand = new Errand(RunAsync, time, logger);
    }

    /// <summary>Asks for whoever is wanted.</summary>
    public void Ask()
    {
        if (people.Wants)
            errand.Ask();
    }

    /// <inheritdoc cref="Errand.Hurry"/>
    public void Hurry() => errand.Hurry();

    public void Dispose() => errand.Dispose();

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        while (people.TakeWanted() is { Length: > 0 } ids)
        {
            var arrived = false;
            try
            {
                people.Add((await client.Accounts.FindAsync(ids, cancellationToken)).Items);
                arrived = true;
            }
            finally
            {
                if (!arrived)
                    people.AskAgain(ids);
            }
            changed.Raise();
        }
    }
}
