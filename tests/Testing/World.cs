using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Desk;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Domain.Messages;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Domain.Transfers;
using Niangjia.Cases.Features.AcceptRequest;
using Niangjia.Cases.Features.AssignRequest;
using Niangjia.Cases.Features.ReferRequest;
using Niangjia.Cases.Intake;
using Niangjia.Cases.Mediation;
using Niangjia.Cases.Transfers;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Documents;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Files;
using Niangjia.Kernel.Values;
using Niangjia.Ui;
using Shouldly;

namespace Niangjia.Testing;

/// <summary>
/// Two neighbouring streets with the same things in both: what stands behind the parameters of every address. A new kind of parameter needs a
/// line in <see cref="MakeAsync"/>.
/// </summary>
public sealed class World
{
    /// <summary>Stands in the names and texts of all that belongs to the neighbour, so that a page that shows it to a stranger is caught.</summary>
    public const string Foreign = "邻街之物";

    private static readonly Role[] Liaisons = [Role.ArbitrationLiaison, Role.CourtLiaison, Role.HrssInspector, Role.JusticeLiaison, Role.PoliceLiaison];
    private readonly TestApp _app;
    private readonly Dictionary<string, (string Own, string? Foreign)> _samples = [];
    private (string Name, string Value) _receipt;
    private UnitInfo _department = null!;
    private UnitInfo _otherDepartment = null!;

    private World(TestApp app) => _app = app;

    /// <summary>The tree both streets stand in; <c>Street</c> is one's own.</summary>
    public Units Units { get; private set; } = null!;

    /// <summary>The moment it is.</summary>
    public DateTimeOffset Now => _app.Clock.GetUtcNow();

    /// <summary>Makes everything, by the product's own handlers where there are any.</summary>
    public static async Task<World> MakeAsync(TestApp app)
    {
        var world = new World(app) { Units = await app.AddUnitsAsync() };
        var (own, other) = (world.Units.Community, world.Units.OtherCommunity);
        world._department = await app.AddUnitAsync(world.Units.District, UnitKind.PartnerDepartment, "区劳动保障监察大队", Competence.Inspection);
        world._otherDepartment = await app.AddUnitAsync(world.Units.District, UnitKind.PartnerDepartment, "区人民法院", Competence.Court);

        world.Add("units", own.Id, other.Id);
        world.Add("accounts", await app.AddAccountAsync(Role.CommunityOfficer, own.Path), await app.AddAccountAsync(Role.CommunityOfficer, other.Path, Foreign));
        world.Add("admin/parameters", "security.login.failures");
        world.Add("calculators", "overtime");
        world.Add("people", await app.AddPersonAsync(own.Path, "李平"), await app.AddPersonAsync(other.Path, Foreign));
        world.Add("people/merge", await app.AddPersonAsync(own.Path, "李平平"), await app.AddPersonAsync(other.Path, Foreign));
        world.Add("enterprises", await app.AddEnterpriseAsync(own.Path, "春晖制鞋厂"), await app.AddEnterpriseAsync(other.Path, Foreign));
        world.Add("sign-in/oidc", "city");
        world.Add("account/providers", "city");
        world.Add("visits", await app.AddVisitAsync(own.Path, "春晖制鞋厂"), await app.AddVisitAsync(other.Path, Foreign));
        var (request, otherRequest) = (await world.AddRequestAsync(own, "老板三个月没发工资"), await world.AddRequestAsync(other, Foreign));
        world.Add("requests", request, otherRequest);
        world.Add("matters", await world.AddMatterAsync(world.Units.Street, request, "春晖制鞋厂"), await world.AddMatterAsync(world.Units.OtherStreet, otherRequest, Foreign));
        world.Add("matters/requests", request, otherRequest);
        var (file, otherFile) = (await world.AttachAsync(request, own, "工资条"), await world.AttachAsync(otherRequest, other, Foreign));
        world.Add("requests/files", file, otherFile);
        world._receipt = await world.EnterReceiptsAsync([request]);
        world.Add("track", request, otherRequest);
        world.Add("track/files", file, otherFile);
        world.Add("work-orders", await world.ReferAsync(request, own, world._department, "本街工资"), await world.ReferAsync(otherRequest, other, world._otherDepartment, Foreign));
        var (dispute, otherDispute) = (await app.AddDisputeAsync(own, "春晖制鞋厂"), await app.AddDisputeAsync(other, Foreign));
        world.Add("disputes", dispute.Dispute, otherDispute.Dispute);
        world.Add("disputes/parties", 1, 1);
        world.Add("disputes/sessions", dispute.Session, otherDispute.Session);
        world.Add("disputes/signatures", dispute.Signature, otherDispute.Signature);
        world.Add("disputes/proofs", dispute.Proof, otherDispute.Proof);
        // The link itself is the right to open it: nobody has a foreign one.
        world.Add("mediation", await world.OpenDoorAsync(dispute.Dispute));
        world.Add("mediation/proofs", dispute.Proof);
        world.Add("mediation/papers", "acceptance");
        await world.AddForProgramsAsync(own);
        world.Add("documents", await world.DraftAsync(dispute.Dispute), await world.DraftAsync(otherDispute.Dispute));
        world.Add("documents/of", "dispute");
        world.Add("documents/of/matter", dispute.Dispute, otherDispute.Dispute);
        world.Add("check", "K7M2P9Q4R3TX");
        world.Add("hotline/calls", await world.AddCallAsync(world.Units.Street, 1, null), await world.AddCallAsync(world.Units.OtherStreet, 2, Foreign));
        world.Add("error", StatusCodes.Status404NotFound);
        var (webhook, otherWebhook) = (await world.SubscribeAsync(world.Units.Street, "市数据平台"), await world.SubscribeAsync(world.Units.OtherStreet, Foreign));
        world.Add("admin/webhooks", webhook.Id, otherWebhook.Id);
        world.Add("webhooks", webhook.Id, otherWebhook.Id);
        world.Add("webhooks/deliveries", webhook.Delivery, otherWebhook.Delivery);
        await world.AddDoorsAsync(request, otherRequest);
        world.Add("exports", await world.AskForExportAsync(own, "欠薪通报"), await world.AskForExportAsync(other, Foreign));
        return world;
    }

