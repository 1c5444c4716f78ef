namespace VvsIm.Contracts.Conversations;

/// <summary>
/// All that changed for one user since a cursor. Either complete up to <see cref="Cursor"/>, or an explicit
/// <see cref="Reset"/>; never a silent hole. The same conversation may come again in the next answer: applying is idempotent.
/// </summary>
public sealed record SyncPage
{
    /// <summary>Pass it back as <c>since</c>.</summary>
    public required string Cursor { get; init; }

    /// <summary>The cursor given is not usable: load the conversation list afresh and go on from <see cref="Cursor"/>.</summary>
    public bool Reset { get; init; }

    /// <summary>There is more right now: ask again with <see cref="Cursor"/>.</summary>
    public bool More { get; init; }

    /// <summary>Conversations whose shared or own part changed, each whole.</summary>
    public required Conversation[] Conversations { get; init; }

    /// <summary>Conversations the user is no longer a member of.</summary>
    public required Guid[] Left { get; init; }

    /// <summary>The people whom the conversations name.</summary>
    public required Accounts.User[] Users { get; init; }
}
