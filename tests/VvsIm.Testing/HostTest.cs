using Microsoft.AspNetCore.Builder;
using Xunit;

namespace VvsIm.Testing;

/// <summary>A test with a host and a database of its own.</summary>
public abstract class HostTest : IAsyncLifetime
{
    private TestDatabase? database;
    private TestHost? host;

    /// <summary>The host.</summary>
    protected TestHost Host => host ?? throw new InvalidOperationException("The host has not been started.");

    /// <summary>Ends when the test is given up.</summary>
    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Settings that differ from a plain host's.</summary>
    protected virtual IReadOnlyDictionary<string, string?>? Settings => null;

    /// <summary>Starts the host.</summary>
    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        host = await TestHost.StartAsync(database.ConnectionString, Settings, Configure);
    }

    /// <summary>Stops the host and drops its database.</summary>
    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (host is not null)
            await host.DisposeAsync();
        if (database is not null)
            await database.DisposeAsync();
    }

    /// <summary>Replaces foreign systems by doubles.</summary>
    protected virtual void Configure(WebApplicationBuilder builder) { }
}
