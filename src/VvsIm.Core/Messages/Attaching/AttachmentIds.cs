using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using VvsIm.Contracts;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Messages.Attaching;

/// <summary>The ids of uploads that somebody wants to send with a message.</summary>
internal static class AttachmentIds
{
    private const string Field = "attachmentIds";

    /// <summary>A refusal that names the limit; null when they will do, as far as one can see without looking for them.</summary>
    public static ProblemHttpResult? Check(Guid[]? ids)
    {
        if (ids is null)
            return null;
        if (ids.Length > Limits.Attachments)
            return Refusal.LimitExceeded(Field, nameof(Limits.Attachments), Limits.Attachments);
        return ids.Distinct().Count() < ids.Length ? Refusal.Invalid(Field, "Attach each file once.") : null;
    }

    /// <summary>None is null.</summary>
    public static Guid[]? Stored(Guid[]? ids) => ids is [] ? null : ids;

    /// <summary>409: they are not all there and free.</summary>
    public static ProblemHttpResult Unavailable =>
        Refusal.Of(
            StatusCodes.Status409Conflict,
            ProblemCodes.AttachmentUnavailable,
            "A file is not there any more, or belongs to another message. Attach it again."
        );
}
