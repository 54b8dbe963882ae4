using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Notices;
using Niangjia.Notices.Domain;

namespace Niangjia.Testing;

/// <summary>A notice somebody has.</summary>
public sealed record ToldNotice(NoticeKind Kind, NoticeTone Tone, string Title, string English, string? Detail, string Url, bool IsUnread);

/// <summary>Looks into people's notices.</summary>
public static class NoticeSteps
{
    /// <summary>The notices of an account, oldest first; of one kind, if told.</summary>
    public static Task<IReadOnlyList<ToldNotice>> NoticesOfAsync(this TestApp app, Guid accountId, NoticeKind? kind = null) => app.InDatabaseAsync(async db =>
    {
        var rows = await db.Set<StaffNotice>().AsNoTracking().Where(notice => notice.AccountId == accountId && (kind == null || notice.Kind == kind))
            .OrderBy(notice => notice.At).ThenBy(notice => notice.Id).ToListAsync();
        return (IReadOnlyList<ToldNotice>)[.. rows.Select(notice => new ToldNotice(
            notice.Kind, notice.Tone, notice.Title, notice.TitleInEnglish, notice.Detail, notice.Url, notice.IsUnread))];
    });

    /// <summary>Lets every reaction see every row of the journal once more, as after a place in the journal that was lost.</summary>
    public static async Task ReadJournalAgainAsync(this TestApp app)
    {
        await app.InDatabaseAsync(db => db.Set<Kernel.Journal.JournalPlace>().ExecuteDeleteAsync());
        await app.RunJournalAsync();
    }

    /// <summary>The same, with the record of what was done lost too: only what a reaction itself refuses to do twice is not done twice.</summary>
    public static async Task ForgetReactionsAsync(this TestApp app, string reaction)
    {
        await app.InDatabaseAsync(db => db.Set<Kernel.Journal.ReactionDone>().Where(done => done.Reaction == reaction).ExecuteDeleteAsync());
        await app.ReadJournalAgainAsync();
    }
}
