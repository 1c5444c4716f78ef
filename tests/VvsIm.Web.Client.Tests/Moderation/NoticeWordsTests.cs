using VvsIm.Contracts.Notifications;
using VvsIm.Web.Client.Moderation;

namespace VvsIm.Web.Client.Tests.Moderation;

public sealed class NoticeWordsTests
{
    [Fact]
    public void Every_notice_has_words_of_its_own()
    {
        var words = Enum.GetValues<Notice>().Select(notice => NoticeWords.Of(notice)).ToList();

        Assert.Equal(words.Count, words.Distinct().Count());
        Assert.DoesNotContain(NoticeWords.Of(null), words);
    }

    [Theory]
    [InlineData(Notice.MessageDeleted, true)]
    [InlineData(Notice.Warned, true)]
    [InlineData(Notice.MessageRestored, false)]
    [InlineData(Notice.ReportDismissed, false)]
    [InlineData(Notice.AppealDismissed, false)]
    public void One_appeals_against_what_was_done_to_one_and_nothing_else(Notice notice, bool can) =>
        Assert.Equal(can, NoticeWords.CanAppeal(notice));
}
