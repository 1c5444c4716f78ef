namespace VvsIm.Contracts;

/// <summary>Every limit that the server enforces, in one place, so that a client can refuse early with the same words.</summary>
public static class Limits
{
    /// <summary>Longest message, in UTF-16 code units.</summary>
    public const int MessageLength = 16_000;

    /// <summary>Bytes (UTF-8) of a message text that an event carries whole; of a longer one it carries the beginning.</summary>
    public const int EventTextBytes = 2_000;

    /// <summary>Characters of a text over <see cref="EventTextBytes"/> that an event carries; the whole is fetched over HTTP.</summary>
    public const int EventTextLength = 500;

    /// <summary>Longest conversation title, in UTF-16 code units.</summary>
    public const int TitleLength = 100;

    /// <summary>Longest topic of a group or channel, in UTF-16 code units.</summary>
    public const int TopicLength = 250;

    /// <summary>Longest wait of slow mode, in seconds.</summary>
    public const int SlowSeconds = 6 * 60 * 60;

    /// <summary>People made members in one request.</summary>
    public const int AddedMembers = 50;

    /// <summary>Longest display name, in UTF-16 code units.</summary>
    public const int DisplayNameLength = 60;

    /// <summary>Longest email address, in UTF-16 code units (RFC 5321's path limit).</summary>
    public const int EmailLength = 254;

    /// <summary>Longest password, in UTF-16 code units; hashing more than this only costs time.</summary>
    public const int PasswordLength = 256;

    /// <summary>Shortest password, in UTF-16 code units.</summary>
    public const int PasswordMinLength = 8;

    /// <summary>Sessions of one person; whoever signs in once more loses the one that was used longest ago. Not more than a page.</summary>
    public const int Sessions = 100;

    /// <summary>Characters that are kept of how a device names itself.</summary>
    public const int UserAgentLength = 300;

    /// <summary>Minutes after a sign-in, or its confirmation, in which one may do what takes one.</summary>
    public const int FreshMinutes = 10;

    /// <summary>Recovery codes that somebody is given.</summary>
    public const int RecoveryCodes = 10;

    /// <summary>Passkeys of one person. Not more than a page.</summary>
    public const int Passkeys = 20;

    /// <summary>Longest name of a passkey, in UTF-16 code units.</summary>
    public const int PasskeyNameLength = 60;

    /// <summary>Members of one group, its owner included.</summary>
    public const int GroupMembers = 5_000;

    /// <summary>Longest name of a workspace, in UTF-16 code units.</summary>
    public const int WorkspaceNameLength = 60;

    /// <summary>Longest list of the types of files that a workspace takes, in UTF-16 code units.</summary>
    public const int FileTypesLength = 2_000;

    /// <summary>Longest time in which authors may edit or delete, in seconds; longer is for ever.</summary>
    public const int WindowSeconds = 365 * 24 * 60 * 60;

    /// <summary>Mail domains whose people may make an account.</summary>
    public const int RegistrationDomains = 100;

    /// <summary>Automatic rules of one workspace.</summary>
    public const int Rules = 50;

    /// <summary>Longest name of a rule, in UTF-16 code units.</summary>
    public const int RuleNameLength = 60;

    /// <summary>Words of one rule.</summary>
    public const int RuleWords = 10_000;

    /// <summary>Longest word or phrase of a rule, in UTF-16 code units.</summary>
    public const int RuleWordLength = 100;

    /// <summary>Domains of one rule.</summary>
    public const int RuleDomains = 1_000;

    /// <summary>Most messages that a rule lets through in its time.</summary>
    public const int RuleCount = 1_000;

    /// <summary>Longest time in which a rule counts messages, in seconds.</summary>
    public const int RuleSeconds = 24 * 60 * 60;

    /// <summary>How long a rule can take somebody for new, in hours.</summary>
    public const int RuleNewHours = 365 * 24;

    /// <summary>Things that a rule names of what it found.</summary>
    public const int RuleFound = 10;

    /// <summary>Messages of one person that wait for review. Not more than a page.</summary>
    public const int HeldMessages = 50;

    /// <summary>Longest name of a domain, in characters (RFC 1035).</summary>
    public const int DomainLength = 253;

    /// <summary>Workspaces that one person may own.</summary>
    public const int OwnedWorkspaces = 20;

    /// <summary>Live invite links into one workspace, or into one conversation. Not more than a page.</summary>
    public const int Invites = 100;

    /// <summary>People whom one invite link may let in, where it has a limit at all.</summary>
    public const int InviteUses = 10_000;

    /// <summary>Longest reason of a ban, in UTF-16 code units.</summary>
    public const int BanReasonLength = 500;

    /// <summary>Items of one page of any list.</summary>
    public const int PageSize = 100;

    /// <summary>Items of a page when the request does not say.</summary>
    public const int DefaultPageSize = 50;

    /// <summary>Changes of one conversation that are replayed; a client further behind reloads instead.</summary>
    public const int ReplayedChanges = 2_000;

    /// <summary>Longest search text, in UTF-16 code units.</summary>
    public const int QueryLength = 200;

    /// <summary>Words, phrases and operators of one search.</summary>
    public const int SearchParts = 20;

    /// <summary>Messages of one page of search results.</summary>
    public const int SearchPageSize = 50;

    /// <summary>Messages of a page of search results when the request does not say.</summary>
    public const int DefaultSearchPageSize = 20;

    /// <summary>Users asked for by id in one request.</summary>
    public const int UsersByIds = 100;

    /// <summary>Unread messages are counted exactly up to this number minus one; this number itself means "or more".</summary>
    public const int CountedUnread = 100;

