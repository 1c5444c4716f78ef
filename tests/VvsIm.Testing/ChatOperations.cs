using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Messages;

namespace VvsIm.Testing;

/// <summary>What people do, in the words of chat.</summary>
public static class ChatOperations
{
    /// <summary>Makes an account and signs in.</summary>
    public static Task<Tester> SignUpAsync(this TestHost host, string name) => Tester.SignUpAsync(host.Url, name);

    /// <summary>Makes many accounts, Person 01, Person 02, …</summary>
    public static Task<Tester[]> SignUpManyAsync(this TestHost host, int count) =>
        Task.WhenAll(Enumerable.Range(1, count).Select(n => host.SignUpAsync($"Person {n:00}")));

    /// <summary>Signs in as the operator.</summary>
    public static Task<Tester> SignInOperatorAsync(this TestHost host) =>
        Tester.SignInAsync(host.Url, TestHost.OperatorEmail);

    /// <summary>Opens the direct conversation with somebody.</summary>
    public static async Task<Guid> OpenDirectAsync(this Tester who, Tester other) =>
        (await who.Api.Conversations.OpenDirectAsync(other.Id)).Id;

    /// <summary>Makes a group.</summary>
    public static async Task<Guid> CreateGroupAsync(this Tester who, string title, params IEnumerable<Tester> others) =>
        (
            await who.Api.Conversations.CreateAsync(
                new(ConversationKind.Group, title, [.. others.Select(other => other.Id)])
            )
        ).Id;

    /// <summary>Says something.</summary>
    public static Task<Message> SendAsync(this Tester who, Guid conversationId, string text) =>
        who.Api.Messages.SendAsync(conversationId, Guid.CreateVersion7(), text);

    /// <summary>Says many things at once; answers them by seq.</summary>
    public static async Task<Message[]> SendManyAsync(this Tester who, Guid conversationId, int count)
    {
        var sent = new List<Message>(count);
        foreach (var chunk in Enumerable.Range(1, count).Chunk(50))
            sent.AddRange(await Task.WhenAll(chunk.Select(n => who.SendAsync(conversationId, $"message {n}"))));
        return [.. sent.OrderBy(message => message.Seq)];
    }

    /// <summary>The conversation as this person sees it.</summary>
    public static Task<Conversation> ConversationAsync(this Tester who, Guid conversationId) =>
        who.Api.Conversations.GetAsync(conversationId);

    /// <summary>The whole history, oldest first; without what is said in threads.</summary>
    public static async Task<List<Message>> ReadAllAsync(this Tester who, Guid conversationId)
    {
        var all = new List<Message>();
        MessagePage page;
        do
        {
            page = await who.Api.Messages.AfterAsync(conversationId, all.Count == 0 ? 0 : all[^1].Seq, 100);
            all.AddRange(page.Items);
        } while (page.HasNewer);
        return all;
    }
}
