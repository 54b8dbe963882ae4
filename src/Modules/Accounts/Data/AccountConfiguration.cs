using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Niangjia.Accounts;

internal sealed class AccountConfiguration : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("accounts_accounts");
        builder.Property(account => account.UserName).HasMaxLength(Account.UserNameLength);
        builder.Property(account => account.Name).HasMaxLength(Account.NameLength);
        builder.Property(account => account.WorkPhone).HasMaxLength(30);
        builder.Property(account => account.MobileIndex).HasMaxLength(32);
        builder.Property(account => account.Mobile).HasMaxLength(200);
        builder.HasIndex(account => account.UserName).IsUnique();
        builder.HasIndex(account => account.MobileIndex).IsUnique();
        builder.HasIndex(account => account.PersonId);
        builder.HasIndex(account => account.UnitPath);
        builder.HasOne(account => account.Credential).WithOne().HasForeignKey<Credential>(credential => credential.AccountId);
        builder.HasOne(account => account.Email).WithOne().HasForeignKey<EmailAddress>(email => email.AccountId);
        builder.HasOne(account => account.WeChat).WithOne().HasForeignKey<WeChatBinding>(binding => binding.AccountId);
        builder.HasMany(account => account.Providers).WithOne().HasForeignKey(binding => binding.AccountId);
        builder.Navigation(account => account.Providers).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.HasMany(account => account.Grants).WithOne().HasForeignKey(grant => grant.AccountId);
        builder.HasMany(account => account.Absences).WithOne().HasForeignKey(absence => absence.AccountId);
        builder.Navigation(account => account.Grants).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.Navigation(account => account.Absences).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class CredentialConfiguration : IEntityTypeConfiguration<Credential>
{
    public void Configure(EntityTypeBuilder<Credential> builder)
    {
        builder.ToTable("accounts_credentials");
        builder.HasKey(credential => credential.AccountId);
        builder.Property(credential => credential.PasswordHash).HasMaxLength(200);
        builder.Property(credential => credential.SecondFactorKey).HasMaxLength(300);
        Lines(builder.Property(credential => credential.FormerHashes), 1200);
        Lines(builder.Property(credential => credential.RecoveryCodes), 1200);
    }

    // One line each, the same on both databases.
    private static void Lines(PropertyBuilder<IReadOnlyList<string>> property, int length) => property.HasMaxLength(length).HasConversion(
        new ValueConverter<IReadOnlyList<string>, string>(lines => string.Join('\n', lines), text => text.Split('\n', StringSplitOptions.RemoveEmptyEntries)),
        new ValueComparer<IReadOnlyList<string>>((a, b) => a!.SequenceEqual(b!), lines => lines.Count, lines => lines));
}

internal sealed class EmailAddressConfiguration : IEntityTypeConfiguration<EmailAddress>
{
    public void Configure(EntityTypeBuilder<EmailAddress> builder)
    {
        builder.ToTable("accounts_emails");
        builder.HasKey(email => email.AccountId);
        builder.Property(email => email.Address).HasMaxLength(600);
        builder.Property(email => email.Pending).HasMaxLength(600);
    }
}

internal sealed class WeChatBindingConfiguration : IEntityTypeConfiguration<WeChatBinding>
{
    public void Configure(EntityTypeBuilder<WeChatBinding> builder)
    {
        builder.ToTable("accounts_wechat");
        builder.HasKey(binding => binding.AccountId);
        builder.Property(binding => binding.OpenIdIndex).HasMaxLength(32);
        builder.Property(binding => binding.OpenId).HasMaxLength(300);
        builder.HasIndex(binding => binding.OpenIdIndex).IsUnique();
    }
}

