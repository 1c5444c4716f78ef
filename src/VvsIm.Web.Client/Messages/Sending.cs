using VvsIm.Contracts;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Moderation.Held;
using VvsIm.Web.Client.Media;
using VvsIm.Web.Client.Media.Uploads;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Messages;

/// <summary>
/// Brings what was written to the server, each conversation's messages in order, however long the network is away. What the server
/// refuses for good is left to the person, with the reason.
/// </summary>
public sealed partial class Sending : IDisposable
{
    private readonly VvsImClient client;
    private readonly Outgoing outgoing;
    private readonly UnsentStore store;
    private readonly Pace pace;
    private readonly UploadQueue uploads;
    private readonly TimeProvider time;
    private readonly Errand errand;
    private ITimer? turn;

    public Sending(
        VvsImClient client,
        Outgoing outgoing,
        UnsentStore store,
        Pace pace,
        UploadQueue uploads,
        TimeProvider time,
        ILogger logger
    )
    {
        (this.client, this.outgoing, this.store, this.pace, this.time) = (client, outgoing, store, pace, time);
        this.uploads = uploads;
        errand = new Errand(RunAsync, time, logger);
        uploads.Turned += TakeUploads;
    }

    /// <summary>What is on its way changed.</summary>
    public Signal Changed { get; } = new();

    /// <summary>The server has stored this message.</summary>
    public event Action<Message>? Stored;

    /// <summary>A rule holds it until a moderator has looked at it.</summary>
    public event Action<HeldMessage>? Held;

    /// <summary>Goes on with what an earlier visit left unsent.</summary>
    public async Task ResumeAsync()
    {
        foreach (var message in await store.AdoptAsync())
            outgoing.Add(message);
        TakeUploads();
        Go();
    }

    /// <summary>Sends a new message, perhaps as an answer, perhaps into a thread; one with files goes once they are uploaded.</summary>
    public Task SendAsync(
        Guid conversationId,
        string text,
        long? replyToSeq = null,
        long? threadSeq = null,
        UnsentFile[]? files = null
    ) =>
        SendAsync(
            new UnsentMessage(Guid.CreateVersion7(), conversationId, text, time.GetUtcNow())
            {
                ReplyToSeq = replyToSeq,
                ThreadSeq = threadSeq,
                Files = files is [] ? null : files,
            }
        );

    /// <summary>Says a message again in another conversation.</summary>
    public Task ForwardAsync(Guid conversationId, Message message) =>
        SendAsync(
            new UnsentMessage(Guid.CreateVersion7(), conversationId, Shown(message), time.GetUtcNow())
            {
                ForwardId = message.Id,
            }
        );

    private static string Shown(Message message) =>
        message is { Text: "", Attachments: { } files } ? AttachmentWords.Of(files) : message.Text;

    /// <summary>Sends a refused message once more.</summary>
    public async Task RetryAsync(UnsentMessage message)
    {
        if (!message.Ready)
        {
            RetryFiles(message);
            return;
        }
        outgoing.Retry(message);
        Go();
        await store.PutAsync(message with { State = SendState.Waiting });
    }

    /// <summary>Gives a refused message up.</summary>
    public async Task DiscardAsync(UnsentMessage message)
    {
        outgoing.Discard(message);
        uploads.Discard(FilesOf(message));
        Changed.Raise();
        await store.RemoveAsync(message);
    }

    /// <summary>Gives up whatever is on its way in a conversation that one has lost.</summary>
    public async Task ForgetAsync(Guid conversationId)
    {
        UnsentMessage[] lost = [.. outgoing.In(conversationId)];
        outgoing.Discard(conversationId);
        Changed.Raise();
        uploads.Forget(conversationId);
        foreach (var message in lost)
            await store.RemoveAsync(message);
    }

    /// <summary>Its event arrived: the message is stored, whatever became of the answer.</summary>
    public async Task ArrivedAsync(Message message)
    {
        if (outgoing.In(message.ConversationId).FirstOrDefault(m => m.ClientId == message.ClientId) is not { } mine)
            return;
        outgoing.Stored(message);
        uploads.LetGo(FilesOf(mine));
        Changed.Raise();
        await store.RemoveAsync(mine);
    }

