using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Features.AssignRequest;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Journal;

namespace Niangjia.Cases.Tests.Desk;

internal static class DeskSteps
{
    public static Task<byte[]> PictureAsync() => File.ReadAllBytesAsync(Repository.Path("tests", "Kernel.Tests", "Files", "Samples", "picture.jpg"));

    /// <summary>Filed by a worker, sent to the community and accepted there by this officer.</summary>
    public static async Task<(Guid Id, string Code)> AcceptedAsync(
        this TestApp app, Town town, Browser officer, string facts = CaseSteps.Wages, decimal yuan = 8_600, Secrecy secrecy = Secrecy.Named, CaseType type = CaseType.WageArrears)
    {
        var (id, code) = await app.FileWithCodeAsync(town, facts, yuan, type: type, secrecy: secrecy);
        await app.TriageRequestAsync(id, type);
        await app.AsSystemAsync(services => services.GetRequiredService<AssignRequestHandler>().HandleAsync(new(id, town.Community.Id, null, null), CancellationToken.None));
        await (await officer.OpenAsync(CaseUrls.Request(id))).SubmitAsync("accept-request");
        return (id, code);
    }

    /// <summary>The applicant's phone, with the code entered.</summary>
    public static async Task<Browser> FollowAsync(this TestApp app, string code)
    {
        var phone = app.Browser();
        await (await phone.OpenAsync(CaseUrls.Track)).SubmitAsync("track", new { Code = code });
        return phone;
    }

    /// <summary>Said to be done by this officer.</summary>
    public static async Task ResolveAsync(this Browser officer, Guid id) =>
        await (await officer.OpenAsync(CaseUrls.Step(id, "resolve"))).SubmitAsync("resolve-request", new { Result = ResultCode.FullyResolved, Outcome = "工资已全部补发。" });

    /// <summary>A clock of a request; the latest when there were several.</summary>
    public static Task<Clock> ClockAsync(this TestApp app, Guid id, string code) =>
        app.InDatabaseAsync(db => db.Set<Clock>().Where(clock => clock.SubjectId == id && clock.Code == code).OrderByDescending(clock => clock.Id).FirstAsync());

    /// <summary>Rows of one kind about a request.</summary>
    public static Task<List<JournalEntry>> ToldAsync(this TestApp app, Guid id, string kind) =>
        app.InDatabaseAsync(db => db.Set<JournalEntry>().Where(entry => entry.SubjectId == id && entry.Kind == kind).OrderBy(entry => entry.Number).ToListAsync());
}
