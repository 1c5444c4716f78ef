using VvsIm.Contracts.Media;
using VvsIm.Web.Client.Media.Uploads;

namespace VvsIm.Web.Client.Messages;

/// <summary>
/// Messages that wait for their files. One goes when the server has them all, and never without one; what has become of an upload is
/// written down with its message, so that after a reload only what was still under way is missing.
/// </summary>
public sealed partial class Sending
{
    /// <summary>Takes one of several files out of a message that waits for them.</summary>
    public async Task RemoveFileAsync(UnsentMessage message, Guid fileId)
    {
        UnsentFile[] left = [.. message.Files!.Where(file => file.Id != fileId)];
        if (left.Length == 0)
            return;
        outgoing.Refile(message, left);
        uploads.Discard(fileId);
        if (left.All(file => file.Uploaded is not null))
            outgoing.Retry(message);
        Go();
        await KeepAsync(message);
    }

    /// <summary>Puts a file in the place of one that the page has let go of.</summary>
    /// <returns>Why it cannot be taken; null if it is.</returns>
    public async Task<string?> ReplaceAsync(UnsentMessage message, Guid fileId, ChosenFile chosen, Guid? workspaceId)
    {
        var (added, refusal) = uploads.AddToMessage(message.ConversationId, message.ThreadSeq, workspaceId, chosen);
        if (added is null)
            return refusal;
        outgoing.Refile(message, [.. message.Files!.Select(file => file.Id == fileId ? added : file)]);
        TakeUploads();
        await KeepAsync(message);
        return null;
    }

    private static IEnumerable<Guid> FilesOf(UnsentMessage message) => message.Files?.Select(file => file.Id) ?? [];

    private void RetryFiles(UnsentMessage message)
    {
        foreach (var id in FilesOf(message))
            uploads.Retry(id);
        TakeUploads();
    }

    private void TakeUploads()
    {
        var changed = false;
        foreach (
            var message in outgoing
                .Items.Where(m => m is { Ready: false, State: SendState.Waiting or SendState.Failed })
                .ToArray()
        )
            changed |= TakeUploads(message);
        if (changed)
            Go();
    }

    private bool TakeUploads(UnsentMessage message)
    {
        UnsentFile[] files =
        [
            .. message.Files!.Select(file => file with { Uploaded = file.Uploaded ?? Uploaded(file) }),
        ];
        var trouble = files.Select(Trouble).FirstOrDefault(words => words is not null);
        var arrived = !files.SequenceEqual(message.Files!);
        if (arrived)
            outgoing.Refile(message, files);
        if (trouble is not null)
            outgoing.Refused(message, trouble);
        else if (message.State == SendState.Failed)
            outgoing.Retry(message);
        var turned = (message.State == SendState.Failed) != (trouble is not null);
        if (arrived || turned)
            _ = KeepAsync(message);
        return arrived || turned || message.Reason != trouble;
    }

    private Attachment? Uploaded(UnsentFile file) =>
        uploads.Find(file.Id) is { State: UploadState.Done, Medium.Attachment: var attachment } ? attachment : null;

    private string? Trouble(UnsentFile file) =>
        file.Uploaded is not null ? null
        : uploads.Find(file.Id) is not { } known
            ? file.Kind == MediaKind.Voice ? "The recording was lost with the page it was made on."
                : $"{file.Name} was not uploaded: choose it again."
        : known.State == UploadState.Failed ? UploadWords.Failure(known)
        : null;

    // The server keeps what nobody attaches for a day. Whatever this page still has is uploaded once more.
    private async Task UploadAgainAsync(UnsentMessage message)
    {
        outgoing.Interrupted(message);
        outgoing.Refile(message, [.. message.Files!.Select(file => file with { Uploaded = null })]);
        foreach (var id in FilesOf(message))
            uploads.Renew(id);
        TakeUploads();
        await KeepAsync(message);
    }

    private async Task KeepAsync(UnsentMessage message)
    {
        if (outgoing.In(message.ConversationId).FirstOrDefault(m => m.ClientId == message.ClientId) is { } now)
            await store.PutAsync(now);
        Changed.Raise();
    }
}
