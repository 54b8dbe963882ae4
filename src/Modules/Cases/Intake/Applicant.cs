using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Intake;

/// <summary>Who asks, as far as told; a record already found at the window is named by <paramref name="PersonId"/>.</summary>
internal sealed record Applicant(
    string? Name = null, string? Mobile = null, string? IdNumber = null, string? Address = null, bool? IsMigrantWorker = null, Sex? Sex = null, Guid? PersonId = null);

/// <summary>Consents given with a request (R-PRI-02, R-PRI-04).</summary>
/// <param name="Purposes">What was agreed to; handling is always needed unless the tip is anonymous.</param>
/// <param name="Device">What the browser called itself.</param>
internal sealed record Consented(IReadOnlyList<ConsentPurpose> Purposes, string? Device = null);

/// <summary>What the applicant takes away.</summary>
internal sealed record SubmittedRequest(Guid Id, string Number, string ReceiptCode);
