using VvsIm.Web;
using VvsIm.Web.EmbeddedPostgres;

try
{
    var builder = WebApplication.CreateBuilder(args);
    await using var postgres = await builder.AddEmbeddedPostgresAsync();
    builder.AddVvsIm();
    await using var app = builder.Build();
    app.MapVvsIm();
    await app.PrepareAsync(CancellationToken.None);
    await app.RunAsync();
    return 0;
}
catch (Exception e) when (StartupFailure.Explain(e) is { } reasons)
{
    foreach (var reason in reasons)
        await Console.Error.WriteLineAsync($"vvs-im: {reason}");
    return 1;
}
