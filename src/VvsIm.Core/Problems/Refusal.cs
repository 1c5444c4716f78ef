using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using VvsIm.Contracts;

namespace VvsIm.Core.Problems;

/// <summary>The refusals that use cases answer with: problem details with a code of the one catalogue.</summary>
public static class Refusal
{
    /// <summary>404. Also for what exists and is somebody else's: no difference may show.</summary>
    public static ProblemHttpResult NotFound(string what) =>
        Of(StatusCodes.Status404NotFound, ProblemCodes.NotFound, $"There is no such {what}.");

    /// <summary>400, one field.</summary>
    public static ProblemHttpResult Invalid(string field, string reason) =>
        Invalid(new Dictionary<string, string[]> { [field] = [reason] });

    /// <summary>400, several fields.</summary>
    public static ProblemHttpResult Invalid(IReadOnlyDictionary<string, string[]> errors) =>
        Of(StatusCodes.Status400BadRequest, ProblemCodes.Invalid, errors.First().Value[0], errors);

    /// <summary>400: more than <see cref="Limits"/> allows.</summary>
    public static ProblemHttpResult LimitExceeded(string field, string limit, long allowed) =>
        Of(
            StatusCodes.Status400BadRequest,
            ProblemCodes.LimitExceeded,
            $"{field} is over the limit of {allowed} ({limit}).",
            new Dictionary<string, string[]> { [field] = [$"At most {allowed}."] }
        );

    /// <summary>403.</summary>
    public static ProblemHttpResult Forbidden(string reason) =>
        Of(StatusCodes.Status403Forbidden, ProblemCodes.Forbidden, reason);

    /// <summary>503: safe to try again later.</summary>
    public static ProblemHttpResult Unavailable(string reason) =>
        Of(StatusCodes.Status503ServiceUnavailable, ProblemCodes.Unavailable, reason);

    /// <summary>429: possible again after so many seconds; the Retry-After header says so too.</summary>
    public static ProblemHttpResult RetryLater(string code, string title, int seconds)
    {
        var refusal = Of(StatusCodes.Status429TooManyRequests, code, title);
        refusal.ProblemDetails.Extensions["retryAfter"] = seconds;
        return refusal;
    }

    /// <summary>Any other.</summary>
    public static ProblemHttpResult Of(
        int status,
        string code,
        string title,
        IReadOnlyDictionary<string, string[]>? errors = null
    )
    {
        var details = new ProblemDetails
        {
            Status = status,
            Title = title,
            Extensions = { ["code"] = code },
        };
        if (errors is not null)
            details.Extensions["errors"] = errors;
        return TypedResults.Problem(details);
    }
}
