using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using VvsIm.Contracts;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Messages;

/// <summary>A tombstone: nothing more is done with it.</summary>
internal static class DeletedMessage
{
    /// <summary>409, for whoever wants to change, forward or mark what is not there any more.</summary>
    public static ProblemHttpResult Refused() =>
        Refusal.Of(StatusCodes.Status409Conflict, ProblemCodes.Conflict, "This message has been deleted.");
}
