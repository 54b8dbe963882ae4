using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Niangjia.Notices.Domain;

namespace Niangjia.Notices.Data;

internal sealed class StaffNoticeConfiguration : IEntityTypeConfiguration<StaffNotice>
{
    private const string Unread = "\"ReadAt\" IS NULL AND \"SettledAt\" IS NULL";

    public void Configure(EntityTypeBuilder<StaffNotice> builder)
    {
        builder.ToTable("notices_notice");
        builder.Ignore(notice => notice.IsUnread);
        builder.Property(notice => notice.Key).HasMaxLength(80);
        builder.Property(notice => notice.Title).HasMaxLength(StaffNotice.LongestText);
        builder.Property(notice => notice.TitleInEnglish).HasMaxLength(StaffNotice.LongestText);
        builder.Property(notice => notice.Detail).HasMaxLength(StaffNotice.LongestText);
        builder.Property(notice => notice.DetailInEnglish).HasMaxLength(StaffNotice.LongestText);
        builder.Property(notice => notice.Url).HasMaxLength(200);
        builder.HasIndex(notice => new { notice.AccountId, notice.Key }).IsUnique();
        builder.HasIndex(notice => new { notice.AccountId, notice.At, notice.Id });
        builder.HasIndex(notice => notice.SubjectId);
        builder.HasIndex(notice => notice.ClockId).HasFilter("\"ClockId\" IS NOT NULL");
        builder.HasIndex(notice => notice.At);
        // The number at the bell is asked for with every page: only the few unread ones are in this index.
        builder.HasIndex(notice => notice.AccountId, "IX_notices_notice_Unread").HasFilter(Unread);
    }
}
