using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;
using VvsIm.Core.Media.Stores;

namespace VvsIm.Core.Media.Download;

/// <summary>The answer that carries bytes: whole, a piece (206, 416), or the word that the client's own are still good (304).</summary>
internal sealed partial class MediumResult(ServedMedium medium, string disposition, IObjectStore store) : IResult
{
    private const int BufferSize = 64 * 1024;

    // Opened by itself, a file may do nothing: run no script, load nothing, send nothing, and it is of no origin. Its own pixels and sounds show.
    private const string Policy =
        "sandbox; default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var logger = httpContext.RequestServices.GetRequiredService<ILogger<MediumResult>>();
        try
        {
            await AnswerAsync(httpContext);
        }
        catch (OperationCanceledException) when (httpContext.RequestAborted.IsCancellationRequested)
        {
            // The client has what it wanted, or has lost its patience.
        }
        catch (Exception e) when (e is StoreUnavailableException or ObjectMissingException or IOException)
        {
            if (httpContext.RequestAborted.IsCancellationRequested)
                return;
            LogUnreadable(logger, medium.Key, e.Message);
            await GiveUpAsync(httpContext);
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        Describe(response);
        if (IsCurrent(request.GetTypedHeaders()))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        var whole = new ByteRange(0, medium.Size);
        var range = ByteRange.Of(request, medium.Size, medium.Tag);
        if (range is { Length: 0 })
        {
            response.StatusCode = StatusCodes.Status416RangeNotSatisfiable;
            response.Headers.ContentRange = $"bytes */{medium.Size}";
            return;
        }
        var piece = range ?? whole;
        if (range is not null)
        {
            response.StatusCode = StatusCodes.Status206PartialContent;
            response.Headers.ContentRange = $"bytes {piece.From}-{piece.From + piece.Length - 1}/{medium.Size}";
        }
        response.ContentType = medium.ContentType;
        response.ContentLength = piece.Length;
        if (!HttpMethods.IsHead(request.Method))
            await SendAsync(piece, response, context.RequestAborted);
    }

    private void Describe(HttpResponse response)
    {
        var headers = response.Headers;
        headers.ETag = medium.Tag.ToString();
        headers.AcceptRanges = "bytes";
        // Kept by the browser, but shown again only after asking: who may have it changes within a moment. The question is small, the answer a 304.
        headers.CacheControl = "private, no-cache";
        headers.ContentDisposition = disposition;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = Policy;
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Referrer-Policy"] = "no-referrer";
    }

    private bool IsCurrent(RequestHeaders headers) =>
        headers.IfNoneMatch.Any(held =>
            held.Equals(EntityTagHeaderValue.Any) || held.Compare(medium.Tag, useStrongComparison: false)
        );

    private async Task SendAsync(ByteRange piece, HttpResponse response, CancellationToken cancellationToken)
    {
        await using var stored = await store.OpenAsync(medium.Key, piece.From, piece.Length, cancellationToken);
        if (stored.Size != medium.Size)
            throw new ObjectMissingException(medium.Key);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            while (await stored.Content.ReadAsync(buffer, cancellationToken) is > 0 and var read)
                await response.Body.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // Once the answer has begun, cutting it off is the only way to say that it is not whole.
    private static async Task GiveUpAsync(HttpContext context)
    {
        if (context.Response.HasStarted)
        {
            context.Abort();
            return;
        }
        context.Response.Clear();
        await MediaRefusals.Unavailable.ExecuteAsync(context);
    }

    [LoggerMessage(LogLevel.Warning, "The bytes of {Key} could not be read: {Reason}")]
    private static partial void LogUnreadable(ILogger logger, string key, string reason);
}