    /// <summary>What organisations sent over, each to its office, and messages that wait to be judged.</summary>
    private async Task AddDoorsAsync(Guid request, Guid otherRequest)
    {
        var (own, other) = (await AddTransferAsync(request, Units.Street, _department, "转〔2026〕1号"), await AddTransferAsync(otherRequest, Units.OtherStreet, _otherDepartment, Foreign));
        var (paper, otherPaper) = (await AttachAsync(own, Units.Street, "复函", TransferClocks.Subject), await AttachAsync(other, Units.OtherStreet, Foreign, TransferClocks.Subject));
        foreach (var part in new[] { "transfers", "sent-transfers" })
        {
            Add(part, own, other);
            Add($"{part}/files", paper, otherPaper);
        }
        var (batch, otherBatch) = (await AddBatchAsync(Units.Street, "12345导出"), await AddBatchAsync(Units.OtherStreet, Foreign));
        foreach (var part in new[] { "requests/import", "message-batches" })
        {
            Add(part, batch.Batch, otherBatch.Batch);
            Add($"{part}/messages", batch.Message, otherBatch.Message);
        }
    }

    /// <summary>A matter that a department sent over to an office.</summary>
    internal Task<Guid> AddTransferAsync(Guid request, UnitInfo office, UnitInfo sender, string number) => SaveAsync(async services =>
    {
        var transfer = Transfer.Take(new(TransferKind.Court, TransferAsk.Handle, sender.Path, number, null, new(2026, 3, 2), null), request, office.Path, null, _app.Clock.GetUtcNow());
        services.GetRequiredService<AppDbContext>().Add(transfer);
        await services.GetRequiredService<TransferClocks>().BeginAsync(transfer, CancellationToken.None);
        return transfer.Id;
    });

