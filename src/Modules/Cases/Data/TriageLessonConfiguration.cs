using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Niangjia.Cases.Domain.Triage.Learning;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Data;

internal sealed class TriageLessonConfiguration : IEntityTypeConfiguration<TriageLesson>
{
    public void Configure(EntityTypeBuilder<TriageLesson> builder)
    {
        builder.ToTable("cases_triage_lesson");
        builder.Property(lesson => lesson.Scores).AsJson();
        builder.HasIndex(lesson => lesson.Number).IsUnique();
    }
}
