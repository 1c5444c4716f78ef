using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;
using Npgsql;
using VvsIm.Contracts;

namespace VvsIm.Core.Problems;

/// <summary>An exception that reached the top is a bug (500), or the database is away (503).</summary>
internal sealed partial class UnhandledException(ILogger<UnhandledException> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(
        HttpContext context,
        Exception exception,
        CancellationToken cancellationToken
    )
    {
        var refusal = exception switch
        {
            BadHttpRequestException bad => Refusal.Of(
                bad.StatusCode,
                bad.StatusCode == StatusCodes.Status413PayloadTooLarge
                    ? ProblemCodes.TooLarge
                    : ProblemCodes.MalformedBody,
                "The request could not be read."
            ),
            InvalidOperationException when !KnowsCharset(context.Request) => Refusal.Of(
                StatusCodes.Status415UnsupportedMediaType,
                ProblemCodes.UnsupportedMediaType,
                "Send JSON in UTF-8."
            ),
            OperationCanceledException when context.RequestAborted.IsCancellationRequested => null,
            _ when DatabaseIsAway(exception) => Refusal.Unavailable(
                "The database is away for a moment. Trying again is safe."
            ),
            _ => Refusal.Of(
                StatusCodes.Status500InternalServerError,
                ProblemCodes.ServerError,
                "Something went wrong on our side."
            ),
        };
        if (refusal is null)
            return true;

        if (refusal.StatusCode == StatusCodes.Status500InternalServerError)
            LogBug(exception, context.Request.Method, context.Request.Path, context.TraceIdentifier);
        else if (refusal.StatusCode == StatusCodes.Status503ServiceUnavailable)
            LogDatabaseAway(exception.Message);

        refusal.ProblemDetails.Extensions["traceId"] = context.TraceIdentifier;
        await refusal.ExecuteAsync(context);
        return true;
    }

    // The framework reports a charset that it does not know, such as UTF-7, as if it were a bug of ours.
    private static bool KnowsCharset(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.Charset.HasValue)
            return true;
        try
        {
            return Encoding.GetEncoding(type.Charset.Value) is not null;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    private static bool DatabaseIsAway(Exception exception) =>
        exception switch
        {
            PostgresException postgres => postgres.IsTransient || postgres.SqlState is "57P01" or "57P02" or "57P03",
            NpgsqlException npgsql => npgsql.IsTransient || npgsql.InnerException is SocketException or IOException,
            { InnerException: { } inner } => DatabaseIsAway(inner),
            _ => false,
        };

    [LoggerMessage(LogLevel.Error, "{Method} {Path} failed, trace {TraceId}")]
    private partial void LogBug(Exception exception, string method, string path, string traceId);

    [LoggerMessage(LogLevel.Warning, "The database did not answer: {Reason}")]
    private partial void LogDatabaseAway(string reason);
}
