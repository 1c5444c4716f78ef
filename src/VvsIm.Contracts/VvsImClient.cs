using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using VvsIm.Contracts.Accounts;
using VvsIm.Contracts.Accounts.Admin;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Conversations.Moderating;
using VvsIm.Contracts.Later;
using VvsIm.Contracts.Media;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Messages.Moderating;
using VvsIm.Contracts.Moderation;
using VvsIm.Contracts.Moderation.Appeals;
using VvsIm.Contracts.Moderation.Held;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Contracts.Moderation.Reports;
using VvsIm.Contracts.Moderation.Rules;
using VvsIm.Contracts.Notifications;
using VvsIm.Contracts.Notifications.Broadcasts;
using VvsIm.Contracts.Operations;
using VvsIm.Contracts.Presence;
using VvsIm.Contracts.Realtime;
using VvsIm.Contracts.Retention;
using VvsIm.Contracts.Search;
using VvsIm.Contracts.Workspaces;

namespace VvsIm.Contracts;

/// <summary>
/// The whole API, typed. A refusal of the server is a <see cref="ProblemException"/>; a network that failed is an
/// <see cref="HttpRequestException"/> (or a <see cref="TaskCanceledException"/> at the timeout): then nobody knows whether the
/// request was carried out, and whatever is idempotent may simply be sent again.
/// </summary>
/// <param name="http">Its base address is the server's root; sign-in (cookie or bearer) is the caller's to add.</param>
public sealed class VvsImClient(HttpClient http)
{
    /// <summary>Register, sign in, who am I, find people.</summary>
    public AccountsClient Accounts => new(this);

    /// <summary>People's accounts; for the console.</summary>
    public UsersClient Users => new(this);

    /// <summary>List, open, make, read, sync.</summary>
    public ConversationsClient Conversations => new(this);

    /// <summary>Groups and channels: profile, members, finding and joining.</summary>
    public GroupsClient Groups => new(this);

    /// <summary>History, changes, send.</summary>
    public MessagesClient Messages => new(this);

    /// <summary>Threads: replies, following, reading.</summary>
    public ThreadsClient Threads => new(this);

    /// <summary>Scheduled messages, reminders.</summary>
    public LaterClient Later => new(this);

    /// <summary>Workspaces: mine, new ones, their people.</summary>
    public WorkspacesClient Workspaces => new(this);

    /// <summary>Workspaces and their settings; for the console.</summary>
    public ConfigurationClient Configuration => new(this);

    /// <summary>Automatic rules; for the console.</summary>
    public RulesClient Rules => new(this);

    /// <summary>Messages that a rule holds back.</summary>
    public HeldClient Held => new(this);

    /// <summary>Who may make an account.</summary>
    public RegistrationClient Registration => new(this);

    /// <summary>Links that let people in.</summary>
    public InvitesClient Invites => new(this);

    /// <summary>Keeping one's own account safe.</summary>
    public SecurityClient Security => new(this);

    /// <summary>Banning; for the console.</summary>
    public ModerationClient Moderation => new(this);

    /// <summary>Words to many at once; for the console.</summary>
    public BroadcastsClient Broadcasts => new(this);

    /// <summary>Conversations as staff sees them; for the console.</summary>
    public ModeratedConversationsClient ModeratedConversations => new(this);

    /// <summary>Messages as staff sees them; for the console.</summary>
    public ModeratedMessagesClient ModeratedMessages => new(this);

    /// <summary>What moderators and operators did; for the console.</summary>
    public ModerationLogClient ModerationLog => new(this);

    /// <summary>Reporting what is against the rules, and deciding it.</summary>
    public ReportsClient Reports => new(this);

    /// <summary>Appealing against what was done to one, and deciding that.</summary>
    public AppealsClient Appeals => new(this);

    /// <summary>Who is there, who types, statuses.</summary>
    public PresenceClient Presence => new(this);

    /// <summary>What concerns one: mentions, replies, reactions, invitations; how one is alerted.</summary>
    public NotificationsClient Notifications => new(this);

    /// <summary>Finding messages.</summary>
    public SearchClient Search => new(this);

    /// <summary>Files: upload, details, what has been shared.</summary>
    public MediaClient Media => new(this);

    /// <summary>Tokens for the realtime engine.</summary>
    public RealtimeClient Realtime => new(this);

    /// <summary>What the object store holds, for operators.</summary>
    public StorageClient Storage => new(this);

    /// <summary>The operator's figures, the outbox, the jobs.</summary>
    public OperationsClient Operations => new(this);

    /// <summary>How long messages are kept, and what is on hold.</summary>
    public RetentionClient Retention => new(this);

    internal Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        ReadAsync(new HttpRequestMessage(HttpMethod.Get, path), type, cancellationToken);

