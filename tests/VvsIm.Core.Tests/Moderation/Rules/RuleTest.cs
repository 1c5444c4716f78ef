using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Moderation.Held;
using VvsIm.Contracts.Moderation.Rules;
using VvsIm.Contracts.Workspaces;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Moderation.Rules;

/// <summary>A workspace of Ann's, with Bo and Cy in its channel.</summary>
public abstract class RuleTest : HostTest
{
    protected Tester Ann { get; private set; } = null!;
    protected Tester Bo { get; private set; } = null!;
    protected Tester Cy { get; private set; } = null!;
    protected Workspace Home { get; private set; } = null!;
    protected Guid Room { get; private set; }

    protected async Task SetAsync()
    {
        (Ann, Bo, Cy) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"), await Host.SignUpAsync("Cy"));
        Home = await Ann.GatherAsync("Acme", Bo, Cy);
        var room = await Ann.Api.Conversations.CreateAsync(
            new(ConversationKind.Channel, "Ops", [Bo.Id, Cy.Id], Home.Id)
        );
        Room = room.Id;
    }

    protected Task<Rule> AddAsync(RuleDefinition definition, string name = "A rule") =>
        Ann.Api.Rules.CreateAsync(Home.Id, new(name, true, definition), Stop);

    protected static RuleDefinition Word(RuleAction action, params string[] words) =>
        new(RuleKind.Words, action, Words: words);

    /// <summary>"said", "held", or the code of the refusal.</summary>
    protected static async Task<string> OutcomeAsync(Func<Task> attempt)
    {
        try
        {
            await attempt();
            return "said";
        }
        catch (MessageHeldException)
        {
            return "held";
        }
        catch (ProblemException e)
        {
            return e.Code;
        }
    }

    protected Task<string> SayAsync(Tester who, string text) => OutcomeAsync(() => who.SendAsync(Room, text));

    protected static async Task<HeldMessage> HoldAsync(Tester who, Guid room, SendMessageRequest request)
    {
        try
        {
            await who.Api.Messages.SendAsync(room, request, Stop);
        }
        catch (MessageHeldException e)
        {
            return e.Held;
        }
        throw new InvalidOperationException("It was not held.");
    }

    protected Task<HeldMessage> HoldAsync(Tester who, string text) =>
        HoldAsync(who, Room, new SendMessageRequest(Guid.CreateVersion7(), text));
}
