using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Niangjia.Cases.Domain.Disputes;

namespace Niangjia.Cases.Data;

internal sealed class DisputeConfiguration : IEntityTypeConfiguration<DisputeCase>
{
    public void Configure(EntityTypeBuilder<DisputeCase> builder)
    {
        builder.ToTable("cases_dispute");
        builder.Property(dispute => dispute.Number).HasMaxLength(40);
        builder.Property(dispute => dispute.EndReason).HasMaxLength(2000);
        builder.Property(dispute => dispute.OtherRoutesTold).HasMaxLength(2000);
        builder.HasIndex(dispute => dispute.Number).IsUnique();
        builder.HasIndex(dispute => dispute.RequestId);
        builder.HasIndex(dispute => new { dispute.UnitPath, dispute.State, dispute.AppliedAt });
        builder.HasIndex(dispute => new { dispute.AppliedAt, dispute.Id });
        builder.HasIndex(dispute => dispute.NextCheckOn);
        builder.Ignore(dispute => dispute.ActiveMediators);
        builder.Ignore(dispute => dispute.Unidentified);
        builder.Ignore(dispute => dispute.AgreementSignatures);
        builder.Ignore(dispute => dispute.AwaitedSignatures);
        builder.Ignore(dispute => dispute.PossibleLockInSteps);
        builder.Ignore(dispute => dispute.HasAgreementToShow);
        Parties(builder);
        Talks(builder);
        Papers(builder);
        builder.OwnsOne(dispute => dispute.Agreement, Agreement);
    }

    private static void Parties(EntityTypeBuilder<DisputeCase> builder)
    {
        builder.OwnsMany(dispute => dispute.Parties, party =>
        {
            Table(party, "cases_dispute_party", nameof(DisputeParty.Number));
            party.Property(found => found.Name).HasMaxLength(100);
            party.Property(found => found.CreditCode).HasMaxLength(18);
            party.Property(found => found.LegalRepresentative).HasMaxLength(50);
            party.Property(found => found.Address).HasMaxLength(200);
            party.Property(found => found.IdMasked).HasMaxLength(40);
            party.Property(found => found.AgentName).HasMaxLength(50);
            party.Property(found => found.PhoneMasked).HasMaxLength(20);
            party.HasIndex(found => found.PersonId);
            party.HasIndex(found => found.EnterpriseId);
        });
        builder.OwnsMany(dispute => dispute.Consents, consent =>
        {
            Table(consent, "cases_dispute_consent", nameof(MediationConsent.Number));
            consent.Property(found => found.SaidBy).HasMaxLength(50);
        });
        builder.OwnsMany(dispute => dispute.Mediators, mediator =>
        {
            Table(mediator, "cases_dispute_mediator", nameof(DisputeMediator.Order));
            mediator.Property(found => found.Name).HasMaxLength(80);
            mediator.Property(found => found.OverrideReason).HasMaxLength(2000);
            mediator.Property(found => found.EndReason).HasMaxLength(2000);
            mediator.Property(found => found.Objection).HasMaxLength(2000);
            mediator.Property(found => found.ObjectionAnswer).HasMaxLength(2000);
            mediator.HasIndex(found => found.AccountId);
        });
    }

    private static void Talks(EntityTypeBuilder<DisputeCase> builder) =>
        builder.OwnsMany(dispute => dispute.Sessions, session =>
        {
            Table(session, "cases_dispute_session", nameof(MediationSession.Number));
            session.HasIndex(found => found.Id).IsUnique();
            session.Property(found => found.Place).HasMaxLength(200);
            session.Property(found => found.Invitation).HasMaxLength(1000);
            session.Property(found => found.OthersPresent).HasMaxLength(500);
            session.Property(found => found.NotHeldReason).HasMaxLength(2000);
            session.OwnsOne(found => found.Record, record =>
            {
                record.Property(found => found.ApplicantSaid).HasMaxLength(5000);
                record.Property(found => found.RespondentSaid).HasMaxLength(5000);
                record.Property(found => found.Proposals).HasMaxLength(5000);
                record.Property(found => found.Result).HasMaxLength(2000);
                record.Property(found => found.NotSigned).HasMaxLength(500);
                record.Property(found => found.Digest).HasMaxLength(64);
            });
        });

