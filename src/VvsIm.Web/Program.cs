using VvsIm.Web;
using VvsIm.Web.Cli;
using VvsIm.Web.Demo;
using VvsIm.Web.EmbeddedPostgres;

using var stop = new StopSignal();
try
{
    if (VerifyAudit.IsAsked(args))
        return await VerifyAudit.RunAsync(args[1..], stop.Token);
    var withDemo = DemoFeature.IsAsked(args, out var settings);
    var builder = WebApplication.CreateBuilder(
        // The settings beside the program, wherever it is started from.
        new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory }
    );
    await using var postgres = await builder.AddEmbeddedPostgresAsync(stop.Token);
    builder.AddVvsIm();
    if (withDemo)
        builder.AddDemo();
    await using var app = builder.Build();
    app.MapVvsIm();
    await app.PrepareAsync(stop.Token);
    if (withDemo)
        await app.FillWithDemoAsync(stop.Token);
    app.SayWhenReady();
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
