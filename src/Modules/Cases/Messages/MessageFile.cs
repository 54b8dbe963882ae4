using System.Globalization;
using Niangjia.Cases.Domain.Messages;
using Niangjia.Cases.Intake;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Tables;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Messages;

/// <summary>A field of a message that a column may hold.</summary>
internal enum MessageField
{
    /// <summary>内容</summary>
    Text,
    /// <summary>时间</summary>
    Time,
    /// <summary>地点</summary>
    Place,
    /// <summary>联系方式</summary>
    Contact,
    /// <summary>姓名</summary>
    Name,
    /// <summary>渠道</summary>
    Channel,
    /// <summary>编号</summary>
    Number,
}

/// <summary>
/// Reads a file of messages as other platforms write it: any order of columns, Chinese or English headings, titles above them, GBK or UTF-8. What is wrong with a cell is
/// said of its row; only a file that is no table at all is refused.
/// </summary>
internal sealed class MessageFile
{
    /// <summary>Rows of one file.</summary>
    public const int MostRows = 20_000;

    /// <summary>Columns of one file.</summary>
    public const int MostColumns = 200;

    private const int HeaderDepth = 10;
    private const int ContactLength = 100;

    // What offices call these columns.
    private static readonly Dictionary<MessageField, string[]> Names = new()
    {
        [MessageField.Text] =
            ["内容", "留言内容", "留言", "诉求内容", "诉求", "反映内容", "反映问题", "问题描述", "问题内容", "主要内容", "信访内容", "工单内容", "来电内容", "信件内容", "详细描述", "正文", "text", "content", "message", "description", "body"],
        [MessageField.Time] = ["时间", "留言时间", "来电时间", "反映时间", "提交时间", "登记时间", "受理时间", "创建时间", "日期", "留言日期", "来信日期", "time", "date", "created", "createdat", "submitted", "submittedat", "writtenat"],
        [MessageField.Place] = ["地点", "地址", "事发地点", "问题地点", "问题地址", "所在地", "所属区域", "区域", "街道", "社区", "位置", "place", "location", "address", "area"],
        [MessageField.Contact] = ["联系方式", "联系电话", "电话", "电话号码", "手机", "手机号", "手机号码", "来电号码", "邮箱", "contact", "phone", "mobile", "tel", "telephone", "email"],
        [MessageField.Name] = ["姓名", "留言人", "来电人", "反映人", "诉求人", "联系人", "信访人", "写信人", "name", "sender", "author"],
        [MessageField.Channel] = ["渠道", "来源", "诉求来源", "来源渠道", "途径", "channel", "source"],
        [MessageField.Number] = ["编号", "工单编号", "工单号", "留言编号", "诉求编号", "信件编号", "受理编号", "流水号", "number", "id", "no", "reference"],
    };

    private static readonly string[] Times =
    [
        "yyyy-M-d H:mm:ss", "yyyy-M-d H:mm", "yyyy/M/d H:mm:ss", "yyyy/M/d H:mm", "yyyy.M.d H:mm", "yyyy年M月d日 H:mm", "yyyy年M月d日H时m分", "yyyy-M-dTH:mm:ss", "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd", "yyyyMMddHHmmss",
    ];

    private readonly List<TableRow> _rows;

    private MessageFile(List<TableRow> rows) => _rows = rows;

    /// <summary>The first rows, for whoever says which column is which.</summary>
    public IReadOnlyList<TableRow> First(int count) => [.. _rows.Take(count)];

    /// <summary>Reads a table.</summary>
    /// <exception cref="RefusedException">No table, broken, too large.</exception>
    public static MessageFile Read(Stream content) => new([.. TableReader.Read(content, new(MostRows + HeaderDepth, MostColumns))]);

    /// <summary>Finds the columns by their headings; null when the text cannot be told from them.</summary>
    public MessageColumns? Find()
    {
        foreach (var row in _rows.Take(HeaderDepth))
        {
            var places = new Dictionary<MessageField, int>();
            foreach (var (at, cell) in row.Cells.Index())
                if (FieldOf(cell.Text) is { } field) places.TryAdd(field, at);
            // One word alone may be a title; a table of nothing but texts has one column.
            if (!places.ContainsKey(MessageField.Text) || (places.Count < 2 && row.Cells.Count(cell => !string.IsNullOrWhiteSpace(cell.Text)) > 1)) continue;
            int Of(MessageField field) => places.GetValueOrDefault(field, -1);
            return new(row.Line, Of(MessageField.Text), Of(MessageField.Time), Of(MessageField.Place), Of(MessageField.Contact), Of(MessageField.Name), Of(MessageField.Channel), Of(MessageField.Number));
        }
        return null;
    }

    /// <summary>The messages below the headings.</summary>
    /// <exception cref="RefusedException">There is none.</exception>
    public IReadOnlyList<FoundMessage> Messages(MessageColumns columns, DateTimeOffset now)
    {
        List<FoundMessage> found = [.. _rows.Where(row => row.Line > columns.Header).Select(row => Read(row, columns, now))];
        return found.Count == 0 ? throw new RefusedException(TablesText.OnlyHeader, null, "File") : found;
    }

