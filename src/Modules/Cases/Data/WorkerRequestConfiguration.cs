using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Cases.Data;

internal sealed class WorkerRequestConfiguration : IEntityTypeConfiguration<WorkerRequest>
{
    public void Configure(EntityTypeBuilder<WorkerRequest> builder)
    {
        builder.ToTable("cases_request");
        builder.Ignore(request => request.DueAt);
        builder.Ignore(request => request.Since);
        builder.Property(request => request.JudgedTriggers).HasMaxLength(400).HasConversion(
            new ValueConverter<IReadOnlyList<string>, string>(list => string.Join(' ', list), text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
            new ValueComparer<IReadOnlyList<string>>((a, b) => a == b || (a != null && b != null && a.SequenceEqual(b)), list => list.Count, list => list.ToArray()));
        builder.Property(request => request.Number).HasMaxLength(40);
        builder.Property(request => request.ReceiptIndex).HasMaxLength(64);
        builder.Property(request => request.Source).HasMaxLength(160);
        builder.Property(request => request.Title).HasMaxLength(60);
        builder.Property(request => request.Facts).HasMaxLength(5000);
        builder.Property(request => request.PlaceText).HasMaxLength(200);
        builder.Property(request => request.RespondentName).HasMaxLength(100);
        builder.Property(request => request.HandlerPath).HasMaxLength(UnitPath.MaxLength);
        builder.Property(request => request.FirstAskedPath).HasMaxLength(UnitPath.MaxLength);
        builder.Property(request => request.SubType).HasMaxLength(40);
        builder.Property(request => request.SupplementList).HasMaxLength(2000);
        builder.Property(request => request.Outcome).HasMaxLength(2000);
        builder.Property(request => request.RatingText).HasMaxLength(1000);
        // Kept in one column each: read with the request, never searched, and no further join for every request that is loaded.
        builder.Property(request => request.Evidence).AsJson();
        builder.Property(request => request.DelayReasons).AsJson();
        builder.Property(request => request.CallBacks).AsJson().NotInJournal(); // Who was reached stays with the request; what came of it is told.
        builder.Ignore(request => request.CallBackTries);
        builder.OwnsOne(request => request.Employment, employment =>
        {
            employment.Property(found => found.Position).HasMaxLength(60);
            employment.Property(found => found.PayType).HasMaxLength(30);
        });
        builder.OwnsMany(request => request.Claims, claim =>
        {
            claim.ToTable("cases_claim");
            claim.WithOwner().HasForeignKey("RequestId");
            claim.HasKey("RequestId", nameof(ClaimLine.Line));
            claim.Property(found => found.Line).ValueGeneratedNever(); // numbered by us, so a new one is never taken for a changed one
            claim.Property(line => line.SubType).HasMaxLength(40);
        });
        builder.OwnsMany(request => request.Handlings, handling =>
        {
            handling.ToTable("cases_handling");
            handling.WithOwner().HasForeignKey("RequestId");
            handling.HasKey("RequestId", nameof(Handling.Order));
            handling.Property(found => found.Order).ValueGeneratedNever(); // numbered by us, so a new one is never taken for a changed one
            handling.Property(found => found.UnitPath).HasMaxLength(UnitPath.MaxLength);
            handling.Property(found => found.StartReason).HasMaxLength(2000);
            handling.Property(found => found.EndReason).HasMaxLength(2000);
            handling.HasIndex(found => found.OfficerId);
            handling.HasIndex(found => found.UnitPath).HasFilter("\"EndedAt\" IS NULL");
        });
        builder.OwnsMany(request => request.Notes, note =>
        {
            note.ToTable("cases_note");
            note.WithOwner().HasForeignKey("RequestId");
            note.HasKey("RequestId", nameof(RequestNote.Line));
            note.Property(found => found.Line).ValueGeneratedNever(); // numbered by us, so a new one is never taken for a changed one
            note.Property(found => found.Text).HasMaxLength(2000);
            note.Property(found => found.Author).HasMaxLength(80);
        });
        builder.HasIndex(request => request.Number).IsUnique();
        builder.HasIndex(request => request.ReceiptIndex).IsUnique();
        // What a narrow role sees (CaseQueries.SeenBy) is answered by these alone, without the rows.
        builder.HasIndex(request => new { request.UnitPath, request.ClosedAt, request.Secrecy, request.Id });
        builder.HasIndex(request => new { request.HandlerPath, request.ClosedAt, request.Id });
        builder.HasIndex(request => request.EnteredById).HasFilter("\"EnteredById\" IS NOT NULL");
        builder.HasIndex(request => new { request.HandlerId, request.State, request.DueOrder });
        builder.HasIndex(request => new { request.State, request.DueOrder });
        builder.HasIndex(request => new { request.PersonId, request.SubmittedAt });
        builder.HasIndex(request => new { request.EnterpriseId, request.SubmittedAt });
        // The open ones in the order of their deadlines and all by age, as the inbox of a wide role shows them: it reads a page and no more.
        builder.HasIndex(request => new { request.DueOrder, request.Id }).HasFilter("\"ClosedAt\" IS NULL");
        builder.HasIndex(request => new { request.SubmittedAt, request.Id });
        builder.HasIndex(request => request.ParentId);
        builder.HasIndex(request => request.MasterId);
    }
}

internal sealed class WorkOrderConfiguration : IEntityTypeConfiguration<WorkOrder>
{
    public void Configure(EntityTypeBuilder<WorkOrder> builder)
    {
        builder.ToTable("cases_work_order");
        builder.Property(order => order.Number).HasMaxLength(40);
        builder.Property(order => order.DepartmentPath).HasMaxLength(UnitPath.MaxLength);
        builder.Property(order => order.Matter).HasMaxLength(2000);
        builder.Property(order => order.Reference).HasMaxLength(60);
        builder.Property(order => order.Answer).HasMaxLength(2000);
        builder.Property(order => order.RecallReason).HasMaxLength(1000);
        builder.Ignore(order => order.IsOpen);
        builder.HasIndex(order => order.RequestId);
        builder.HasIndex(order => new { order.DepartmentPath, order.State, order.FeedbackDue });
    }
}
