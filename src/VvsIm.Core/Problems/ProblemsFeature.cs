using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using VvsIm.Contracts;

namespace VvsIm.Core.Problems;

/// <summary>Every error leaves as problem details with a code, also those that the framework answers by itself.</summary>
public static class ProblemsFeature
{
    /// <summary>Adds the one exception handler and the codes of bare statuses.</summary>
    public static void AddProblems(this IServiceCollection services)
    {
        services.AddExceptionHandler<UnhandledException>();
        services.AddProblemDetails(options =>
            options.CustomizeProblemDetails = context =>
            {
                var details = context.ProblemDetails;
                var status = details.Status ?? context.HttpContext.Response.StatusCode;
                details.Extensions.TryAdd("code", CodeOf(status));
                if (details.Extensions.TryGetValue("retryAfter", out var seconds))
                    context.HttpContext.Response.Headers.RetryAfter = $"{seconds}";
                details.Extensions["traceId"] = context.HttpContext.TraceIdentifier;
                details.Type = null;
            }
        );
    }

    /// <summary>Puts the handlers around everything that is mapped after this call.</summary>
    public static void UseProblems(this IApplicationBuilder app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
    }

    private static string CodeOf(int status) =>
        status switch
        {
            StatusCodes.Status400BadRequest => ProblemCodes.MalformedBody,
            StatusCodes.Status401Unauthorized => ProblemCodes.Unauthenticated,
            StatusCodes.Status403Forbidden => ProblemCodes.Forbidden,
            StatusCodes.Status404NotFound => ProblemCodes.NotFound,
            StatusCodes.Status405MethodNotAllowed => ProblemCodes.MethodNotAllowed,
            StatusCodes.Status409Conflict => ProblemCodes.Conflict,
            StatusCodes.Status413PayloadTooLarge => ProblemCodes.TooLarge,
            StatusCodes.Status415UnsupportedMediaType => ProblemCodes.UnsupportedMediaType,
            StatusCodes.Status429TooManyRequests => ProblemCodes.TooManyRequests,
            StatusCodes.Status503ServiceUnavailable => ProblemCodes.Unavailable,
            < StatusCodes.Status500InternalServerError => ProblemCodes.Invalid,
            _ => ProblemCodes.ServerError,
        };
}
