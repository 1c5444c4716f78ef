using System.Text.Json;
using VvsIm.Contracts;
using VvsIm.Contracts.Presence;
using VvsIm.Contracts.Realtime;
using VvsIm.Core.Realtime;

namespace VvsIm.Core.Presence.Telling;

/// <summary>
/// Changes as publications: one per workspace and one per conversation, whatever their number. When more came or went than an event names,
/// the workspace is only told to ask.
/// </summary>
internal static class PresenceNews
{
    // So many questions a second are nothing beside the messages that as many people write.
    private const int QuestionsPerSecond = 100;
    private const int LongestSpread = 60;

    /// <summary>Everything that follows from these changes.</summary>
    /// <param name="changes">What changed.</param>
    /// <param name="owed">Workspaces that missed something and have to ask.</param>
    /// <param name="online">How many may ask, per workspace that is told to.</param>
    public static IReadOnlyList<Publication> Of(
        Changes changes,
        IReadOnlySet<Guid> owed,
        IReadOnlyDictionary<Guid, int> online
    ) =>
        [
            .. changes
                .People.GroupBy(change => change.WorkspaceId, change => change.Person)
                .Where(people => !owed.Contains(people.Key) && !IsCrowd(people))
                .Select(people => To(Channels.Workspace(people.Key), new PresenceChanged([.. people], changes.At))),
            .. Stirred(changes, owed)
                .Select(id => To(Channels.Workspace(id), new PresenceStirred(Spread(online.GetValueOrDefault(id))))),
            .. changes.Conversations.Select(present =>
                To(Channels.Conversation(present.ConversationId), new ConversationPresenceChanged(present))
            ),
        ];

    /// <summary>Workspaces that are told to ask.</summary>
    public static Guid[] Stirred(Changes changes, IReadOnlySet<Guid> owed) =>
        [
            .. changes
                .People.GroupBy(change => change.WorkspaceId, change => change.Person)
                .Where(IsCrowd)
                .Select(people => people.Key)
                .Union(owed),
        ];

    /// <summary>An event that nobody keeps, for one channel.</summary>
    public static Publication To(string channel, RealtimeEvent happened) => To([channel], happened);

    /// <summary>The same for several.</summary>
    public static Publication To(IReadOnlyList<string> channels, RealtimeEvent happened) =>
        new(channels, JsonSerializer.SerializeToUtf8Bytes(happened, VvsImJson.Default.RealtimeEvent), null)
        {
            Transient = true,
        };

    private static bool IsCrowd(IEnumerable<PersonPresence> people) => people.Skip(Limits.PresenceChanges).Any();

    private static int Spread(int online) => Math.Clamp(online / QuestionsPerSecond, 2, LongestSpread);
}
