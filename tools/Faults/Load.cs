using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Niangjia.Contracts.Accounts;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Calendars;
using Niangjia.Testing;

namespace Niangjia.Faults;

/// <summary>
/// People and programs who work on without caring what befalls the server: workers ask on their phones, programs take requests in and handle them step by step, an
/// officer writes notes, payments come in, papers are sent, somebody signs in.
/// </summary>
internal sealed class Load : IDisposable
{
    private readonly Installation _place;
    private readonly Scene _scene;
    private readonly Ledger _ledger;
    private readonly CancellationTokenSource _enough = new();
    private readonly List<Task> _actors = [];

    private Load(Installation place, Scene scene, Ledger ledger) => (_place, _scene, _ledger) = (place, scene, ledger);

    public static Load Begin(Installation place, Scene scene, Ledger ledger, int seed)
    {
        var load = new Load(place, scene, ledger);
        Func<Random, Task>[] actors = [load.AskAsync, load.AskAsync, load.HandleAsync, load.HandleAsync, load.WriteNoteAsync, load.PayAsync, load.SignInAsync];
        foreach (var (number, actor) in actors.Index()) load._actors.Add(Task.Run(() => load.GoOnAsync(actor, new Random(seed * 31 + number))));
        return load;
    }

    /// <summary>Nobody begins anything new; waits for the last answers.</summary>
    public async Task EndAsync()
    {
        await _enough.CancelAsync();
        await Task.WhenAll(_actors);
    }

    /// <summary>After a round that broke nobody may go on into the next.</summary>
    public void Dispose()
    {
        _enough.Cancel();
        _enough.Dispose();
    }

    private async Task GoOnAsync(Func<Random, Task> act, Random dice)
    {
        while (!_enough.IsCancellationRequested)
        {
            try
            {
                if (_place.Answers) await act(dice);
                else await Task.Delay(100);
            }
            catch (Exception e) when (Ledger.IsBrokenLine(e))
            {
                // A page did not come; a person tries again in a moment.
                await Task.Delay(300);
            }
        }
    }

    /// <summary>A worker without an account, in three steps, every other time with a paper.</summary>
    private async Task AskAsync(Random dice)
    {
        var (phone, mark) = (_place.Browser(), _ledger.NewMark());
        var details = await (await phone.OpenAsync(CaseUrls.Ask)).SubmitAsync("ask-what", new { Facts = $"厂里三个月没发工资了，问了也不说什么时候发（{mark}）", UnitId = _scene.Town.Community.Id });
        var form = details.ShouldBeAt(CaseUrls.AskDetails).Form("ask-details").Fill(new { RespondentName = "明珠电子", Amount = "8600" });
        if (dice.Next(2) == 0)
        {
            form.Attach("Files", $"{mark}.pdf", Paper(mark, dice.Next(60_000)), "application/pdf");
            // Staged before the form is judged: a file that was taken is there, whatever becomes of the request.
            var sent = new Deed("paper", mark, _ => $"""kernel_attachment where "Name" = '{mark}.pdf'""", () => AnswerAsync(form.SendToAsync(form.Target, "下一步")), MayRepeat: false);
            if (!await _ledger.DoAsync(sent)) return;
        }
        else (await form.SubmitAsync("下一步")).ShouldBeAt(CaseUrls.AskWho);
        var who = (await phone.OpenAsync(CaseUrls.AskWho)).Form("ask-who").Fill(new { Secrecy = "Named", Name = "王小工", Mobile = $"1600{dice.Next(10_000_000):D7}", Agrees = true });
        await _ledger.DoAsync(new("request of a worker", mark, _ => $"""cases_request where "Facts" like '%{mark}%'""", () => AnswerAsync(who.SendToAsync(who.Target))));
    }