    /// <summary>A POST that says everything by its path.</summary>
    internal Task<T> PostAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        ReadAsync(new HttpRequestMessage(HttpMethod.Post, path), type, cancellationToken);

    internal Task<T> DeleteAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        ReadAsync(new HttpRequestMessage(HttpMethod.Delete, path), type, cancellationToken);

    internal Task<T> PutAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        ReadAsync(new HttpRequestMessage(HttpMethod.Put, path), type, cancellationToken);

    internal Task<T> SendAsync<TBody, T>(
        HttpMethod method,
        string path,
        TBody body,
        JsonTypeInfo<TBody> bodyType,
        JsonTypeInfo<T> type,
        CancellationToken cancellationToken
    ) =>
        ReadAsync(
            new HttpRequestMessage(method, path) { Content = JsonContent.Create(body, bodyType) },
            type,
            cancellationToken
        );

    internal Task<T> SendAsync<T>(
        HttpMethod method,
        string path,
        HttpContent? content,
        JsonTypeInfo<T> type,
        CancellationToken cancellationToken
    ) => ReadAsync(new HttpRequestMessage(method, path) { Content = content }, type, cancellationToken);

    /// <summary>A request that is answered with nothing.</summary>
    internal Task CommandAsync(HttpMethod method, string path, CancellationToken cancellationToken) =>
        SendAsync(new HttpRequestMessage(method, path), cancellationToken);

    /// <summary>A request with a body that is answered with nothing.</summary>
    internal Task CommandAsync<TBody>(
        HttpMethod method,
        string path,
        TBody body,
        JsonTypeInfo<TBody> bodyType,
        CancellationToken cancellationToken
    ) =>
        SendAsync(
            new HttpRequestMessage(method, path) { Content = JsonContent.Create(body, bodyType) },
            cancellationToken
        );

    /// <summary>A POST that may be answered with 202 and something else, which is thrown.</summary>
    internal async Task<T> SendAsync<TBody, T, TAccepted>(
        string path,
        TBody body,
        JsonTypeInfo<TBody> bodyType,
        JsonTypeInfo<T> type,
        JsonTypeInfo<TAccepted> acceptedType,
        Func<TAccepted, Exception> accepted,
        CancellationToken cancellationToken
    )
    {
        using var content = JsonContent.Create(body, bodyType);
        using var response = await http.PostAsync(path, content, cancellationToken);
        await EnsureSuccessAsync(response, cancellationToken);
        if (response.StatusCode == HttpStatusCode.Accepted)
            throw accepted(
                await response.Content.ReadFromJsonAsync(acceptedType, cancellationToken)
                    ?? throw new JsonException($"{path} answered null.")
            );
        return await response.Content.ReadFromJsonAsync(type, cancellationToken)
            ?? throw new JsonException($"{path} answered null.");
    }

    internal async Task SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using (request)
        using (var response = await http.SendAsync(request, cancellationToken))
            await EnsureSuccessAsync(response, cancellationToken);
    }

    private async Task<T> ReadAsync<T>(
        HttpRequestMessage request,
        JsonTypeInfo<T> type,
        CancellationToken cancellationToken
    )
    {
        using (request)
        using (var response = await http.SendAsync(request, cancellationToken))
        {
            await EnsureSuccessAsync(response, cancellationToken);
            return await response.Content.ReadFromJsonAsync(type, cancellationToken)
                ?? throw new JsonException($"{request.RequestUri} answered null.");
        }
    }

    private static async Task EnsureSuccessAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.IsSuccessStatusCode)
            return;
        throw new ProblemException(await ReadProblemAsync(response, cancellationToken));
    }

    private static async Task<Problem> ReadProblemAsync(
        HttpResponseMessage response,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var problem = await response.Content.ReadFromJsonAsync(VvsImJson.Default.Problem, cancellationToken);
            if (problem is not null)
                return problem;
        }
        catch (JsonException)
        {
            // A proxy in between answered in its own words: the status is all there is to know.
        }
        var code = response.StatusCode switch
        {
            HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout =>
                ProblemCodes.Unavailable,
            HttpStatusCode.TooManyRequests => ProblemCodes.TooManyRequests,
            HttpStatusCode.RequestEntityTooLarge => ProblemCodes.TooLarge,
            HttpStatusCode.NotFound => ProblemCodes.NotFound,
            HttpStatusCode.Unauthorized => ProblemCodes.Unauthenticated,
            HttpStatusCode.Forbidden => ProblemCodes.Forbidden,
            _ => ProblemCodes.ServerError,
        };
        return new Problem
        {
            Code = code,
            Status = (int)response.StatusCode,
            Title = response.ReasonPhrase,
        };
    }
}
