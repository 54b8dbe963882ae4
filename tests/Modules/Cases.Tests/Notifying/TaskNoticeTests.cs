using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Domain.Duties;
using Niangjia.Cases.Features.AssignRequest;
using Niangjia.Cases.Tests.Handling;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Access;

namespace Niangjia.Cases.Tests.Notifying;

/// <summary>R-CAS-07: whoever must do something beside the handling is told, the unit above when it is late, and nobody any more when it is done.</summary>
public sealed class TaskNoticeTests
{
    [EachDatabase]
    public async Task A_task_reaches_who_must_do_it_when_late_the_unit_above_and_done_it_waits_for_nobody(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var town = await app.BuildTownAsync();
        var officer = await app.AddAccountAsync(Role.CommunityOfficer, town.Community.Path, "林专干");
        var chair = await app.AddAccountAsync(Role.StreetChair, town.Street.Path, "陈主席");
        var stranger = await app.AddAccountAsync(Role.CommunityOfficer, town.OtherCommunity.Path);
        var id = await app.FileRequestAsync(town, "老板拖欠工资65天了，问了几次都说没钱。", 8_600);
        var registrar = await app.SignInAsAsync(Role.CommunityOfficer, town.Community.Path, "何专干");
        await (await registrar.OpenAsync(CaseUrls.Triage(id))).SubmitAsync("triage-request", new { Stream = AffairStream.Public, Type = CaseType.WageArrears, Urgency = Urgency.Urgent });
        await app.AsSystemAsync(services => services.GetRequiredService<AssignRequestHandler>().HandleAsync(new(id, town.Community.Id, officer, null), CancellationToken.None));
        await app.RunJournalAsync();
        await app.ReadJournalAgainAsync();

        var task = (await app.OpenTasksAsync(id, "InformInspectionOfArrears")).Single();
        var told = (await app.NoticesOfAsync(officer, NoticeKind.Task)).ShouldHaveSingleItem();
        told.ShouldSatisfyAllConditions(
            n => n.Title.ShouldContain("新任务：将欠薪情况告知劳动保障监察"), n => n.English.ShouldContain("by"), n => n.Url.ShouldBe(CaseUrls.Request(id)), n => n.IsUnread.ShouldBeTrue());
        (await app.NoticesOfAsync(chair, NoticeKind.Task)).ShouldBeEmpty();

        app.Clock.Set(Kernel.Calendars.ChinaTime.Of(task.DueAt).AddMinutes(5).ToString("yyyy-MM-dd HH:mm", null));
        await app.LetTimeActAsync();
        foreach (var account in (Guid[])[officer, chair])
            (await app.NoticesOfAsync(account, NoticeKind.RedCard)).ShouldContain(notice => notice.Tone == NoticeTone.Bad && notice.Title.Contains("将欠薪情况告知劳动保障监察"));

        var desk = await app.SignInAsync(officer);
        (await (await desk.OpenAsync(CaseUrls.Step(id, "tasks"))).SubmitAsync("end-task", new { TaskId = task.Id, Outcome = TaskOutcome.Done, Note = "已电话告知王队长" })).ShouldShow("任务已办结");
        await app.RunJournalAsync();
        foreach (var account in (Guid[])[officer, chair])
            (await app.NoticesOfAsync(account)).Where(notice => notice.Title.Contains("将欠薪情况告知劳动保障监察")).ShouldAllBe(notice => !notice.IsUnread);
        (await app.NoticesOfAsync(chair, NoticeKind.Task)).ShouldContain(notice => notice.IsUnread); // the supervision of what was missed waits on
        (await app.NoticesOfAsync(stranger)).ShouldBeEmpty();
    }
}
