using VvsIm.Admin.Shell;
using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;
using VvsIm.Contracts.Moderation.Rules;

namespace VvsIm.Admin.Moderation.Rules;

/// <summary>The automatic rules of a workspace: their order, each on or off, new ones, and what they would do with a text.</summary>
public sealed partial class RulesPage
{
    private Rule[]? _rules;
    private User[] _people = [];
    private string? _name;
    private bool _working;
    private bool _editing;
    private Rule? _edited;
    private Rule? _deleted;
    private Failure? _failure;

    /// <summary>Which workspace.</summary>
    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private VvsImClient Client { get; set; } = null!;

    /// <inheritdoc />
    protected override Task OnParametersSetAsync() => LoadAsync();

    private Task LoadAsync() =>
        DoAsync(async () =>
        {
            Take(await Client.Rules.ListAsync(Id));
            _name ??= (await Client.Configuration.ReadAsync(Id)).Name;
        });

    private Task SwitchAsync(Rule rule, bool on) =>
        DoAsync(async () =>
        {
            await Client.Rules.ChangeAsync(rule.Id, new(rule.Name, on, rule.Definition, rule.Version));
            Take(await Client.Rules.ListAsync(Id));
        });

    private Task MoveAsync(int from, int to) =>
        to < 0 || to >= _rules!.Length
            ? Task.CompletedTask
            : DoAsync(async () =>
            {
                var ids = _rules!.Select(rule => rule.Id).ToList();
                (ids[from], ids[to]) = (ids[to], ids[from]);
                Take(await Client.Rules.OrderAsync(Id, [.. ids]));
            });

    private Task DeleteAsync(Rule rule) =>
        DoAsync(async () =>
        {
            await Client.Rules.DeleteAsync(rule.Id);
            _deleted = rule;
            Take(await Client.Rules.ListAsync(Id));
        });

    private Task RestoreAsync() =>
        DoAsync(async () =>
        {
            if (_deleted is not { } rule)
                return;
            _deleted = null;
            await Client.Rules.CreateAsync(Id, new(rule.Name, rule.Enabled, rule.Definition));
            Take(await Client.Rules.ListAsync(Id));
        });

    private void Edit(Rule? rule) => (_edited, _editing) = (rule, true);

    private Task ClosedAsync(bool saved)
    {
        _editing = false;
        return saved ? LoadAsync() : Task.CompletedTask;
    }

    private async Task DoAsync(Func<Task> act)
    {
        if (_working)
            return;
        (_working, _failure) = (true, null);
        try
        {
            await act();
        }
        catch (Exception e) when (Failure.Of(e) is { } failure)
        {
            _failure = failure;
        }
        finally
        {
            _working = false;
        }
    }

    private void Take(RuleList list) => (_rules, _people) = (list.Items, list.Users);

    private User? Person(Guid id) => Array.Find(_people, person => person.Id == id);
}
