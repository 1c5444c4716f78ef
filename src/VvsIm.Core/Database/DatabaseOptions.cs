using System.ComponentModel.DataAnnotations;

namespace VvsIm.Core.Database;

/// <summary>Section <c>Database</c>. The address itself is <c>ConnectionStrings:Postgres</c>.</summary>
public sealed class DatabaseOptions
{
    /// <summary>Connections this process may hold at most.</summary>
    [Range(4, 1000)]
    public int MaxConnections { get; set; } = 40;

    /// <summary>How long a statement may take, in seconds, before it is given up.</summary>
    [Range(1, 3600)]
    public int StatementTimeout { get; set; } = 30;
}