    /// <summary>Rows of a table in the console are counted exactly up to this number; this number itself means "or more".</summary>
    public const int CountedRows = 10_000;

    /// <summary>Longest time for which messages can be said to be kept, in days; for ever is no number.</summary>
    public const int RetentionDays = 36_500;

    /// <summary>Longest reason that a moderator gives for what they do, in UTF-16 code units.</summary>
    public const int ReasonLength = 1_000;

    /// <summary>Longest comment of who reports something, in UTF-16 code units.</summary>
    public const int ReportCommentLength = 2_000;

    /// <summary>Messages that a reporter hands over beside what they report.</summary>
    public const int ReportContext = 20;

    /// <summary>Longest note that staff put to a report, in UTF-16 code units.</summary>
    public const int ReportNoteLength = 4_000;

    /// <summary>Other reports that are shown beside one.</summary>
    public const int RelatedReports = 20;

    /// <summary>Longest appeal, in UTF-16 code units.</summary>
    public const int AppealLength = 4_000;

    /// <summary>Tasks about one account that are shown, the newest.</summary>
    public const int AccountTasks = 20;

    /// <summary>Days for which the file of an export is kept.</summary>
    public const int ExportDays = 7;

    /// <summary>People whom one message mentions; further ones are not told.</summary>
    public const int Mentions = 50;

    /// <summary>Different emoji under one message.</summary>
    public const int ReactionsPerMessage = 20;

    /// <summary>Longest emoji, in UTF-16 code units: families and flags are sequences of many.</summary>
    public const int EmojiLength = 32;

    /// <summary>Pinned messages of one conversation.</summary>
    public const int PinnedMessages = 100;

    /// <summary>People whom a thread's first message shows as having replied last.</summary>
    public const int NamedRepliers = 3;

    /// <summary>Notifications of one user that are kept, the newest; also how many are marked at once by id.</summary>
    public const int Notifications = 1_000;

    /// <summary>How many days a notification is kept.</summary>
    public const int NotificationDays = 90;

    /// <summary>Longest broadcast, in UTF-16 code units. A notification carries it whole.</summary>
    public const int BroadcastLength = 1_000;

    /// <summary>Characters of a message that a notification carries.</summary>
    public const int NotificationTextLength = 300;

    /// <summary>People whom a notification names.</summary>
    public const int NamedActors = 3;

    /// <summary>Messages that wait for their time, of one user. Not more than a page.</summary>
    public const int ScheduledMessages = 100;

    /// <summary>Reminders of one user, due ones included. Not more than a page.</summary>
    public const int Reminders = 100;

    /// <summary>How many days ahead a message may be scheduled or a reminder set.</summary>
    public const int DaysAhead = 366;

    /// <summary>Longest draft, in UTF-16 code units: what is too long to be sent can still be kept and cut.</summary>
    public const int DraftLength = 2 * MessageLength;

    /// <summary>Conversations that one person may have pinned.</summary>
    public const int PinnedConversations = 100;

    /// <summary>Members up to which a conversation tells who has seen what.</summary>
    public const int ReceiptMembers = 100;

    /// <summary>Messages, the newest of those just seen, whose authors are told at once; others learn when they open the conversation.</summary>
    public const int ReceiptMessages = 500;

    /// <summary>People whom one event about presence names; when more change at once, clients are told to ask.</summary>
    public const int PresenceChanges = 20;

    /// <summary>People whom the presence of a conversation names; the others are counted.</summary>
    public const int NamedPresent = 8;

    /// <summary>Members up to which all others hear that somebody types; in larger groups only those who have it open.</summary>
    public const int TypingMembers = 50;

    /// <summary>Longest text of a status, in UTF-16 code units.</summary>
    public const int StatusLength = 100;

    /// <summary>Files of one message.</summary>
    public const int Attachments = 10;

    /// <summary>Bytes of one file, unless the workspace says otherwise.</summary>
    public const int FileBytes = 25 * 1024 * 1024;

    /// <summary>Bytes of one file that a workspace can allow at most.</summary>
    public const long LargestFileBytes = 2L * 1024 * 1024 * 1024;

    /// <summary>Longest name of a file, in UTF-16 code units; a longer one is cut before its extension.</summary>
    public const int FileNameLength = 200;

    /// <summary>Longest description of a picture, in UTF-16 code units.</summary>
    public const int AltLength = 1_000;

    /// <summary>Bytes of the small picture that a device makes of a file.</summary>
    public const int PreviewBytes = 512 * 1024;

    /// <summary>Longest side of a preview, in pixels.</summary>
    public const int PreviewSide = 1_280;

    /// <summary>Longest side of a picture that is shown as one, in pixels; a larger one is a file.</summary>
    public const int PictureSide = 30_000;

    /// <summary>Pixels of a picture that is shown as one; a larger one is a file.</summary>
    public const long PicturePixels = 100_000_000;

    /// <summary>Samples of the waveform of a voice message.</summary>
    public const int WaveformLength = 64;

    /// <summary>Characters of the colours that stand for a picture until it is there.</summary>
    public const int PlaceholderLength = 48;

    /// <summary>Side of an avatar, in pixels; it is square.</summary>
    public const int AvatarSide = 512;

    /// <summary>Side of an avatar's preview, in pixels: what lists show.</summary>
    public const int AvatarPreviewSide = 128;

    /// <summary>Bytes of an avatar.</summary>
    public const int AvatarBytes = 1024 * 1024;

    /// <summary>Bytes of one JSON request body.</summary>
    public const int RequestBytes = 512 * 1024;
}
