using System.Text.Json;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Workspaces;

namespace VvsIm.Core.Conversations;

/// <summary>How kinds, roles and settings are spelled in the database: as in JSON.</summary>
internal static class Names
{
    public static ConversationKind Kind(string text) => Parse<ConversationKind>(text);

    public static MemberRole Role(string text) => Parse<MemberRole>(text);

    public static WorkspaceRole WorkspaceRole(string text) => Parse<WorkspaceRole>(text);

    public static Posting Posting(string text) => Parse<Posting>(text);

    /// <summary>The database's word for it.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static T Parse<T>(string text)
        where T : struct, Enum => Enum.Parse<T>(text, ignoreCase: true);
}