    /// <inheritdoc cref="Errand.Hurry"/>
    public void Hurry() => errand.Hurry();

    public void Dispose()
    {
        uploads.Turned -= TakeUploads;
        turn?.Dispose();
        errand.Dispose();
    }

    private async Task SendAsync(UnsentMessage message)
    {
        outgoing.Add(message);
        Go();
        await store.PutAsync(message);
    }

    private void Go()
    {
        Changed.Raise();
        errand.Ask();
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        while (NextAnywhere() is { } next)
            await SendAsync(next, cancellationToken);
    }

    private UnsentMessage? NextAnywhere() =>
        outgoing
            .Items.Select(m => m.ConversationId)
            .Distinct()
            .Where(id => pace.Refused(id) is null)
            .Select(outgoing.Next)
            .FirstOrDefault(m => m is not null);

    private async Task SendAsync(UnsentMessage message, CancellationToken cancellationToken)
    {
        outgoing.Sending(message);
        Changed.Raise();
        var answered = false;
        try
        {
            var stored = await client.Messages.SendAsync(
                message.ConversationId,
                new SendMessageRequest(
                    message.ClientId,
                    message.ForwardId is null && (message.Text.Length > 0 || message.Files is null)
                        ? message.Text
                        : null,
                    message.ReplyToSeq,
                    message.ThreadSeq,
                    message.ForwardId,
                    message.Files?.Select(file => file.Uploaded!.Id).ToArray()
                ),
                cancellationToken
            );
            answered = true;
            await ArrivedAsync(stored);
            Stored?.Invoke(stored);
        }
        catch (MessageHeldException e)
        {
            answered = true;
            outgoing.Discard(message);
            uploads.LetGo(FilesOf(message));
            Held?.Invoke(e.Held);
            Changed.Raise();
            await store.RemoveAsync(message);
        }
        catch (ProblemException e) when (e.Code == ProblemCodes.SlowMode)
        {
            AwaitTurn(message.ConversationId, e.Problem);
        }
        catch (ProblemException e) when (e.Code == ProblemCodes.AttachmentUnavailable && message.Files is not null)
        {
            answered = true;
            await UploadAgainAsync(message);
        }
        catch (ProblemException e) when (e.Problem.Status is not 401 && !Reach.Failed(e, cancellationToken))
        {
            answered = true;
            var refused = message with { State = SendState.Failed, Reason = Reason(e.Problem) };
            outgoing.Refused(message, refused.Reason);
            Changed.Raise();
            await store.PutAsync(refused);
        }
        finally
        {
            if (!answered)
            {
                outgoing.Interrupted(message);
                Changed.Raise();
            }
        }
    }

    // It is sent by itself as soon as slow mode lets it; what waits elsewhere is not held up.
    private void AwaitTurn(Guid conversationId, Problem problem)
    {
        pace.Refused(conversationId, TimeSpan.FromSeconds(Math.Max(1, problem.RetryAfter ?? 1)));
        turn?.Dispose();
        var soonest = outgoing.Items.Select(m => pace.Refused(m.ConversationId)).Min() ?? TimeSpan.Zero;
        turn = time.CreateTimer(_ => errand.Ask(), null, soonest, Timeout.InfiniteTimeSpan);
    }

    private static string Reason(Problem problem) =>
        problem.Code switch
        {
            ProblemCodes.NotFound => "You are no longer in this conversation.",
            ProblemCodes.PostingRestricted => "Only admins can write here.",
            ProblemCodes.ConversationClosed => "This conversation is closed.",
            ProblemCodes.Silenced => "An admin has silenced you here.",
            ProblemCodes.LimitExceeded => $"Longer than {Limits.MessageLength} characters.",
            ProblemCodes.Forbidden => "You may not write here.",
            _ => problem.Detail ?? problem.Title ?? "The server did not take it.",
        };
}
