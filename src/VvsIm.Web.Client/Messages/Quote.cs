using VvsIm.Ui.Kit;

namespace VvsIm.Web.Client.Messages;

/// <summary>The message that another one answers, as that one shows it.</summary>
/// <param name="Seq">Its number, to go there.</param>
/// <param name="Name">Who said it; null while unknown.</param>
/// <param name="Text">Its words in one line; null while it is not at hand, or when it was deleted.</param>
/// <param name="Deleted">It was deleted since.</param>
/// <param name="Icon">The icon of its files; null for none.</param>
public sealed record Quote(long Seq, string? Name, string? Text, bool Deleted, IconName? Icon = null);