    private async Task<(Guid Batch, Guid Message)> AddBatchAsync(UnitInfo office, string title)
    {
        var (batch, message) = (Guid.Empty, Guid.Empty);
        await SaveAsync(services =>
        {
            var now = _app.Clock.GetUtcNow();
            var made = MessageBatch.Begin(BatchSource.File, $"LY-20260302-{title.GetHashCode(StringComparison.Ordinal):X}", title, office.Path, null, IntakeChannel.Letter, null, now);
            made.Stage(new(1, 0), 1, 0);
            made.HaveRead(1, 0, 0);
            var row = IncomingMessage.Stage(made, new(2, $"{title}：宿舍楼道的灯坏了半个月，没人来修。"), null, null, title, now);
            row.Read(new(AffairStream.Common, CaseType.ParkDormitory, Department.Union, Urgency.Normal, 0.95, false, false), null);
            services.GetRequiredService<AppDbContext>().AddRange(made, row);
            (batch, message) = (made.Id, row.Id);
            return Task.FromResult(batch);
        });
        return (batch, message);
    }

    /// <summary>What the API's addresses name besides: parts of things, which belong to whom the thing belongs.</summary>
    private async Task AddForProgramsAsync(UnitInfo own)
    {
        foreach (var part in new[] { "accounts/grants", "accounts/absences", "sessions", "tokens", "shifts", "requests/tasks", "relations", "disputes/mediators" })
            Add(part, Guid.CreateVersion7(_app.Clock.GetUtcNow()), Guid.CreateVersion7(_app.Clock.GetUtcNow()));
        foreach (var part in new[] { "requests/co-handlers", "disputes/instalments", "disputes/instalments/payments" }) Add(part, 1, 1);
        // One's own only, and of the whole installation: nobody has a foreign one.
        foreach (var part in new[] { "filters", "failures", "deliveries" }) Add(part, Guid.CreateVersion7(_app.Clock.GetUtcNow()));
        Add("parameters", "security.login.failures");
        foreach (var part in new[] { "people/comparisons", "people/merges", "people/distinctions" }) Add(part, _samples["people/merge"].Own, _samples["people/merge"].Foreign);
        Add("my/requests", _samples["requests"].Own, _samples["requests"].Foreign);
        // Open to everybody: nothing in them belongs to anybody.
        var number = await _app.InDatabaseAsync(db => db.Set<WorkerRequest>().Where(request => request.UnitPath == own.Path).Select(request => request.Number).FirstAsync());
        Add("open311/v2/services", "LD01");
        Add("open311/v2/requests", number);
        Add("open311/v2/tokens", number);
        Add("calendars", "nothing");
    }

    /// <summary>The unit a role is tried with: liaisons sit in a department, all others in one's own street.</summary>
    public string PlaceOf(Role role) => Liaisons.Contains(role) ? _department.Path : Units.Street.Path;

    /// <summary>Somebody of a role in their place; without one a stranger who has entered the receipt code of the request.</summary>
    public async Task<Browser> PersonAsync(Role? role)
    {
        if (role is { } known) return await _app.SignInAsAsync(known, PlaceOf(known));
        var stranger = _app.Browser();
        stranger.SetCookie(_receipt.Name, _receipt.Value);
        return stranger;
    }

    /// <summary>
    /// Whom a page is looked at as: a stranger if it is for everybody, a worker if it is made for workers, else the officer of the street, who may do most, or the
    /// first role that may.
    /// </summary>
    public Role? ReaderOf(Route route)
    {
        if (route.IsForEverybody) return null;
        if (route.Layout == typeof(WorkerLayout)) return Role.Worker;
        // Two pages have a second address whose door the handler keeps.
        if (route.Parameters is ["accounts", ..]) return Role.SecurityAdmin;
        if (route.Pattern.RawText?.TrimStart('/').StartsWith("grid/", StringComparison.Ordinal) == true) return Role.GridWorker;
        var catalog = _app.Services.GetRequiredService<PermissionCatalog>();
        return Roles.All.OrderByDescending(role => role == Role.StreetOfficer).First(role => route.Permissions.All(permission => catalog.Carries(role, permission)));
    }

    /// <summary>The address of a route with one's own things, or a failing test that says what is missing here.</summary>
    public string UrlOf(Route route) => route.Url(Values(route, own: true) ?? throw new ShouldAssertException($"{route}: add {string.Join(", ", route.Parameters)} to World"));

