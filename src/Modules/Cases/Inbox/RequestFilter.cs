using System.Globalization;
using Microsoft.AspNetCore.Http;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Figures;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Calendars;
using Niangjia.Ui;

namespace Niangjia.Cases.Inbox;

/// <summary>The parts of the inbox.</summary>
internal enum InboxTab
{
    /// <summary>我负责</summary>
    Mine,
    /// <summary>待办任务</summary>
    Tasks,
    /// <summary>今日到期</summary>
    Today,
    /// <summary>已超期</summary>
    Late,
    /// <summary>本级及下级</summary>
    Below,
    /// <summary>待回访</summary>
    ToCallBack,
    /// <summary>待说明理由</summary>
    ToExplain,
    /// <summary>我协办</summary>
    Helping,
    /// <summary>已结束</summary>
    Ended,
    /// <summary>全部: open and ended</summary>
    All,
}

/// <summary>Whether the time was kept.</summary>
internal enum Lateness
{
    /// <summary>现在超期</summary>
    Now,
    /// <summary>曾超期: at whatever level</summary>
    Ever,
}

/// <summary>What the address of the inbox says. Unreadable parts count as not given, so that a cut-off link still shows a list.</summary>
internal sealed record RequestFilter(
    InboxTab Tab, string? Words = null, AffairStream? Stream = null, CaseType? Type = null, Urgency? Urgency = null, RequestState? State = null,
    string? UnitPath = null, DateOnly? From = null, DateOnly? To = null, Lateness? Late = null, bool NewestFirst = false)
{
    /// <summary>The figure whose rows are shown: then it alone says which they are.</summary>
    public FigureRows? Figure { get; init; }

    /// <summary>Reads the query parameters.</summary>
    public static RequestFilter Read(
        string? tab, string? words, string? stream, string? type, string? urgency, string? state, string? unit, string? from, string? to, string? late, string? sort) => new(
        Parsed.Enum<InboxTab>(tab) ?? InboxTab.Mine, string.IsNullOrWhiteSpace(words) ? null : words.Trim(), Parsed.Enum<AffairStream>(stream), Parsed.Enum<CaseType>(type),
        Parsed.Enum<Urgency>(urgency), Parsed.Enum<RequestState>(state), string.IsNullOrWhiteSpace(unit) ? null : unit, Day(from), Day(to), Parsed.Enum<Lateness>(late), sort is "-submitted");

    /// <summary>Reads the query part of an address.</summary>
    public static RequestFilter Read(IQueryCollection query) => Read(
        query["tab"], query["q"], query["stream"], query["type"], query["urgency"], query["state"], query["unit"], query["from"], query["to"], query["late"], query["sort"]) with
    { Figure = FigureRows.Read(query) };

    /// <summary>Narrows a query by everything but the tab.</summary>
    public IQueryable<WorkerRequest> Narrow(IQueryable<WorkerRequest> requests)
    {
        if (Stream is { } stream) requests = requests.Where(request => request.Stream == stream);
        if (Type is { } type) requests = requests.Where(request => request.Type == type);
        if (Urgency is { } urgency) requests = requests.Where(request => request.Urgency == urgency);
        if (State is { } state) requests = requests.Where(request => request.State == state);
        if (UnitPath is { } path) requests = requests.Where(request => request.HandlerPath.StartsWith(path));
        if (From is { } from) requests = requests.Where(request => request.SubmittedAt >= ChinaTime.StartOfDay(from));
        if (To is { } to) requests = requests.Where(request => request.SubmittedAt < ChinaTime.StartOfDay(to.AddDays(1)));
        return Late switch
        {
            Lateness.Now => requests.Where(request => request.IsLate),
            Lateness.Ever => requests.Where(request => request.WasLate),
            _ => requests,
        };
    }

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
