using System.Text.Json;
using VvsIm.Contracts.Moderation.Rules;

namespace VvsIm.Admin.Moderation.Rules;

/// <summary>A rule as it is being written.</summary>
internal sealed class RuleForm
{
    private static readonly char[] s_lines = ['\n', '\r'];
    private static readonly char[] s_gaps = [' ', ',', ';', '\n', '\r'];

    public string Name { get; set; } = "";
    public bool Enabled { get; set; } = true;
    public string Kind { get; set; } = "words";
    public string Action { get; set; } = "hold";
    public string Message { get; set; } = "";
    public string Words { get; set; } = "";
    public bool Anywhere { get; set; }
    public string Links { get; set; } = "any";
    public string Domains { get; set; } = "";
    public int Count { get; set; } = 10;
    public int Seconds { get; set; } = 60;
    public bool SameText { get; set; }
    public int NewHours { get; set; } = 24;
    public string Limit { get; set; } = "links";

    /// <summary>A limit of how much one says is part of it.</summary>
    public bool Counts => Kind == "rate" || (Kind == "newcomers" && Limit == "rate");

    public static RuleForm Of(Rule rule) =>
        new()
        {
            Name = rule.Name,
            Enabled = rule.Enabled,
            Kind = Word(rule.Definition.Kind),
            Action = Word(rule.Definition.Action),
            Message = rule.Definition.Message ?? "",
            Words = string.Join('\n', rule.Definition.Words ?? []),
            Anywhere = rule.Definition.Anywhere,
            Links = Word(rule.Definition.Links),
            Domains = string.Join('\n', rule.Definition.Domains ?? []),
            Count = rule.Definition.Count ?? 10,
            Seconds = rule.Definition.Seconds ?? 60,
            SameText = rule.Definition.SameText,
            NewHours = rule.Definition.NewHours ?? 24,
            Limit = Word(rule.Definition.Limit),
        };

    /// <summary>What the server is asked for.</summary>
    public RuleRequest ToRequest(long? version) =>
        new(
            Name.Trim(),
            Enabled,
            new RuleDefinition(
                Parse<RuleKind>(Kind),
                Parse<RuleAction>(Action),
                Message.Trim() is { Length: > 0 } message ? message : null,
                Kind == "words" ? Split(Words, s_lines) : null,
                Anywhere,
                Parse<LinkPolicy>(Links),
                Kind == "links" && Links != "any" ? Split(Domains, s_gaps) : null,
                Counts ? Count : null,
                Counts ? Seconds : null,
                SameText,
                Kind == "newcomers" ? NewHours : null,
                Parse<NewcomerLimit>(Limit)
            ),
            version
        );

    private static string[] Split(string text, char[] borders) =>
        [.. text.Split(borders, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];

    private static T Parse<T>(string word)
        where T : struct, Enum => Enum.Parse<T>(word, ignoreCase: true);

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