    /// <summary>The address of a route with other things of one's own, or null where these do not occur in it.</summary>
    public string? UrlOf(Route route, IReadOnlyDictionary<string, string> things) =>
        route.Parameters.Any(things.ContainsKey) ? route.Url([.. route.Parameters.Select(parameter => things.GetValueOrDefault(parameter) ?? _samples[parameter].Own)]) : null;

    /// <summary>
    /// The values for a route, or null when nobody has said what one of its parameters stands for, or when it names nothing that belongs to a
    /// foreign unit.
    /// </summary>
    public IReadOnlyList<string>? Values(Route route, bool own)
    {
        var values = route.Parameters.Select(parameter => !_samples.TryGetValue(parameter, out var sample) ? null : own ? sample.Own : sample.Foreign).ToList();
        return values.Contains(null) ? null : [.. values.Select(value => value!)];
    }

    private void Add(string parameter, object own, object? foreign = null) => _samples.Add(parameter, (own.ToString()!, foreign?.ToString()));

    private async Task<Guid> AddRequestAsync(UnitInfo unit, string text)
    {
        var now = _app.Clock.GetUtcNow();
        var id = await SaveAsync(services =>
        {
            var number = _samples.Count + text.Length;
            var request = WorkerRequest.Submit(
                new($"{text}，一直说再等等。", [new(CaseType.WageArrears, Money.FromYuan(8_000))], RespondentName: text, RespondentIsEmployer: true),
                new(IntakeChannel.Web, Secrecy.Named, null, unit.Path), $"QS-999901-20260302-{number:0000}", $"receipt{number}", now);
            request.Register();
            request.Triage(AffairStream.Public, CaseType.WageArrears, Urgency.Normal, Guid.CreateVersion7(now), now, null);
            services.GetRequiredService<AppDbContext>().Add(request);
            return Task.FromResult(request.Id);
        });
        await _app.AsSystemAsync(services => services.GetRequiredService<AssignRequestHandler>().HandleAsync(new(id, unit.Id, null, null), CancellationToken.None));
        return id;
    }

    /// <summary>An officer of the handling unit asks a department.</summary>
    private Task<Guid> ReferAsync(Guid request, UnitInfo from, UnitInfo department, string matter) => _app.AsSystemAsync(async services =>
    {
        var officer = await _app.AddAccountAsync(Role.CommunityOfficer, from.Path, matter);
        services.GetRequiredService<CurrentUser>().Become(officer, null, officer, matter, [new(Role.CommunityOfficer, from.Path)]);
        await services.GetRequiredService<AcceptRequestHandler>().HandleAsync(new(request), CancellationToken.None);
        return await services.GetRequiredService<ReferRequestHandler>().HandleAsync(new(request, department.Id, $"请核实：{matter}。", new DateOnly(2026, 3, 20)), CancellationToken.None);
    });

    /// <summary>The own way of a side into a mediation, as it stands on the page of the request.</summary>
    internal async Task<string> OpenDoorAsync(Guid dispute, PartySide side = PartySide.Applicant)
    {
        PartyDoor? door = null;
        await SaveAsync(async services =>
        {
            var db = services.GetRequiredService<AppDbContext>();
            var found = await db.Set<DisputeCase>().FoundAsync(dispute, CancellationToken.None);
            db.Add(door = PartyDoor.Open(found, found.Of(side)[0].Number, _app.Clock.GetUtcNow()));
            return door.Id;
        });
        return await _app.AsSystemAsync(services => Task.FromResult(services.GetRequiredService<PartyDoors>().TrustedTokenOf(door!)));
    }

    /// <summary>What a browser keeps after the receipt code was entered in it.</summary>
    internal Task<(string Name, string Value)> EnterReceiptsAsync(IEnumerable<Guid> requests) => _app.AsSystemAsync(services =>
    {
        var http = services.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext();
        foreach (var request in requests)
        {
            http.Response.Headers.SetCookie = default;
            services.GetRequiredService<TrackGrants>().Give(request);
        }
        services.GetRequiredService<IHttpContextAccessor>().HttpContext = null;
        var cookie = Microsoft.Net.Http.Headers.SetCookieHeaderValue.Parse(http.Response.Headers.SetCookie.ToString());
        return Task.FromResult((cookie.Name.ToString(), cookie.Value.ToString()));
    });

