namespace Niangjia.Contracts.Cases;

/// <summary>The applicant withdrew by word of mouth, and staff took it down; the words are the reason of the row.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="Way">How it was said.</param>
/// <param name="SaidAt">When, UTC.</param>
public sealed record WithdrawalTakenDown(Guid RequestId, ContactWay Way, DateTimeOffset SaidAt);

/// <summary>Staff filed papers that are not the applicant's to see, such as what the employer handed in.</summary>
public sealed record DocumentsFiled(Guid RequestId, int Files);

/// <summary>One item of evidence and what it was before.</summary>
public sealed record EvidenceTick(EvidenceSide Side, string Item, EvidenceState From, EvidenceState To);

/// <summary>Items of the evidence lists were ticked off (R-EVD-01).</summary>
public sealed record EvidenceChecked(Guid RequestId, IReadOnlyList<EvidenceTick> Ticks);

/// <summary>The employer was asked for papers it is expected to hold, by a day (R §1.4, R-EVD-01); named as in the Chinese catalogue.</summary>
public sealed record EmployerPapersAsked(Guid RequestId, IReadOnlyList<string> Items, DateOnly Due);

/// <summary>Somebody tried to call the applicant back after the result and reached nobody.</summary>
public sealed record CallBackTried(Guid RequestId, int Try, ContactWay Way);

/// <summary>The applicant was called back after the result (R-TRI-08); the rating follows as <see cref="RequestRated"/>.</summary>
public sealed record CallBackMade(Guid RequestId, ContactWay Way, int Stars, bool Solved, bool BySameOfficer);

/// <summary>The unit owes the applicant a reason why it is not done yet (R-MED-14, R-TRI-08).</summary>
public sealed record DelayReasonAsked(Guid RequestId, DelayCause Cause, DateOnly Due);

/// <summary>The reason was given; the applicant reads it.</summary>
public sealed record DelayExplained(Guid RequestId, DelayCause Cause, string Text);
