using System.Text.Json.Serialization;
using VvsIm.Contracts.Moderation;

namespace VvsIm.Contracts.Accounts.Admin;

/// <summary>Everything the console's page of one person begins with.</summary>
public sealed record UserDetails
{
    /// <summary>The account.</summary>
    public required UserAccount Account { get; init; }

    /// <summary>They are shut out of the installation; null if not.</summary>
    public Ban? Ban { get; init; }

    /// <summary>Messages of theirs that a ban has hidden and nobody has brought back.</summary>
    public required long HiddenMessages { get; init; }

    /// <summary>Conversations that they are a member of, as far as the reader may know of them.</summary>
    public required int Conversations { get; init; }

    /// <summary>Messages that they have said there and that still stand, exact up to <see cref="Limits.CountedRows"/>.</summary>
    public required int Messages { get; init; }

    /// <summary>Files that they have uploaded there.</summary>
    public required int Files { get; init; }

    /// <summary>The bytes of those.</summary>
    public required long FileBytes { get; init; }

    /// <summary>What the reader may do with the account as a whole.</summary>
    public required UserAct[] May { get; init; }

    /// <summary>The people whom this names.</summary>
    public User[] Users { get; init; } = [];
}

/// <summary>What staff does with an account as a whole.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<UserAct>))]
public enum UserAct
{
    /// <summary>Shut them out of the installation.</summary>
    Ban,

    /// <summary>Let them in again.</summary>
    Unban,

    /// <summary>Bring back the messages that a ban has hidden.</summary>
    ShowMessages,

    /// <summary>End all their sessions.</summary>
    SignOut,

    /// <summary>Take away their second factors.</summary>
    ResetTwoFactor,

    /// <summary>Make them an operator.</summary>
    MakeOperator,

    /// <summary>Take the operator's role from them.</summary>
    EndOperator,

    /// <summary>Give them another name.</summary>
    Rename,

    /// <summary>Have a copy of their data made.</summary>
    Export,

    /// <summary>Anonymise them.</summary>
    Erase,
}
