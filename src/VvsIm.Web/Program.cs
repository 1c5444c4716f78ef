using VvsIm.Core.Database;
using VvsIm.Web;

try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddVvsIm();
    var app = builder.Build();
    app.MapVvsIm();
    await app.PrepareAsync(CancellationToken.None);
    await app.RunAsync();
    return 0;
}
catch (Exception e) when (e is StartupException or SchemaTooNewException)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