    /// <summary>A message from its parts, checked as a row of a file is.</summary>
    public static FoundMessage Check(int line, string? text, string? time, string? place, string? contact, string? name, string? channel, string? number, DateTimeOffset now, bool lostDigits = false)
    {
        var (problems, doubts) = (new List<string>(), new List<string>());
        var said = Clean(text);
        var length = said.EnumerateRunes().Count(rune => !System.Text.Rune.IsWhiteSpace(rune));
        if (length == 0) problems.Add(DoorText.RowNoText);
        else if (length < IntakeChecks.FactsMin) problems.Add(string.Format(CasesText.FactsTooShort, IntakeChecks.FactsMin));
        if (said.Length > IntakeChecks.FactsMax)
        {
            problems.Add(string.Format(CasesText.TooLong, IntakeChecks.FactsMax, said.Length));
            said = TypedText.Cut(said, IntakeChecks.FactsMax);
        }
        var writtenAt = TimeOf(time);
        if (!string.IsNullOrWhiteSpace(time) && writtenAt is null) doubts.Add(string.Format(DoorText.RowTime, Short(time)));
        if (writtenAt > now.AddDays(1)) (writtenAt, _) = (null, Add(doubts, string.Format(DoorText.RowTime, Short(time))));
        var channelOf = ChannelOf(channel);
        if (!string.IsNullOrWhiteSpace(channel) && channelOf is null) doubts.Add(string.Format(DoorText.RowChannel, Short(channel)));
        var reach = TypedText.OneLine(contact);
        if (lostDigits) (reach, _) = ("", Add(doubts, TablesText.CellLostDigits));
        reach = TypedText.Cut(reach, ContactLength);
        var who = TypedText.OneLine(name);
        if (who.Length > 50) (who, _) = (TypedText.Cut(who, 50), Add(doubts, DoorText.RowName));
        var where = TypedText.OneLine(place);
        if (where.Length > 200) (where, _) = (TypedText.Cut(where, 200), Add(doubts, DoorText.RowPlace));
        var reference = TypedText.OneLine(number);
        return new(
            line, said, writtenAt, Blank(where), Blank(reach), Blank(who), channelOf, Blank(TypedText.Cut(reference, 60)),
            problems.Count == 0 ? null : string.Join(' ', problems), doubts.Count == 0 ? null : string.Join(' ', doubts));
    }

    private static FoundMessage Read(TableRow row, MessageColumns columns, DateTimeOffset now)
    {
        string Of(int column) => column < 0 ? "" : row[column];
        var lost = columns.Contact >= 0 && columns.Contact < row.Cells.Count && row.Cells[columns.Contact].LostDigits;
        return Check(row.Line, Of(columns.Text), Of(columns.Time), Of(columns.Place), Of(columns.Contact), Of(columns.Name), Of(columns.Channel), Of(columns.Number), now, lost);
    }

    private static MessageField? FieldOf(string heading)
    {
        var plain = Plain(heading);
        if (plain.Length == 0) return null;
        foreach (var (field, names) in Names)
            if (names.Contains(plain)) return field;
        return null;
    }

    // Without case, blanks, stars and what stands in brackets: 联系电话*（必填） is 联系电话.
    private static string Plain(string heading)
    {
        var text = TypedText.Compact(heading).ToLowerInvariant();
        var bracket = text.IndexOfAny(['(', '[', '【']);
        if (bracket > 0) text = text[..bracket];
        return string.Concat(text.Where(c => c is not ('*' or ':' or '_' or '-' or '.' or '、' or '/')));
    }

    private static DateTimeOffset? TimeOf(string? text)
    {
        var typed = TypedText.HalfWidth(text ?? "").Trim();
        return DateTime.TryParseExact(typed, Times, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var moment) && moment.Year is >= 1990 and <= 2200
            ? new DateTimeOffset(moment, ChinaTime.Offset).ToUniversalTime() : null;
    }

    private static IntakeChannel? ChannelOf(string? text)
    {
        var plain = TypedText.Compact(text).ToLowerInvariant();
        return plain.Length == 0 ? null
            : Enum.TryParse<IntakeChannel>(plain, true, out var named) && Enum.IsDefined(named) && !plain.All(char.IsAsciiDigit) ? named
            : plain.Contains("12345", StringComparison.Ordinal) ? IntakeChannel.Phone12345
            : plain.Contains("12351", StringComparison.Ordinal) ? IntakeChannel.Phone12351
            : Has("信访") ? IntakeChannel.PetitionTransfer
            : Has("法院") ? IntakeChannel.CourtReferral
            : Has("仲裁") ? IntakeChannel.ArbitrationReferral
            : Has("热线") || Has("来电") || Has("电话") ? IntakeChannel.HotlineTransfer
            : Has("来访") || Has("窗口") ? IntakeChannel.WalkIn
            : Has("来信") || Has("信件") || Has("邮件") || Has("邮箱") || Has("letter") || Has("mail") || Has("网") || Has("留言") || Has("微信") || Has("app") ? IntakeChannel.Letter
            : Has("企业") ? IntakeChannel.EnterpriseReport
            : null;

        bool Has(string word) => plain.Contains(word, StringComparison.Ordinal);
    }

    private static string Clean(string? text) =>
        new string([.. (text ?? "").ReplaceLineEndings("\n").Where(c => c is '\n' or '\t' || !char.IsControl(c))]).Trim();

    private static bool Add(List<string> list, string sentence)
    {
        list.Add(sentence);
        return true;
    }

    private static string? Blank(string text) => text.Length == 0 ? null : text;

    private static string Short(string? text) => text is { Length: > 30 } ? TypedText.Cut(text, 30) + "…" : text ?? "";
}
