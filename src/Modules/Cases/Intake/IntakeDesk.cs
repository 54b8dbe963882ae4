using System.Globalization;
using Niangjia.Cases.Domain.Intake;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Enterprises;
using Niangjia.Contracts.Organisation;
using Niangjia.Contracts.People;
using Niangjia.Kernel;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Numbers;
using Niangjia.Kernel.Sealing;

namespace Niangjia.Cases.Intake;

/// <summary>Place, number and receipt of a new request.</summary>
internal sealed class IntakeDesk(IUnitDirectory units, IEnterpriseDirectory enterprises, IPeopleDirectory people, NumberSeries numbers, ISealer sealer, TimeProvider time)
{
    /// <summary>The moment a request comes in.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Where the matter lies: the unit chosen, else the employer's, else the whole district (R §1.3).</summary>
    /// <exception cref="RefusedException">The unit or the enterprise is not known.</exception>
    public async Task<(string UnitPath, EnterpriseInfo? Enterprise)> PlaceAsync(Guid? unitId, Guid? enterpriseId, CancellationToken cancellationToken)
    {
        var tree = await units.TreeAsync(cancellationToken);
        var enterprise = enterpriseId is { } id
            ? await enterprises.FindAsync(id, cancellationToken) ?? throw new RefusedException(CasesText.EnterpriseUnknown, null, "EnterpriseId")
            : null;
        if (unitId is not { } chosen) return (enterprise?.UnitPath ?? tree.District.Path, enterprise);
        var unit = tree.Find(chosen) is { IsClosed: false } found ? found : throw new RefusedException(CasesText.UnitUnknown, null, "UnitId");
        return (unit.Path, enterprise);
    }

    /// <summary>The applicant's record; none for an anonymous tip.</summary>
    public async Task<Guid?> PersonAsync(Applicant applicant, Secrecy secrecy, string unitPath, CancellationToken cancellationToken)
    {
        if (secrecy == Secrecy.Anonymous) return null;
        var told = new PersonIntake(applicant.Name ?? "", applicant.Mobile, applicant.IdNumber, applicant.Address, applicant.IsMigrantWorker, unitPath, applicant.Sex);
        if (applicant.PersonId is not { } known) return await people.FindOrAddAsync(told, cancellationToken);
        if (applicant with { PersonId = null } != new Applicant()) await people.CompleteAsync(known, told, cancellationToken);
        return known;
    }

    /// <summary>QS-{area6}-{yyyyMMdd}-{seq4} with the Chinese date (R §1.5).</summary>
    public async Task<string> NumberAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var code = (await units.TreeAsync(cancellationToken)).District.AreaCode ?? "";
        var series = string.Create(CultureInfo.InvariantCulture, $"QS-{(code.Length >= 6 ? code[..6] : "000000")}-{ChinaTime.DateOf(now):yyyyMMdd}");
        var next = await numbers.NextAsync(series, cancellationToken);
        return string.Create(CultureInfo.InvariantCulture, $"{series}-{next:0000}");
    }

    /// <summary>A receipt code, from the seed of a form or at random, and the fingerprint to keep.</summary>
    public (string Code, string Index) Receipt(string? seed)
    {
        var code = seed is null ? ReceiptCode.New() : ReceiptCode.Of(seed, sealer);
        return (code, sealer.BlindIndex(ReceiptCode.Field, code));
    }
}
