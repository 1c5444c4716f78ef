using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using VvsIm.Contracts.Presence;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Presence;

/// <summary>A host whose presence ticks fast, and whose clock can be put forward.</summary>
public abstract class PresenceTest : HostTest
{
    private readonly AdvancedTime time = new();

    protected override IReadOnlyDictionary<string, string?> Settings =>
        new Dictionary<string, string?> { ["Presence:Tick"] = "00:00:00.050" };

    protected override void Configure(WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<TimeProvider>(time);

    /// <summary>Lets time pass for the whole host.</summary>
    protected void Pass(TimeSpan by) => time.Advance(by);

    protected DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Two people, the first one listening.</summary>
    protected async Task<(Tester Ann, Tester Bo, Ear Ear)> MeetAsync()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        return (ann, bo, await Ear.OfAsync(ann));
    }

    /// <summary>Waits until the reader sees this person so.</summary>
    protected static async Task<PersonPresence> SeesAsync(Tester reader, Tester person, PresenceState state)
    {
        PersonPresence? seen = null;
        await Eventually.TrueAsync(
            async () => (seen = await SeeAsync(reader, person))?.State == state,
            $"{person.Name} is {state}",
            Stop
        );
        return seen!;
    }

    /// <summary>This person as the reader sees them now; null if not at all.</summary>
    protected static async Task<PersonPresence?> SeeAsync(Tester reader, Tester person) =>
        (await reader.Api.Presence.OfAsync([person.Id], Stop)).Items.SingleOrDefault();

    /// <summary>Waits until the listener was told so of this person.</summary>
    protected static Task HearsAsync(Ear ear, Tester person, PresenceState state) =>
        Eventually.TrueAsync(
            () => Told(ear, person) is [.., var last] && last.State == state,
            $"{person.Name}'s being {state} is told",
            Stop
        );

    /// <summary>All that the listener was told of this person.</summary>
    protected static IReadOnlyList<PersonPresence> Told(Ear ear, Tester person) =>
        [
            .. ear
                .Heard.OfType<PresenceChanged>()
                .SelectMany(happened => happened.People)
                .Where(change => change.UserId == person.Id),
        ];

    private sealed class AdvancedTime : TimeProvider
    {
        private long ahead;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref ahead));

        public void Advance(TimeSpan by) => Interlocked.Add(ref ahead, by.Ticks);
    }
}

/// <summary>What devices say.</summary>
internal static class DeviceOperations
{
    /// <summary>A sign of life of a device.</summary>
    public static Task BeatAsync(this Tester who, Guid device, PresenceState state, Guid? room = null) =>
        who.Api.Presence.BeatAsync(new(device, state, room), TestContext.Current.CancellationToken);
}
