using System.Text;
using Niangjia.Cases.Domain.Intake;
using Niangjia.Contracts.Accounts;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;

namespace Niangjia.DemoData;

/// <summary>The card a visitor gets: an account a role and what to look at first, and how to enter as a worker.</summary>
internal static class Card
{
    private static readonly Dictionary<Role, string> First = new()
    {
        [Role.GridWorker] = $"收件箱 {CaseUrls.Inbox}；网格代办 {CaseUrls.Represent}",
        [Role.GridLeader] = "收件箱里网格的事；超期会自动上报社区",
        [Role.CommunityOfficer] = $"收件箱：今日到期、已超期；分流台 {CaseUrls.TriageDesk}；窗口登记 {CaseUrls.Register}",
        [Role.CommunityChair] = "收件箱“本级及下级”，导出；单位值班表",
        [Role.StreetOfficer] = "收件箱、已保存的筛选；企业 /enterprises",
        [Role.StreetChair] = "街道全部诉求；值班与请假",
        [Role.Mediator] = "调解案件 /disputes：正在调解、履行中",
        [Role.JointCentreDirector] = "调解案件 /disputes：待受理、指派调解员",
        [Role.LegalSquadLawyer] = "调解案件 /disputes：需要审查的协议",
        [Role.DistrictOfficer] = $"全区收件箱；热线质检 {HotlineUrls.Calls}?tab=ToCheck；分流台、文本模型 /triage/model；同一事项 /matters；导入单位、企业、人员",
        [Role.DistrictLeader] = "看板 /board；收件箱“已超期”；分流准确率；调解案件",
        [Role.HotlineAgent] = $"热线坐席台 {HotlineUrls.Desk}；热线来电（待回访） {HotlineUrls.Calls}；分流台 {CaseUrls.TriageDesk}",
        [Role.HrssInspector] = "部门工单 /work-orders：签收、反馈",
        [Role.SystemAdmin] = "法定参数、工作日历、单位树",
        [Role.SecurityAdmin] = "账号与授权 /accounts",
        [Role.AuditAdmin] = "访问日志",
        [Role.LabourLawSupervisor] = "企业 /enterprises",
    };

    public static string Write(IReadOnlyList<DemoAccount> accounts, string password, Keepsakes keepsakes)
    {
        var card = new StringBuilder();
        card.AppendLine($"演示账号（密码都是 {password}，演示环境不要求二次验证） · Demo accounts, one a role; all have this password, no second factor is asked for");
        card.AppendLine();
        card.AppendLine($"  {Pad("角色", 24)}{Pad("用户名", 24)}{Pad("单位", 30)}先看");
        foreach (var account in accounts)
            card.AppendLine($"  {Pad(Roles.NameOf(account.Role), 24)}{Pad(account.UserName, 24)}{Pad(account.Unit, 30)}{First.GetValueOrDefault(account.Role, "我的账号（专属功能尚未开放）")}");
        card.AppendLine();
        card.AppendLine("以职工身份进入 · As a worker, no account needed:");
        card.AppendLine($"  {CaseUrls.Ask} 说一件事，拿回执码 · tell what happened and get a receipt code");
        foreach (var (code, what) in keepsakes.Receipts) card.AppendLine($"  {CaseUrls.Track} 输入回执码 {ReceiptCode.Shown(code)}   {what}");
        if (keepsakes.Mobile is { } mobile) card.AppendLine($"  {AccountUrls.SignInByPhone} 输入手机号 {mobile}，验证码显示在下面的日志里 · the code appears in this log");
        return card.ToString();
    }

    // Chinese characters are two columns wide on a terminal.
    private static string Pad(string text, int width)
    {
        var wide = text.Sum(c => c > 0x2E80 ? 2 : 1);
        return text + new string(' ', Math.Max(1, width - wide));
    }
}
