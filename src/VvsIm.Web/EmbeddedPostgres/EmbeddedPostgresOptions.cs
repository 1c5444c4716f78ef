namespace VvsIm.Web.EmbeddedPostgres;

/// <summary>The private PostgreSQL, used when no <c>ConnectionStrings:Postgres</c> is configured.</summary>
public sealed record EmbeddedPostgresOptions
{
    /// <summary>The data directory of the installation (<c>Data:Directory</c>); the cluster is its folder <c>postgres</c>.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Directory with <c>postgres</c> and <c>initdb</c> (<c>Postgres:Binaries</c>); null looks in the usual places.</summary>
    public string? Binaries { get; init; }

    /// <summary>
    /// Settings that win over the cluster's <c>postgresql.conf</c>, by name. Tests turn <c>fsync</c> off with them; an
    /// installation tunes its <c>postgresql.conf</c> instead.
    /// </summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();
}
