using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Realtime;

namespace VvsIm.Web.Client.Tests.Model;

/// <summary>The part of the model server that is one member's own.</summary>
internal sealed partial class ModelServer
{
    /// <summary>Who has seen what, as the receipts of a conversation answer.</summary>
    public Dictionary<Guid, List<Receipt>> Receipts { get; } = [];

    /// <summary>Settles something for me, and tells my devices.</summary>
    public Preferences Settle(Room room, Func<Preferences, Preferences> change)
    {
        room.Own = change(room.Own) with { OwnChange = room.Own.OwnChange + 1 };
        Touch(room);
        Events.Add(new PreferencesChanged(room.Own));
        return room.Own;
    }

    public Preferences Prefer(Room room, PreferencesRequest request) =>
        Settle(
            room,
            own =>
                own with
                {
                    PinOrder = request.Pinned switch
                    {
                        null => own.PinOrder,
                        false => null,
                        true => own.PinOrder ?? rooms.Max(r => r.Own.PinOrder ?? 0) + 1,
                    },
                    MutedUntil = request.MutedUntil.Given ? request.MutedUntil.Until : own.MutedUntil,
                    Notify = request.Notify ?? own.Notify,
                    Archived = request.Archived ?? own.Archived,
                }
        );

    public Preferences SaveDraft(Room room, string? text) =>
        text == (room.Own.Draft ?? "")
            ? room.Own
            : Settle(
                room,
                own =>
                    string.IsNullOrWhiteSpace(text)
                        ? own with
                        {
                            Draft = null,
                            DraftAt = null,
                        }
                        : own with
                        {
                            Draft = text,
                            DraftAt = Now(),
                        }
            );

    public Preferences[] OrderPins(Guid[] ids)
    {
        var pinned = rooms
            .Where(r => r is { Left: false, Own: { PinOrder: not null, Archived: false } })
            .OrderBy(r => ids.Contains(r.Id) ? Array.IndexOf(ids, r.Id) : int.MaxValue)
            .ThenBy(r => r.Own.PinOrder)
            .ToArray();
        for (var at = 0; at < pinned.Length; at++)
            if (pinned[at].Own.PinOrder != at + 1)
            {
                var place = at + 1;
                Settle(pinned[at], own => own with { PinOrder = place });
            }
        return [.. pinned.Select(r => r.Own)];
    }

    public ReadPosition MarkUnread(Room room, long? seq)
    {
        var from = seq ?? room.In(null).Last(m => m.SenderId != Me).Seq;
        room.LastReadSeq = Math.Min(room.LastReadSeq, from - 1);
        room.ReadEpoch++;
        Touch(room);
        Events.Add(new ReadMoved(room.Id, Position(room)));
        return Position(room);
    }

    /// <summary>Somebody else leaves; I may inherit.</summary>
    public void LoseMember(Room room, bool heir, Guid? who = null)
    {
        room.Members--;
        room.Role = heir ? MemberRole.Owner : room.Role;
        Touch(room);
        Events.Add(
            new MemberLeft
            {
                ConversationId = room.Id,
                Change = ++room.Change,
                UserId = who ?? Guid.CreateVersion7(),
                Members = room.Members,
                NewOwnerId = heir ? Me : null,
            }
        );
    }

    // A message brings back what was put away, unless that is muted then.
    private void BringBack(Room room, DateTimeOffset now)
    {
        if (room.Own.Archived && !(room.Own.MutedUntil > now))
            Settle(room, own => own with { Archived = false });
    }
}