    private static void Papers(EntityTypeBuilder<DisputeCase> builder)
    {
        builder.OwnsMany(dispute => dispute.Signatures, signature =>
        {
            Table(signature, "cases_dispute_signature", nameof(DisputeSignature.Order));
            signature.Property(found => found.Name).HasMaxLength(80);
            signature.Property(found => found.Digest).HasMaxLength(64);
        });
        builder.OwnsMany(dispute => dispute.Documents, document =>
        {
            Table(document, "cases_dispute_document", nameof(IssuedDocument.Order));
            document.Property(found => found.Number).HasMaxLength(60);
        });
        builder.OwnsMany(dispute => dispute.Interruptions, interruption =>
            Table(interruption, "cases_dispute_interruption", nameof(LimitationInterruption.Number)));
    }

    private static void Agreement(OwnedNavigationBuilder<DisputeCase, MediationAgreement> agreement)
    {
        agreement.ToTable("cases_agreement");
        agreement.WithOwner().HasForeignKey("DisputeId");
        agreement.HasKey("DisputeId");
        agreement.Property(found => found.Facts).HasMaxLength(5000);
        agreement.Property(found => found.Terms).HasMaxLength(5000);
        agreement.Property(found => found.Method).HasMaxLength(500);
        agreement.Property(found => found.OtherDuties).HasMaxLength(2000);
        agreement.Property(found => found.SettledClaims).HasMaxLength(2000);
        agreement.Property(found => found.ReviewedBy).HasMaxLength(80);
        agreement.Property(found => found.ReviewNote).HasMaxLength(2000);
        agreement.OwnsMany(found => found.Instalments, instalment =>
        {
            instalment.ToTable("cases_instalment");
            instalment.WithOwner().HasForeignKey("DisputeId");
            instalment.HasKey("DisputeId", nameof(Instalment.Revision), nameof(Instalment.Number));
            instalment.Property(found => found.Payee).HasMaxLength(50);
            instalment.Property(found => found.AccountMasked).HasMaxLength(40);
            instalment.OwnsMany(found => found.Payments, payment =>
            {
                payment.ToTable("cases_payment");
                payment.WithOwner().HasForeignKey("DisputeId", "Revision", "Instalment");
                payment.HasKey("DisputeId", "Revision", "Instalment", nameof(InstalmentPayment.Number));
                payment.Property(found => found.Number).ValueGeneratedNever();
                payment.Property(found => found.Note).HasMaxLength(500);
                payment.Property(found => found.RejectReason).HasMaxLength(500);
            });
        });
    }

    private static void Table<T>(OwnedNavigationBuilder<DisputeCase, T> part, string table, string key) where T : class
    {
        part.ToTable(table);
        part.WithOwner().HasForeignKey("DisputeId");
        part.HasKey("DisputeId", key);
        part.Property(key).ValueGeneratedNever();
    }
}

internal sealed class DeclaredRelationConfiguration : IEntityTypeConfiguration<DeclaredRelation>
{
    public void Configure(EntityTypeBuilder<DeclaredRelation> builder)
    {
        builder.ToTable("cases_relation");
        builder.Property(relation => relation.Note).HasMaxLength(500);
        builder.HasIndex(relation => relation.AccountId);
        builder.HasIndex(relation => relation.PersonId);
        builder.HasIndex(relation => relation.EnterpriseId);
    }
}

internal sealed class CaucusNoteConfiguration : IEntityTypeConfiguration<CaucusNote>
{
    public void Configure(EntityTypeBuilder<CaucusNote> builder)
    {
        builder.ToTable("cases_caucus_note");
        builder.HasIndex(note => new { note.DisputeId, note.AuthorId });
    }
}

internal sealed class SettlementOfferConfiguration : IEntityTypeConfiguration<SettlementOffer>
{
    public void Configure(EntityTypeBuilder<SettlementOffer> builder)
    {
        builder.ToTable("cases_settlement_offer");
        builder.HasIndex(offer => offer.DisputeId);
    }
}

internal sealed class PartyDoorConfiguration : IEntityTypeConfiguration<PartyDoor>
{
    public void Configure(EntityTypeBuilder<PartyDoor> builder)
    {
        builder.ToTable("cases_party_door");
        builder.Property(door => door.CodeIndex).HasMaxLength(64);
        builder.HasIndex(door => new { door.DisputeId, door.PartyNumber }).IsUnique();
    }
}

internal sealed class SignatureImageConfiguration : IEntityTypeConfiguration<SignatureImage>
{
    public void Configure(EntityTypeBuilder<SignatureImage> builder)
    {
        builder.ToTable("cases_signature_image");
        builder.HasIndex(image => image.DisputeId);
    }
}
