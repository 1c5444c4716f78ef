using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Npgsql;
using VvsIm.Contracts.Operations;
using VvsIm.Contracts.Realtime;
using VvsIm.Core.Database;
using VvsIm.Core.Realtime;

namespace VvsIm.Core.Operations.Engine;

/// <summary><c>GET /api/admin/realtime</c>: the engine's processes and its busiest channels, with the names of those they belong to.</summary>
internal static class ReadRealtime
{
    private const int Shown = 50;

    private const string Names = """
        SELECT id, coalesce(title, 'Direct conversation') FROM conversations WHERE id = ANY ($1)
        UNION ALL SELECT id, name FROM workspaces WHERE id = ANY ($1)
        UNION ALL SELECT id, display_name FROM users WHERE id = ANY ($1)
        """;

    public static async Task<Ok<RealtimeState>> HandleAsync(
        IRealtime realtime,
        IOptions<RealtimeOptions> options,
        NpgsqlDataSource database,
        CancellationToken cancellationToken
    )
    {
        var engine = options.Value.Provider == RealtimeProvider.Embedded ? "embedded" : "centrifugo";
        try
        {
            var report = await realtime.ReportAsync(Shown, cancellationToken);
            var named = await NamesAsync(database, report.Channels, cancellationToken);
            return TypedResults.Ok(
                new RealtimeState
                {
                    Engine = engine,
                    Nodes =
                    [
                        .. report.Nodes.Select(node => new RealtimeNode
                        {
                            Name = node.Name,
                            Version = node.Version,
                            Connections = node.Connections,
                            Users = node.Users,
                            Channels = node.Channels,
                            UptimeSeconds = node.UptimeSeconds,
                        }),
                    ],
                    Channels =
                    [
                        .. report.Channels.Select(channel => new RealtimeChannel
                        {
                            Channel = channel.Name,
                            Subscribers = channel.Subscribers,
                            Name = IdOf(channel) is { } id ? named.GetValueOrDefault(id) : null,
                        }),
                    ],
                }
            );
        }
        catch (RealtimeUnavailableException away)
        {
            return TypedResults.Ok(new RealtimeState { Engine = engine, Error = away.Message });
        }
    }

    private static async Task<Dictionary<Guid, string>> NamesAsync(
        NpgsqlDataSource database,
        IReadOnlyList<ChannelLoad> channels,
        CancellationToken cancellationToken
    )
    {
        Guid[] ids = [.. channels.Select(IdOf).OfType<Guid>().Where(id => id != Guid.Empty).Distinct()];
        var rows = await database
            .Command(Names, ids)
            .ListAsync(row => KeyValuePair.Create(row.GetGuid(0), row.GetString(1)), cancellationToken);
        var named = rows.ToDictionary();
        named[Guid.Empty] = "Operators";
        return named;
    }

    private static Guid? IdOf(ChannelLoad channel) => Channels.TryParse(channel.Name, out _, out var id) ? id : null;
}
