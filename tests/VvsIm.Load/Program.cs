using System.Globalization;
using VvsIm.Load;

// dotnet run -c Release --project tests/VvsIm.Load -- send  --url http://127.0.0.1:8080 --writers 32 --seconds 10
// dotnet run -c Release --project tests/VvsIm.Load -- reach --url http://127.0.0.1:8080 --readers 100 --rate 50 --seconds 10
// dotnet run -c Release --project tests/VvsIm.Load -- presence --url http://127.0.0.1:8080 --readers 1000
// dotnet run -c Release --project tests/VvsIm.Load -- search --url http://127.0.0.1:8080 --database "Host=…" --messages 1000000
// dotnet run -c Release --project tests/VvsIm.Load -- retention --url http://127.0.0.1:8080 --database "Host=…" --messages 200000 --rate 50
var settings = LoadSettings.Parse(args);
using var stop = new CancellationTokenSource(
    settings.Scenario is "search" or "retention" ? TimeSpan.FromHours(2) : TimeSpan.FromSeconds(settings.Seconds + 180)
);
Console.WriteLine(
    settings.Scenario switch
    {
        "send" => await SendScenario.RunAsync(settings, stop.Token),
        "reach" => await ReachScenario.RunAsync(settings, stop.Token),
        "presence" => await PresenceScenario.RunAsync(settings, stop.Token),
        "retention" => await RetentionScenario.RunAsync(settings, stop.Token),
        "search" => await SearchScenario.RunAsync(settings, stop.Token),
        var other => string.Create(
            CultureInfo.InvariantCulture,
            $"There is no scenario '{other}': send, reach, presence, retention or search."
        ),
    }
);
