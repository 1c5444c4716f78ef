using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Moderation.Reports;

namespace VvsIm.Testing;

/// <summary>How people report, and moderators decide.</summary>
public static class ReportOperations
{
    /// <summary>Signs up somebody who keeps order in the workspace that everybody comes into.</summary>
    public static async Task<Tester> SignUpModeratorAsync(this TestHost host, string name)
    {
        var who = await host.SignUpAsync(name);
        await host.MakeModeratorAsync(who);
        return who;
    }

    /// <summary>Somebody keeps order in all workspaces that they are in.</summary>
    public static async Task MakeModeratorAsync(this TestHost host, Tester who)
    {
        await using var database = await host.OpenDatabaseAsync();
        await database.ExecuteAsync($"UPDATE workspace_members SET role = 'moderator' WHERE user_id = '{who.Id}'");
    }

    /// <summary>Reports a message.</summary>
    public static Task<FiledReport> ReportAsync(
        this Tester who,
        Message message,
        ReportReason reason = ReportReason.Harassment,
        string? comment = null,
        ReportContext? context = null
    ) => who.Api.Reports.MessageAsync(message.Id, new(reason, comment, context));

    /// <summary>The queue as this person sees it.</summary>
    public static async Task<ReportItem[]> QueueAsync(this Tester who, params (string Name, string Value)[] filters) =>
        (
            await who.Api.Reports.ListAsync(
                new() { Filters = filters.ToDictionary(filter => filter.Name, filter => filter.Value) }
            )
        ).Items;

    /// <summary>The only report that this person sees in the queue, whole.</summary>
    public static async Task<ReportDetails> OnlyReportAsync(this Tester who) =>
        await who.Api.Reports.GetAsync((await who.QueueAsync()).Single().Id);

    /// <summary>Decides a report as it is now.</summary>
    public static async Task<ReportDetails> ResolveAsync(
        this Tester who,
        Guid id,
        bool upheld,
        ReportAction action = ReportAction.None,
        string? toReporters = null,
        string? toPerson = null
    ) =>
        await who.Api.Reports.ResolveAsync(
            id,
            new((await who.Api.Reports.GetAsync(id)).Report.Version, upheld, action, "because", toReporters, toPerson)
        );
}