    /// <summary>A program takes a request in and brings it to its end, one step after the other, as far as it comes.</summary>
    private async Task HandleAsync(Random dice)
    {
        var (token, mark) = (_scene.Tokens[dice.Next(_scene.Tokens.Count)], _ledger.NewMark());
        var request = new
        {
            facts = $"超市拖欠两个月工资，来窗口登记（{mark}）",
            type = "WageArrears",
            unitId = _scene.Town.Community.Id,
            respondentName = "某某超市",
            amount = 5200,
            channel = "WalkIn",
            secrecy = "Named",
            name = "李小工",
            mobile = $"1600{dice.Next(10_000_000):D7}",
            agrees = true,
            jobLater = true,
        };
        var taken = Call("request at the window", mark, _ => $"""cases_request where "Facts" like '%{mark}%'""", token, "POST", "requests", new { request }) with { Secret = "receiptCode" };
        if (!await _ledger.DoAsync(taken) || JsonDocument.Parse(taken.First!.Value.Said).RootElement.GetProperty("id").GetGuid() is var id && id == Guid.Empty) return;
        string At(string rest) => $"requests/{id}/{rest}";
        Deed Step(string kind, string told, string method, string address, object? body = null, string? reason = null) => Call(
            kind, mark, sql => $"""kernel_journal where "Kind" = 'Cases.{told}' and "SubjectId" = {sql.Id(id)}{(reason is null ? "" : $" and \"Reason\" like '%{reason}%'")}""", token, method, address, body);
        Deed Note()
        {
            var own = _ledger.NewMark();
            return Call("note of a program", own, _ => $"""cases_note where "Text" like '%{own}%'""", token, "POST", At("notes"), new { text = $"打过电话了（{own}）", forWorker = dice.Next(2) == 0 });
        }
        var up = $"经济补偿计算有争议（{mark}）";
        Deed[] steps =
        [
            Step("triage", "RequestTriaged", "PUT", At("triage"), new { stream = "Public", type = "WageArrears", urgency = "Normal" }),
            Step("assignment", "RequestAssigned", "POST", At("assignment"), new { unitId = _scene.Town.Community.Id, reason = $"就近处理（{mark}）" }),
            Step("acceptance", "RequestAccepted", "POST", At("acceptance")),
            Note(), Note(),
            Step("escalation", "RequestEscalated", "POST", At("escalation"), new { toLevel = "Street", ground = "OutsideAuthority", reason = up }, mark),
            Note(),
            Step("result", "RequestResolved", "POST", At("result"), new { result = "FullyResolved", outcome = $"单位已补发（{mark}）" }),
        ];
        foreach (var step in steps)
            if (_enough.IsCancellationRequested || !await _ledger.DoAsync(step)) return;
    }

    /// <summary>An officer at a screen writes a note about something in hand.</summary>
    private async Task WriteNoteAsync(Random dice)
    {
        var (screen, mark) = (_place.Browser(), _ledger.NewMark());
        screen.SetCookie(_scene.Session.Name, _scene.Session.Value);
        var inbox = await screen.OpenAsync($"{CaseUrls.Inbox}?tab=Below");
        var requests = inbox.Links.Where(link => link.StartsWith("/requests/", StringComparison.Ordinal)).Select(link => link.Split('/', '?', '#')[2]).Where(id => Guid.TryParse(id, out _)).Distinct().ToList();
        if (requests.Count == 0)
        {
            await Task.Delay(50);
            return;
        }
        var form = (await screen.OpenAsync($"/requests/{requests[dice.Next(requests.Count)]}/note")).Form("add-note").Fill(new { Text = $"已上门了解情况（{mark}）" });
        await _ledger.DoAsync(new("note of an officer", mark, _ => $"""cases_note where "Text" like '%{mark}%'""", () => AnswerAsync(form.SendToAsync(form.Target))));
    }

    /// <summary>One yuan of what was promised.</summary>
    private Task PayAsync(Random dice)
    {
        var (dispute, mark) = (_scene.Disputes[dice.Next(_scene.Disputes.Count)], _ledger.NewMark());
        return _ledger.DoAsync(Call(
            "payment", mark, _ => $"""cases_payment where "Note" like '%{mark}%'""", _scene.Tokens[dice.Next(_scene.Tokens.Count)], "POST", $"disputes/{dispute}/instalments/1/payments",
            new { amount = 1, paidOn = ChinaTime.Today(TimeProvider.System).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), note = mark }));
    }

    /// <summary>Somebody types name and password; the device is known by its name.</summary>
    private async Task SignInAsync(Random dice)
    {
        var (browser, mark) = (_place.Browser(), _ledger.NewMark());
        var form = (await browser.OpenAsync(AccountUrls.SignIn)).Form("sign-in").Fill(new { UserName = Scene.UserName, Password = Scene.Password });
        await _ledger.DoAsync(new("sign-in", mark, _ => $"""accounts_sessions where "UserAgent" = '{mark}'""", () => AnswerAsync(form.SendToAsync(form.Target, null, mark)), MayRepeat: false));
        // Hashing a password is meant to be slow; others work too.
        await Task.Delay(dice.Next(100, 400));
    }

    private Deed Call(string kind, string mark, Func<SqlWords, string> trace, string token, string method, string address, object? body)
    {
        var key = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString("N");
        return new(kind, mark, trace, () =>
        {
            var request = new HttpRequestMessage(new(method), $"/api/v1/{address}") { Headers = { Authorization = new("Bearer", token) } };
            request.Headers.Add("Idempotency-Key", key);
            request.Headers.AcceptLanguage.Add(new StringWithQualityHeaderValue("en"));
            if (body is not null) request.Content = JsonContent.Create(body, body.GetType());
            return AnswerAsync(_place.SendAsync(request));
        });
    }

    // No two are alike, so that each is a file of its own in the store.
    private static byte[] Paper(string mark, int length) => Encoding.ASCII.GetBytes($"%PDF-1.4\n% {mark}\n% {new string('x', length)}\n%%EOF\n");

    private static async Task<Reply> AnswerAsync(Task<HttpResponseMessage> sent)
    {
        using var answer = await sent;
        return new((int)answer.StatusCode, answer.Headers.Location?.OriginalString ?? await answer.Content.ReadAsStringAsync());
    }
}
