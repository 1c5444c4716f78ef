namespace VvsIm.Web.Demo;

/// <summary><c>--demo</c>: people, groups and a history to look at.</summary>
public static class DemoFeature
{
    private const string Argument = "--demo";

    /// <summary>Whether it was asked for; the other arguments.</summary>
    public static bool IsAsked(string[] args, out string[] rest)
    {
        rest = [.. args.Where(argument => argument is not Argument)];
        return rest.Length < args.Length;
    }

    /// <summary>Adds it, and makes the demo's operator the one of the first start unless the configuration names another.</summary>
    public static void AddDemo(this IHostApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration["Admin:Email"]))
        {
            builder.Configuration["Admin:Email"] = DemoData.OperatorEmail;
            builder.Configuration["Admin:Password"] = DemoData.Password;
        }
        builder.Services.AddScoped<DemoData>();
        builder.Services.AddScoped<DemoHistory>();
    }

    /// <summary>Fills the installation if nobody uses it yet. To be awaited after the first start's preparations.</summary>
    public static async Task FillWithDemoAsync(this WebApplication app, CancellationToken cancellationToken)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var filled = await scope.ServiceProvider.GetRequiredService<DemoData>().FillAsync(cancellationToken);
        await Console.Out.WriteLineAsync(
            filled
                ? $"Demo data: sign in as alice@example.com or bob@example.com, in the console as {DemoData.OperatorEmail}; "
                    + $"the password of all is {DemoData.Password}"
                : "Demo data: left alone, this installation has people already."
        );
    }
}
