using VvsIm.Web;
using VvsIm.Web.Cli;
using VvsIm.Web.EmbeddedPostgres;

using var stop = new StopSignal();
try
{
    var builder = WebApplication.CreateBuilder(
        // The settings beside the program, wherever it is started from.
        new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory }
    );
    await using var postgres = await builder.AddEmbeddedPostgresAsync(stop.Token);
    builder.AddVvsIm();
    await using var app = builder.Build();
    app.MapVvsIm();
    await app.PrepareAsync(stop.Token);
    await app.RunAsync(stop.Token);
    return 0;
}
catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
{
    return 0;
}
catch (Exception e) when (StartupFailure.Explain(e) is { } reasons)
{
    foreach (var reason in reasons)
        await Console.Error.WriteLineAsync($"vvs-im: {reason}");
    return 1;
}
