namespace VvsIm.Web.Cli;

/// <summary>Says where to point a browser, once that would work.</summary>
internal static class ReadyLine
{
    public static void SayWhenReady(this WebApplication app) =>
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            // "All addresses" is no address to open.
            var addresses = app.Urls.Select(url => url.Replace("[::]", "localhost").Replace("0.0.0.0", "localhost"));
            Console.WriteLine($"VVS IM is ready: {string.Join(", ", addresses)} (the console is at /admin/)");
        });
}
