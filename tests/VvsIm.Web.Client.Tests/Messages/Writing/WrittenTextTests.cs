using VvsIm.Web.Client.Messages.Writing;

namespace VvsIm.Web.Client.Tests.Messages.Writing;

public sealed class WrittenTextTests
{
    private static readonly Guid Ann = Guid.CreateVersion7();
    private static readonly Guid Anna = Guid.CreateVersion7();

    private readonly WrittenText text = new();

    [Fact]
    public void Who_was_picked_is_mentioned_by_token()
    {
        text.Mention(Ann, "Ann");
        text.Shown = "@Ann, ask @Ann! (@Ann)";
        Assert.Equal($"<@{Ann}>, ask <@{Ann}>! (<@{Ann}>)", text.Stored);
    }

    [Fact]
    public void The_longer_name_wins_and_a_longer_word_is_none()
    {
        text.Mention(Ann, "Ann");
        text.Mention(Anna, "Ann Lee");
        text.Shown = "@Ann Lee and @Ann Leeds and @Anna and x@Ann";
        Assert.Equal($"<@{Anna}> and <@{Ann}> Leeds and @Anna and x@Ann", text.Stored);
    }

    [Fact]
    public void Nobody_who_was_not_picked_is_mentioned()
    {
        text.Shown = "@Ann and @all";
        Assert.Equal("@Ann and @all", text.Stored);
    }

    [Fact]
    public void Code_mentions_nobody()
    {
        text.Mention(Ann, "Ann");
        text.Shown = "`@Ann` @Ann\n```\n@Ann\n```\n@Ann ``@Ann `";
        Assert.Equal($"`@Ann` <@{Ann}>\n```\n@Ann\n```\n<@{Ann}> ``<@{Ann}> `", text.Stored);
    }

    [Fact]
    public void All_are_mentioned_by_those_who_may()
    {
        text.MayMentionAll = true;
        text.Shown = "@all: @allies";
        Assert.Equal("<@all>: @allies", text.Stored);
    }

    [Fact]
    public void Two_people_of_one_name_are_told_apart()
    {
        Assert.Equal("Ann", text.Mention(Ann, "Ann"));
        Assert.Equal("Ann (2)", text.Mention(Anna, "Ann"));
        Assert.Equal("Ann", text.Mention(Ann, "Ann"));
        text.Shown = "@Ann (2) and @Ann";
        Assert.Equal($"<@{Anna}> and <@{Ann}>", text.Stored);
    }

    [Fact]
    public void A_stored_text_comes_back_as_it_was_written()
    {
        var stored = $"<@{Ann}> and <@{Anna}>: `<@{Ann}>` <@all>";
        text.Load(stored, id => id == Ann ? "Ann" : null);
        Assert.Equal($"@Ann and <@{Anna}>: `<@{Ann}>` @all", text.Shown);
        Assert.Equal(stored, text.Stored);
    }

    [Fact]
    public void Any_text_survives_the_way_there_and_back()
    {
        var random = new Random(3);
        string[] pieces =
        [
            $"<@{Ann}>",
            $"<@{Anna}>",
            "<@all>",
            "@",
            "Ann",
            " ",
            "\n",
            "`",
            "```",
            "\n\n",
            "a",
            "(2)",
            "<@",
            "😀",
        ];
        for (var run = 0; run < 3_000; run++)
        {
            text.MayMentionAll = run % 2 == 0;
            var stored = string.Concat(Enumerable.Range(0, 12).Select(_ => pieces[random.Next(pieces.Length)]));
            text.Load(stored, id => id == Ann ? "Ann" : "Ann Lee");
            var shown = text.Shown;
            text.Shown = text.Stored;
            text.Load(text.Shown, id => id == Ann ? "Ann" : "Ann Lee");
            Assert.Equal(shown, text.Shown);
        }
    }
}
