using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Values;

namespace Niangjia.DemoData;

/// <summary>What becomes of a request that is not mediated.</summary>
internal enum Course
{
    Resolved,
    Unrated,
    Rejected,
    ReturnedOnce,
    /// <summary>Nobody acts; the clock takes it one level up.</summary>
    Neglected,
    /// <summary>The next level does not act either.</summary>
    NeglectedTwice,
    Supplemented,
    NeverSupplemented,
    Withdrawn,
    Referred,
    ReferralRefused,
    Split,
    Merged,
    EscalatedByHand,
    SkippedLevel,
    HandedDown,
    CoHandled,
    ReopenedOnce,
    ReopenedTwice,

    // Where those of the last days stand now.
    NowRegistered,
    NowTriaged,
    NowAssigned,
    NowInProgress,
    NowDueToday,
    NowLate,
    NowPendingSupplement,
    NowEscalated,
    NowReferred,
    NowResolved,
    NowReopened,
    NowSplit,

    /// <summary>It goes to mediation: see <see cref="Mediation"/>.</summary>
    Mediated,

    /// <summary>A call to 12351.</summary>
    Called,
}

/// <summary>What becomes of a mediation.</summary>
internal enum Mediation
{
    // With an agreement in force.
    Paid,
    PaidLate,
    ExtendedAndPaid,
    TalkedAgainAndPaid,
    Breached,
    BreachedToPaymentOrder,
    BreachedToPaymentOrderInForce,
    BreachedToEnforcement,
    BreachedToArbitration,
    BreachedToCourt,
    ArbitrationReview,
    ArbitrationReviewConfirmed,
    JudicialConfirmation,
    JudicialConfirmed,

    // Without one.
    NotAccepted,
    NotAcceptedToInspection,
    Failed,
    FailedToArbitration,
    Lapsed,
    Withdrawn,
    LeftForCourt,

    // Where those of the last days stand now.
    NowApplied,
    NowAccepted,
    NowMediating,
    NowExtended,
    NowAgreementReached,
}

/// <summary>One story: what comes in, when, how, and what becomes of it.</summary>
internal sealed record PlannedStory(int Number, Course Course, CaseType Type, double DaysAgo)
{
    public Mediation? Mediation { get; init; }
    public IntakeChannel Channel { get; init; } = IntakeChannel.Web;
    public Secrecy Secrecy { get; init; }
    public int Persons { get; init; } = 1;
    public Money Claimed { get; init; }

    /// <summary>What the agreement promises; zero without one.</summary>
    public Money Agreed { get; init; }
    public int Instalments { get; init; } = 1;

    /// <summary>The level that mediates.</summary>
    public bool AtCommunity { get; init; }

    /// <summary>The unit takes longer than it may.</summary>
    public bool Slow { get; init; }

    /// <summary>It lies in the street and community whose officers a visitor can be.</summary>
    public bool NearVisitor { get; init; }

    /// <summary>A call that becomes a request; all others are answered at once.</summary>
    public bool BecomesRequest { get; init; }

    /// <summary>What a visitor finds who follows it as the worker; null when nobody is told of it.</summary>
    public string? Shown { get; init; }

    /// <summary>Whether the agreement comes into force.</summary>
    public bool IsAgreed => Mediation is <= DemoData.Mediation.JudicialConfirmed;
}
