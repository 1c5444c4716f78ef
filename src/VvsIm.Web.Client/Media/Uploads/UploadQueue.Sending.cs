using System.Text.Json;
using Microsoft.JSInterop;
using VvsIm.Contracts;
using VvsIm.Contracts.Media;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Media.Uploads;

/// <summary>One upload: looking at the file, sending it, what the server answers, and telling it how the person describes it.</summary>
public sealed partial class UploadQueue
{
    private const int FirstPause = 1_000;
    private const int LongestPause = 30_000;

    // The statuses that uploads.js makes up: no answer came; the file cannot be read.
    private const int NoAnswer = 0;
    private const int NoFile = -1;

    /// <summary>Says what is to be seen in a picture.</summary>
    public void Describe(Guid id, string alt)
    {
        list.Change(id, it => it with { Alt = alt.Trim() });
        if (list.Find(id) is { State: UploadState.Done, Misdescribed: true } item)
            _ = DescribeAsync(item);
        Moved();
    }

    /// <summary>The browser tells how much of a file has left, in percent.</summary>
    [JSInvokable]
    public void Progressed(Guid id, int percent)
    {
        if (list.Change(id, it => it.State == UploadState.Uploading ? it with { Percent = percent } : it))
            Changed.Raise();
    }

    /// <summary>The browser tells how the server answered.</summary>
    /// <param name="id">The file.</param>
    /// <param name="status">The HTTP status, 0 if there was no answer, -1 if the file cannot be read any more.</param>
    /// <param name="body">The answer.</param>
    [JSInvokable]
    public void Answered(Guid id, int status, string? body)
    {
        // Aborted, or removed, meanwhile.
        if (list.Find(id) is not { State: UploadState.Uploading } item)
            return;
        if (status is >= 200 and < 300 && Read(body) is { } medium)
        {
            failures.Remove(id);
            list.Change(id, it => it with { State = UploadState.Done, Percent = 100, Medium = medium });
            if (list.Find(id) is { Misdescribed: true } described)
                _ = DescribeAsync(described);
        }
        else if (status == NoFile)
            Fail(id, UploadWords.Unreadable);
        else if (status is NoAnswer or (>= 200 and < 400) or 401 or 408 or 429 or >= 500)
            Interrupt(id, status == 503 ? UploadWords.StoreAway : UploadWords.Interrupted);
        else
            Fail(id, UploadWords.Refusal(ReadProblem(body, status), limitOf(item.WorkspaceId)));
        // Nobody is signed in, or somebody who is banned: any other request brings that to where it is dealt with.
        if (status is 401 or 403)
            _ = AskWhoIsSignedInAsync();
        Moved();
    }

    private async Task LookAsync(PendingAttachment item)
    {
        Looks? looks = null;
        try
        {
            looks = await (await script.GetAsync()).InvokeAsync<Looks?>("look", item.Id);
        }
        catch (JSException)
        {
            // It can be sent without having been looked at.
        }
        if (disposed)
            return;
        list.Change(
            item.Id,
            it =>
                it with
                {
                    State = UploadState.Waiting,
                    // What was recorded here is known better.
                    Looks = it.Kind == MediaKind.Voice ? it.Looks : looks ?? it.Looks,
                }
        );
        Moved();
    }

    private async Task SendAsync(PendingAttachment item)
    {
        list.Change(item.Id, it => it with { State = UploadState.Uploading, Percent = 0, Reason = null });
        try
        {
            var details = JsonSerializer.Serialize(item.Details, VvsImJson.Default.MediaDetails);
            await (await script.GetAsync()).InvokeVoidAsync("send", item.Id, details, self);
        }
        catch (JSException)
        {
            Answered(item.Id, NoAnswer, null);
        }
    }

    private async Task DescribeAsync(PendingAttachment item)
    {
        list.Change(item.Id, it => it with { State = UploadState.Describing });
        try
        {
            var changed = await client.Media.ChangeAsync(item.Medium!.Id, new(item.Alt));
            // It may have been described anew meanwhile.
            list.Change(
                item.Id,
                it =>
                    it with
                    {
                        State = UploadState.Done,
                        Medium = changed with { LocationRemoved = item.Medium.LocationRemoved },
                    }
            );
            if (list.Find(item.Id) is { Misdescribed: true } again && again.Alt != item.Alt)
                await DescribeAsync(again);
        }
        catch (ProblemException e) when (e.Code == ProblemCodes.Conflict)
        {
            // It is at a message already, as it was described then.
            list.Change(item.Id, it => it with { State = UploadState.Done, Alt = it.Medium?.Attachment.Alt ?? "" });
        }
        catch (ProblemException e) when (!Reach.Failed(e))
        {
            Fail(item.Id, UploadWords.Refusal(e.Problem, limitOf(item.WorkspaceId)));
        }
        catch (Exception e) when (Reach.Failed(e))
        {
            list.Change(item.Id, it => it with { Reason = UploadWords.Interrupted });
            Schedule(item.Id, Pause(item.Id), () => Redescribe(item.Id));
        }
        Moved();
    }

    private void Redescribe(Guid id)
    {
        if (list.Find(id) is { State: UploadState.Describing, Medium: not null } item)
            _ = DescribeAsync(item);
    }

    private void Fail(Guid id, string reason) =>
        list.Change(id, it => it with { State = UploadState.Failed, Reason = reason });

    private void Interrupt(Guid id, string reason)
    {
        list.Change(id, it => it with { State = UploadState.Interrupted, Reason = reason });
        Schedule(id, Pause(id), () => Retry(id));
    }

    // Longer each time, and never the same for all: they must not all come back at the same instant.
    private TimeSpan Pause(Guid id)
    {
        var times = failures.GetValueOrDefault(id);
        failures[id] = times + 1;
        var pause = Math.Min(FirstPause * Math.Pow(2, times), LongestPause);
        return TimeSpan.FromMilliseconds(pause * (0.75 + (Random.Shared.NextDouble() / 2)));
    }

    private async Task AskWhoIsSignedInAsync()
    {
        try
        {
            await client.Accounts.MeAsync();
        }
        catch (Exception e) when (e is ProblemException || Reach.Failed(e))
        {
            // The refusal has reached the guard by now.
        }
    }

    private static Medium? Read(string? body)
    {
        try
        {
            return JsonSerializer.Deserialize(body ?? "", VvsImJson.Default.Medium);
        }
        catch (JsonException)
        {
            // A stranger answered in the server's place.
            return null;
        }
    }

    private static Problem ReadProblem(string? body, int status)
    {
        try
        {
            if (JsonSerializer.Deserialize(body ?? "", VvsImJson.Default.Problem) is { } problem)
                return problem;
        }
        catch (JsonException)
        {
            // A proxy in between refused in its own words; its status says enough.
        }
        return new Problem { Code = status == 413 ? ProblemCodes.TooLarge : "", Status = status };
    }
}
