using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using VvsIm.Contracts.Messages;
using VvsIm.Core.Accounts;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Messages;

/// <summary><c>POST /api/conversations/{id}/messages</c>: 201 after the commit; 200 with the stored one when it was sent before.</summary>
internal static class SendMessage
{
    public static async Task<Results<Created<Message>, Ok<Message>, ProblemHttpResult>> HandleAsync(
        Guid id,
        SendMessageRequest request,
        CurrentUser user,
        AppendQueue queue,
        TimeProvider time
    )
    {
        if (Check(request) is { } refused)
            return refused;
        var append = new Append(
            id,
            user.Id,
            request.ClientId!.Value,
            Guid.CreateVersion7(time.GetUtcNow()),
            request.Text!
        );
        try
        {
            return await queue.AppendAsync(append) switch
            {
                { Message: null } => Refusal.NotFound("conversation"),
                { Created: true, Message: var message } => TypedResults.Created(
                    $"/api/conversations/{id}/messages?around={message.Seq}",
                    message
                ),
                { Message: var message } => TypedResults.Ok(message),
            };
        }
        catch (AppendUnavailableException e)
        {
            return Refusal.Unavailable(e.Message + " Sending it again is safe.");
        }
    }

    private static ProblemHttpResult? Check(SendMessageRequest request)
    {
        if (request.ClientId is null || request.ClientId == Guid.Empty)
            return Refusal.Invalid("clientId", "Give the message an id of your own, a UUID.");
        return MessageText.Check(request.Text);
    }
}
