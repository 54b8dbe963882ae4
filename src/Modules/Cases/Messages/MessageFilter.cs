using Microsoft.AspNetCore.Http;
using Niangjia.Cases.Domain.Messages;
using Niangjia.Contracts.Cases;
using Niangjia.Ui;

namespace Niangjia.Cases.Messages;

/// <summary>The parts of a review.</summary>
internal enum MessageTab
{
    /// <summary>待审核：the machine is sure</summary>
    Sure,
    /// <summary>拿不准：the machine abstains</summary>
    Unsure,
    /// <summary>疑似重复</summary>
    Doubles,
    /// <summary>有错误</summary>
    Faulty,
    /// <summary>登记中</summary>
    Accepted,
    /// <summary>已登记</summary>
    Taken,
    /// <summary>已剔除</summary>
    Dropped,
    /// <summary>全部</summary>
    All,
}

/// <summary>By what messages are put together.</summary>
internal enum MessageGrouping
{
    /// <summary>事项类型</summary>
    Type,
    /// <summary>责任部门</summary>
    Department,
    /// <summary>三事</summary>
    Stream,
    /// <summary>同一事项</summary>
    Matter,
}

/// <summary>What the address of a review says; unreadable parts count as not given.</summary>
internal sealed record MessageFilter(
    MessageTab Tab = MessageTab.Sure, AffairStream? Stream = null, CaseType? Type = null, Department? Department = null, int? Matter = null, string? Words = null, double? AtLeast = null)
{
    /// <summary>Reads the query parameters.</summary>
    public static MessageFilter Read(string? tab, string? stream, string? type, string? department, string? matter, string? words) => new(
        Parsed.Enum<MessageTab>(tab) ?? MessageTab.Sure, Parsed.Enum<AffairStream>(stream), Parsed.Enum<CaseType>(type), Parsed.Enum<Department>(department),
        int.TryParse(matter, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var line) ? line : null, string.IsNullOrWhiteSpace(words) ? null : words.Trim());

    /// <summary>Reads the query part of an address.</summary>
    public static MessageFilter Read(IQueryCollection query) => Read(query["tab"], query["stream"], query["type"], query["department"], query["matter"], query["q"]);

    /// <summary>Narrows by everything.</summary>
    public IQueryable<IncomingMessage> Narrow(IQueryable<IncomingMessage> messages)
    {
        messages = Of(messages, Tab);
        if (Stream is { } stream) messages = messages.Where(message => message.Stream == stream);
        if (Type is { } type) messages = messages.Where(message => message.Type == type);
        if (Department is { } department) messages = messages.Where(message => message.Department == department);
        if (Matter is { } matter) messages = messages.Where(message => message.Matter == matter);
        if (Words is { } words) messages = messages.Where(message => message.Text.Contains(words) || (message.PlaceText != null && message.PlaceText.Contains(words)));
        if (AtLeast is { } least) messages = messages.Where(message => message.Confidence >= least);
        return messages;
    }

    /// <summary>The messages of a part.</summary>
    public static IQueryable<IncomingMessage> Of(IQueryable<IncomingMessage> messages, MessageTab tab) => tab switch
    {
        MessageTab.Sure => messages.Where(message => message.State == MessageState.Open && !message.IsUnsure && message.Double == null),
        MessageTab.Unsure => messages.Where(message => message.State == MessageState.Open && message.IsUnsure && message.Double == null),
        MessageTab.Doubles => messages.Where(message => message.State == MessageState.Open && message.Double != null),
        MessageTab.Faulty => messages.Where(message => message.State == MessageState.Faulty),
        MessageTab.Accepted => messages.Where(message => message.State == MessageState.Accepted),
        MessageTab.Taken => messages.Where(message => message.State == MessageState.Taken),
        MessageTab.Dropped => messages.Where(message => message.State == MessageState.Dropped),
        _ => messages,
    };
}
