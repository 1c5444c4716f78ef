namespace VvsIm.Web.Apps;

/// <summary>The answer while the apps have not been published: what to run, in plain words.</summary>
internal static class NotBuilt
{
    public static async Task AnswerAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsync(
            "VVS IM runs, but its browser apps have not been built.\nRun build/publish-apps.sh, then load this page again.\n",
            context.RequestAborted
        );
    }
}