    /// <summary>A draft of the application of a dispute.</summary>
    private Task<Guid> DraftAsync(Guid dispute) => SaveAsync(async services =>
    {
        await services.GetRequiredService<IDocuments>().IssueAsync("dispute", dispute, nameof(DocumentKind.Application), 0, CancellationToken.None);
        return services.GetRequiredService<AppDbContext>().ChangeTracker.Entries<Niangjia.Documents.Domain.OfficialDocument>().Single().Entity.Id;
    });

    private async Task<(Guid Id, Guid Delivery)> SubscribeAsync(UnitInfo unit, string name)
    {
        var delivery = Guid.Empty;
        var id = await SaveAsync(services =>
        {
            var (db, now) = (services.GetRequiredService<AppDbContext>(), _app.Clock.GetUtcNow());
            var secret = services.GetRequiredService<Kernel.Sealing.ISealer>().Seal(Interfaces.Domain.WebhookSubscription.SecretField, Interfaces.Domain.WebhookSubscription.NewSecret());
            var webhook = new Interfaces.Domain.WebhookSubscription(name, "https://platform.example/events", ["request.registered"], unit.Path, secret, now);
            var sent = new Interfaces.Domain.WebhookDelivery(webhook.Id, "request.registered", "{}", null, now);
            db.AddRange(webhook, sent);
            delivery = sent.Id;
            return Task.FromResult(webhook.Id);
        });
        return (id, delivery);
    }

    private Task<Guid> AskForExportAsync(UnitInfo unit, string reason) => SaveAsync(services =>
    {
        var now = _app.Clock.GetUtcNow();
        var asked = Administration.Domain.ExportApproval.Ask(
            new(CaseUrls.InboxExport, CaseUrls.Inbox, "诉求", 900, unit.Path), Guid.CreateVersion7(now), "何专干", reason, now);
        services.GetRequiredService<AppDbContext>().Add(asked);
        return Task.FromResult(asked.Id);
    });

    private Task<Guid> AttachAsync(Guid request, UnitInfo unit, string name, string? subject = null) => SaveAsync(async services =>
    {
        var attachments = services.GetRequiredService<Attachments>();
        var (staged, refusal) = await attachments.StageAsync(new MemoryStream(DisputeSamples.Png), $"{name}.png");
        var claimed = await attachments.ClaimAsync([staged?.Token ?? throw new InvalidOperationException(refusal)], subject ?? RequestClocks.Subject, request, unit.Path, false, CancellationToken.None);
        return claimed[0].Id;
    });

    private Task<Guid> AddMatterAsync(UnitInfo street, Guid request, string name) => SaveAsync(services =>
    {
        var matter = Cases.Domain.Matters.SharedMatter.Find(street.Path, name, request, Guid.CreateVersion7(), name, _app.Clock.GetUtcNow());
        services.GetRequiredService<AppDbContext>().Add(matter);
        return Task.FromResult(matter.Id);
    });

    /// <summary>A call somebody has on the line, or one that was answered at once.</summary>
    private Task<Guid> AddCallAsync(UnitInfo unit, int number, string? answered) => SaveAsync(services =>
    {
        var now = _app.Clock.GetUtcNow();
        var call = Cases.Domain.Hotline.HotlineCall.Ring($"RX-999901-20260302-{number:0000}", unit.Path, null, null, now);
        call.Take(Guid.CreateVersion7(now), now);
        if (answered is not null) call.AnswerAtOnce(HotlineCategory.Question, answered, answered, null, now);
        services.GetRequiredService<AppDbContext>().Add(call);
        return Task.FromResult(call.Id);
    });

    private Task<Guid> SaveAsync(Func<IServiceProvider, Task<Guid>> work) => _app.AsSystemAsync(async services =>
    {
        var id = await work(services);
        await services.GetRequiredService<AppDbContext>().SaveChangesAsync();
        return id;
    });
}
