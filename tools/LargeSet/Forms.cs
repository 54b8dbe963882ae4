using System.Globalization;

namespace Niangjia.LargeSet;

/// <summary>How a database wants ids, instants and days.</summary>
internal abstract class Forms
{
    public static readonly Forms Sqlite = new SqliteForms();
    public static readonly Forms Postgres = new PostgresForms();

    public abstract object Of(Guid id);

    public abstract object Of(DateTimeOffset at);

    public abstract object Of(DateOnly day);

    private sealed class SqliteForms : Forms
    {
        public override object Of(Guid id) => id.ToString().ToUpperInvariant();

        public override object Of(DateTimeOffset at) => at.UtcTicks;

        public override object Of(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private sealed class PostgresForms : Forms
    {
        public override object Of(Guid id) => id;

        public override object Of(DateTimeOffset at) => at.UtcDateTime;

        public override object Of(DateOnly day) => day;
    }
}