internal sealed class ProviderBindingConfiguration : IEntityTypeConfiguration<ProviderBinding>
{
    public void Configure(EntityTypeBuilder<ProviderBinding> builder)
    {
        builder.ToTable("accounts_provider");
        builder.Property(binding => binding.Provider).HasMaxLength(40);
        builder.Property(binding => binding.SubjectIndex).HasMaxLength(32);
        builder.Property(binding => binding.Subject).HasMaxLength(600);
        builder.HasIndex(binding => new { binding.Provider, binding.SubjectIndex }).IsUnique();
        builder.HasIndex(binding => new { binding.AccountId, binding.Provider }).IsUnique();
    }
}

internal sealed class RoleGrantConfiguration : IEntityTypeConfiguration<RoleGrant>
{
    public void Configure(EntityTypeBuilder<RoleGrant> builder)
    {
        builder.ToTable("accounts_grants");
        builder.HasIndex(grant => new { grant.UnitPath, grant.Role });
        builder.HasIndex(grant => new { grant.Role, grant.UnitPath });
    }
}

internal sealed class AbsenceConfiguration : IEntityTypeConfiguration<Absence>
{
    public void Configure(EntityTypeBuilder<Absence> builder)
    {
        builder.ToTable("accounts_absences");
        builder.HasIndex(absence => new { absence.DeputyId, absence.Until });
    }
}

internal sealed class ApiTokenConfiguration : IEntityTypeConfiguration<ApiToken>
{
    public void Configure(EntityTypeBuilder<ApiToken> builder)
    {
        builder.ToTable("accounts_tokens");
        builder.Property(token => token.Name).HasMaxLength(ApiToken.NameLength);
        builder.Property(token => token.Hash).HasMaxLength(64);
        builder.Property(token => token.Hint).HasMaxLength(8);
        builder.Property(token => token.Scopes).HasMaxLength(ApiToken.ScopesLength);
        builder.HasIndex(token => token.Hash).IsUnique();
        builder.HasIndex(token => token.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(token => token.AccountId);
    }
}

internal sealed class SessionConfiguration : IEntityTypeConfiguration<Session>
{
    public const int AgentLength = 200;

    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("accounts_sessions");
        builder.Property(session => session.Ip).HasMaxLength(45);
        builder.Property(session => session.UserAgent).HasMaxLength(AgentLength);
        builder.HasIndex(session => new { session.AccountId, session.StartedAt });
        builder.HasIndex(session => session.StartedAt);
        builder.HasOne<Account>().WithMany().HasForeignKey(session => session.AccountId);
    }
}

internal sealed class AccessLogConfiguration : IEntityTypeConfiguration<AccessLogEntry>
{
    public void Configure(EntityTypeBuilder<AccessLogEntry> builder)
    {
        builder.ToTable("accounts_access_log");
        builder.Property(entry => entry.Name).HasMaxLength(Account.NameLength);
        builder.Property(entry => entry.Ip).HasMaxLength(45);
        builder.Property(entry => entry.UserAgent).HasMaxLength(SessionConfiguration.AgentLength);
        builder.Property(entry => entry.Target).HasMaxLength(200);
        builder.HasIndex(entry => new { entry.At, entry.Id });
        builder.HasIndex(entry => new { entry.AccountId, entry.At });
    }
}

internal sealed class AttemptsConfiguration : IEntityTypeConfiguration<Attempts>
{
    public void Configure(EntityTypeBuilder<Attempts> builder)
    {
        builder.ToTable("accounts_attempts");
        builder.HasKey(attempts => attempts.Key);
        builder.Property(attempts => attempts.Key).HasMaxLength(64);
        builder.HasIndex(attempts => attempts.Since);
    }
}

internal sealed class PhoneCodeConfiguration : IEntityTypeConfiguration<PhoneCode>
{
    public void Configure(EntityTypeBuilder<PhoneCode> builder)
    {
        builder.ToTable("accounts_phone_codes");
        builder.Property(code => code.MobileIndex).HasMaxLength(32);
        builder.Property(code => code.CodeHash).HasMaxLength(64);
        builder.HasIndex(code => new { code.MobileIndex, code.SentAt });
        builder.HasIndex(code => code.SentAt);
    }
}
