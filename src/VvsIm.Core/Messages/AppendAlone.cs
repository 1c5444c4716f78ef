using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Workspaces;
using VvsIm.Core.Messages.Attaching;
using VvsIm.Core.Messages.Threads;
using VvsIm.Core.Outbox;
using VvsIm.Core.Workspaces.Settings;

namespace VvsIm.Core.Messages;

/// <summary>
/// Stores a message that changes more than its conversation, and so goes its own way, a transaction each, beside the batches: a reply
/// in a thread, which changes the thread's first message too, and one with files, which become its own.
/// </summary>
internal sealed class AppendAlone(NpgsqlDataSource database, OutboxSignal signal)
{
    /// <summary>Whether it must go this way.</summary>
    public static bool Takes(Append append) =>
        append is { ThreadSeq: not null } or { AttachmentIds: not null } or { AttachmentsOf: not null };

    /// <summary>Answers after the commit.</summary>
    /// <exception cref="AppendUnavailableException">Not known to be stored: sending it again with the same client id is safe.</exception>
    public async Task<Appended> AppendAsync(Append append)
    {
        try
        {
            // Once begun it is finished, as a batch is, whether or not the sender still waits.
            await using var connection = await database.OpenConnectionAsync(CancellationToken.None);
            await using var transaction = await connection.BeginTransactionAsync(CancellationToken.None);
            if (append is { AttachmentIds: not null } or { AttachmentsOf: not null })
            {
                if (await AttachmentClaim.LockAsync(connection, append, CancellationToken.None) is not { } attachments)
                    // An earlier try may have taken them: then it has stored the message.
                    return await AppendStore.FindAsync(connection, append, CancellationToken.None) is { } stored
                        ? new(stored, false)
                        : Appended.NotFound with
                        {
                            AttachmentsMissing = true,
                        };
                append = append with { Attachments = attachments };
            }
            if (await CheckAsync(connection, append) is { } unwanted)
                // What an earlier try has stored stays stored, whatever was settled since.
                return await AppendStore.FindAsync(connection, append, CancellationToken.None) is { } known
                    ? new(known, false)
                    : Appended.NotFound with
                    {
                        Unwanted = unwanted,
                    };
            var appended = (await AppendStore.AppendAsync(connection, [append], CancellationToken.None))[0];
            if (appended is not { Created: true, Message: { } message })
                return appended;
            if (message.Attachments is not null)
                await AttachmentClaim.TakeAsync(connection, message, CancellationToken.None);
            if (message.ThreadSeq is { } threadSeq)
                await ThreadReplies.AddAsync(connection, message, threadSeq, CancellationToken.None);
            await transaction.CommitAsync(CancellationToken.None);
            signal.Raise(OutboxPartition.Of(message.ConversationId));
            return appended;
        }
        catch (NpgsqlException e)
        {
            throw new AppendUnavailableException("The message could not be stored now.", e);
        }
    }

    private static async Task<ProblemHttpResult?> CheckAsync(NpgsqlConnection connection, Append append)
    {
        var settings = await StoredSettings.OfConversationAsync(
            connection,
            append.ConversationId,
            CancellationToken.None
        );
        if (settings is null)
            return null;
        if (append.ThreadSeq is not null && !settings.Threads)
            return SwitchedOff.Of(WorkspaceFeature.Threads);
        return (append.Attachments ?? [])
            .Select(file => SwitchedOff.Check(settings, file.Kind, file.ContentType))
            .FirstOrDefault(refused => refused is not null);
    }
}
