using VvsIm.Contracts.Moderation.Appeals;
using VvsIm.Contracts.Notifications;

namespace VvsIm.Web.Client.Moderation;

/// <summary>What a moderator's notice says to the person it is for.</summary>
internal static class NoticeWords
{
    /// <summary>In a sentence.</summary>
    public static string Of(Notice? notice) =>
        notice switch
        {
            Notice.MessageDeleted => "A moderator deleted a message of yours",
            Notice.MessageRestored => "A message of yours that had been deleted is back",
            Notice.MessagesDeleted => "A moderator deleted messages of yours",
            Notice.MessageHeld => "A message of yours waits for a moderator to look at it",
            Notice.MessageApproved => "A message of yours that had been held back was sent",
            Notice.MessageRejected => "A message of yours that had been held back was not sent",
            Notice.MemberRemoved => "A moderator removed you from a conversation",
            Notice.WorkspaceBanned => "A moderator removed you from a workspace, and you are kept out",
            Notice.Warned => "A moderator asks you to keep to the rules",
            Notice.ReportUpheld => "What you reported is against the rules; it was dealt with",
            Notice.ReportDismissed => "What you reported is not against the rules",
            Notice.AppealUpheld => "Your appeal was upheld: what was done is taken back as far as it can be",
            Notice.AppealDismissed => "Your appeal was turned down",
            _ => "A moderator has something to tell you",
        };

    /// <summary>Whether one may say something against it.</summary>
    public static bool CanAppeal(Notice? notice) =>
        notice
            is Notice.MessageDeleted
                or Notice.MessagesDeleted
                or Notice.MessageRejected
                or Notice.MemberRemoved
                or Notice.Warned
                or Notice.WorkspaceBanned;

    /// <summary>What became of the appeal against it.</summary>
    public static string Of(AppealState state) =>
        state switch
        {
            AppealState.Upheld => "You appealed: upheld",
            AppealState.Dismissed => "You appealed: turned down",
            _ => "You appealed. Somebody else will look at it.",
        };
}
