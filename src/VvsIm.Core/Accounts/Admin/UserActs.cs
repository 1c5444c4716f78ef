using VvsIm.Contracts.Accounts;
using VvsIm.Contracts.Accounts.Admin;
using VvsIm.Contracts.Moderation;
using VvsIm.Core.Accounts.Staff;

namespace VvsIm.Core.Accounts.Admin;

/// <summary>What a member of staff is offered to do with an account as a whole. Every use case asks again, under its lock.</summary>
internal static class UserActs
{
    public static IEnumerable<UserAct> Of(UserAccount account, Ban? ban, long hidden, StaffMember staff)
    {
        if (!staff.IsOperator || account.ErasedAt is not null)
            yield break;
        var oneself = account.Id == staff.Id;
        var isOperator = account.Roles.Contains(Roles.Operator);
        if (!oneself)
            yield return UserAct.Ban;
        if (ban is not null)
            yield return UserAct.Unban;
        if (hidden > 0)
            yield return UserAct.ShowMessages;
        yield return UserAct.SignOut;
        if (!oneself)
            yield return UserAct.ResetTwoFactor;
        if (isOperator)
            yield return UserAct.EndOperator;
        else
            yield return UserAct.MakeOperator;
        yield return UserAct.Rename;
        yield return UserAct.Export;
        if (!oneself)
            yield return UserAct.Erase;
    }
}
