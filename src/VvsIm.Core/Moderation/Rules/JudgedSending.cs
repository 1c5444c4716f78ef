using VvsIm.Core.Messages;
using VvsIm.Core.Moderation.Held;
using VvsIm.Core.Moderation.Rules.Matching;

namespace VvsIm.Core.Moderation.Rules;

/// <summary>The way of everything that people say themselves: past the rules of its workspace, and then to the append, aside, or nowhere.</summary>
internal sealed class JudgedSending(
    RuleJudge judge,
    AppendQueue queue,
    AppendStore store,
    HoldMessage holding,
    FlagMessage flagging
)
{
    /// <summary>Answers when it is stored, held or refused.</summary>
    /// <exception cref="AppendUnavailableException">Not known to be stored: sending it again with the same client id is safe.</exception>
    public async Task<Appended> SendAsync(Append append, CancellationToken cancellationToken)
    {
        var verdict = await judge.JudgeAsync(
            append.ConversationId,
            new Utterance(
                append.SenderId,
                append.ClientId,
                append.Text,
                append is { AttachmentIds: not null } or { AttachmentsOf: not null }
            ),
            cancellationToken
        );
        if (verdict.Holds)
            return await holding.HoldAsync(append, verdict.Deciding!, cancellationToken);
        if (verdict.Blocks)
            // What an earlier try has stored stays stored, whatever the rules say since.
            return await store.FindAsync(append, cancellationToken) is { } stored
                ? new(stored, false)
                : Appended.NotFound with
                {
                    Blocked = verdict.Deciding!.Message,
                };
        var appended = await queue.AppendAsync(append);
        if (appended is { Created: true, Message: { } message })
            foreach (var rule in verdict.Flags)
                await flagging.FlagAsync(message, rule, cancellationToken);
        return appended;
    }
}
