using System.Net.Http.Headers;
using VvsIm.Contracts;

namespace VvsIm.Load;

/// <summary>A signed-in account made for the run.</summary>
internal sealed record LoadUser(Guid Id, VvsImClient Client)
{
    private const string Password = "Load-Passw0rd!";

    public static async Task<LoadUser> SignUpAsync(
        LoadSettings settings,
        int number,
        CancellationToken cancellationToken
    )
    {
        var http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = settings.Url };
        var client = new VvsImClient(http);
        var email = $"load-{Guid.CreateVersion7():N}@example.com";
        var me = await client.Accounts.RegisterAsync(new(email, Password, $"Load {number}"), cancellationToken);
        var tokens = await client.Accounts.LoginAsync(new(email, Password), cancellationToken);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens.AccessToken);
        return new(me.Id, client);
    }

    public static async Task<LoadUser[]> SignUpAsync(
        LoadSettings settings,
        int count,
        string what,
        CancellationToken cancellationToken
    )
    {
        Console.WriteLine($"Signing up {count} {what} …");
        var users = new List<LoadUser>();
        foreach (var chunk in Enumerable.Range(1, count).Chunk(8))
            users.AddRange(await Task.WhenAll(chunk.Select(n => SignUpAsync(settings, n, cancellationToken))));
        return [.. users];
    }
}
