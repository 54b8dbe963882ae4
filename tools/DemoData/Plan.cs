using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Values;

namespace Niangjia.DemoData;

/// <summary>How much happens in the year.</summary>
internal sealed record PlanSize(int Days, int Agreements, Money Agreed, int Disagreements, int Requests, int NowEach, int Calls)
{
    /// <summary>R §17, 004: 539 mediations worth 9,567,500.00 yuan.</summary>
    public static readonly PlanSize Full = new(365, 539, Money.FromYuan(9_567_500), 49, 900, 3, 900);

    public static readonly PlanSize Small = new(110, 28, Money.FromYuan(497_000), 7, 40, 1, 26);
}

/// <summary>The year as a list of stories, the same for the same size: it can be read and checked without being played.</summary>
internal static class Plan
{
    public const int Seed = 20260501;

    private static readonly CaseType[] Mediable =
    [
        CaseType.WageArrears, CaseType.WageArrears, CaseType.OvertimePay, CaseType.NoWrittenContract, CaseType.Termination, CaseType.WageArrears, CaseType.WorkInjury, CaseType.SocialInsurance,
        CaseType.Termination, CaseType.WorkTimeLeave, CaseType.FemaleWorkerProtection, CaseType.DocsAndDeposits, CaseType.NewEmploymentForm, CaseType.DispatchOutsourcing, CaseType.OverAgeWorker,
        CaseType.WageArrears, CaseType.LabourRelationConfirm, CaseType.NonCompeteTraining, CaseType.OshHealth,
    ];

    // What comes in more often than once in a round of all types.
    private static readonly CaseType[] Frequent =
    [
        CaseType.WageArrears, CaseType.WageArrears, CaseType.OvertimePay, CaseType.Termination, CaseType.SocialInsurance, CaseType.LegalConsult, CaseType.LegalConsult, CaseType.CommunityFacility,
        CaseType.CommunityFacility, CaseType.ParkDormitory, CaseType.ParkDormitory, CaseType.HardshipAid, CaseType.Membership, CaseType.UnionWorkFeedback, CaseType.NeighbourDispute,
        CaseType.Employment, CaseType.SchoolPlacement, CaseType.MutualMedicalAid,
    ];

    private static readonly IntakeChannel[] Channels =
    [
        IntakeChannel.Web, IntakeChannel.WalkIn, IntakeChannel.Web, IntakeChannel.GridReport, IntakeChannel.Phone12351, IntakeChannel.Web, IntakeChannel.PatrolFound, IntakeChannel.Web,
        IntakeChannel.WalkIn, IntakeChannel.GridReport, IntakeChannel.Web, IntakeChannel.Phone12345, IntakeChannel.Web, IntakeChannel.WalkIn, IntakeChannel.EnterpriseReport, IntakeChannel.Web,
        IntakeChannel.Phone12351, IntakeChannel.Web, IntakeChannel.GridReport, IntakeChannel.Letter, IntakeChannel.PetitionTransfer, IntakeChannel.Web, IntakeChannel.CourtReferral,
        IntakeChannel.ArbitrationReferral, IntakeChannel.HotlineTransfer,
    ];

    // Of every hundred requests; whatever is left over is simply resolved and rated.
    private static readonly (Course Course, int Of100)[] Courses =
    [
        (Course.Unrated, 16), (Course.Rejected, 3), (Course.ReturnedOnce, 5), (Course.Neglected, 4), (Course.NeglectedTwice, 1), (Course.Supplemented, 5), (Course.NeverSupplemented, 2),
        (Course.Withdrawn, 3), (Course.Referred, 6), (Course.ReferralRefused, 1), (Course.Split, 2), (Course.Merged, 2), (Course.EscalatedByHand, 4), (Course.SkippedLevel, 1), (Course.HandedDown, 2),
        (Course.CoHandled, 3), (Course.ReopenedOnce, 3), (Course.ReopenedTwice, 1),
    ];

    public static IReadOnlyList<PlannedStory> Of(PlanSize size)
    {
        var stories = new List<PlannedStory>();
        AddAgreements(stories, size);
        AddDisagreements(stories, size);
        AddRequests(stories, size);
        AddThoseOfNow(stories, size);
        AddCalls(stories, size);
        return stories;
    }

    /// <summary>The dice of one story: its throws do not depend on what happens elsewhere.</summary>
    public static Random DiceOf(int number) => new(unchecked(Seed * 31 + number * 7919));

    /// <summary>Amounts of different size that add up exactly.</summary>
    internal static IReadOnlyList<Money> Amounts(Random dice, int count, Money total)
    {
        var weights = Enumerable.Range(0, count).Select(_ => Math.Exp(1.1 * (dice.NextDouble() + dice.NextDouble() + dice.NextDouble() - 1.5))).ToArray();
        var sum = weights.Sum();
        var amounts = weights.Select(weight => Money.FromFen((long)(total.Fen * weight / sum) / 1000 * 1000)).ToArray();
        amounts[0] += total - Money.Sum(amounts);
        return amounts;
    }

    private static void AddAgreements(List<PlannedStory> stories, PlanSize size)
    {
        var dice = DiceOf(-1);
        var amounts = Amounts(dice, size.Agreements, size.Agreed);
        for (var n = 0; n < size.Agreements; n++)
        {
            var type = Mediable[n % Mediable.Length];
            // The applicant asks for more than is agreed on.
            var claimed = Money.FromYuan(Math.Ceiling(amounts[n].Yuan * (decimal)(1 + dice.NextDouble() * 0.4) / 10) * 10);
            stories.Add(new(stories.Count, Course.Mediated, type, size.Days - n * (size.Days - 34.0) / size.Agreements)
            {
                Mediation = CourseOfAgreement(n, size.Agreements),
                Agreed = amounts[n],
                Claimed = claimed,
                // One that is broken near the end of the year has a single instalment: the others would not be due yet.
                Instalments = n % 5 < 2 || n > size.Agreements - 30 ? 1 : n % 5 < 4 ? 2 : 3,
                Persons = n % 97 == 5 ? 12 : n % 180 == 33 ? 34 : n % 41 == 7 ? 3 : 1,
                Channel = Channels[n % Channels.Length],
                Secrecy = n % 11 == 3 ? Secrecy.Confidential : Secrecy.Named,
                AtCommunity = n % 3 == 0,
                Slow = n % 17 == 12,
            });
        }
        // One that a visitor follows as the worker: some weeks old, so that money has come and more is due.
        var shown = size.Agreements - 1 - Math.Max(4, size.Agreements * 7 / 100);
        stories[shown] = stories[shown] with
        {
            Type = CaseType.WageArrears,
            Mediation = Mediation.Paid,
            Instalments = 3,
            Persons = 1,
            Channel = IntakeChannel.Web,
            Secrecy = Secrecy.Named,
            Slow = false,
            NearVisitor = true,
            Shown = "欠薪，调解达成，分三期履行中",
        };
    }

    /// <summary>Most are paid. The ways of locking in and of breach come in turn, the last of each so late that the matter is still open.</summary>
    private static Mediation CourseOfAgreement(int n, int count)
    {
        Mediation[] open =
        [
            Mediation.ArbitrationReview, Mediation.JudicialConfirmation, Mediation.ArbitrationReviewConfirmed, Mediation.JudicialConfirmed, Mediation.Breached,
            Mediation.BreachedToPaymentOrder, Mediation.BreachedToPaymentOrderInForce, Mediation.BreachedToArbitration,
        ];
        // From the youngest on: first those that need little time.
        if (count - 1 - n < open.Length * 2 && (count - 1 - n) % 2 == 1) return open[(count - 1 - n) / 2];
        Mediation[] often =
        [
            Mediation.BreachedToEnforcement, Mediation.BreachedToCourt, Mediation.ArbitrationReviewConfirmed, Mediation.BreachedToArbitration, Mediation.JudicialConfirmed,
            Mediation.BreachedToPaymentOrderInForce, Mediation.Breached,
        ];
        if (n % 25 == 3) return often[n / 25 % often.Length];
        if (n % 9 == 4) return Mediation.PaidLate;
        if (n % 23 == 6) return Mediation.ExtendedAndPaid;
        return n % 29 == 11 ? Mediation.TalkedAgainAndPaid : Mediation.Paid;
    }

    private static void AddDisagreements(List<PlannedStory> stories, PlanSize size)
    {
        for (var n = 0; n < size.Disagreements; n++)
            stories.Add(new(stories.Count, Course.Mediated, Mediable[(n * 5 + 2) % Mediable.Length], size.Days - 15 - n * (size.Days - 50.0) / size.Disagreements)
            {
                Mediation = (Mediation)((int)Mediation.NotAccepted + n % 7),
                Claimed = Money.FromYuan(2000 + n * 37 % 60 * 500),
                Channel = Channels[n % Channels.Length],
                AtCommunity = n % 4 == 1,
            });
    }

    private static void AddRequests(List<PlannedStory> stories, PlanSize size)
    {
        var courses = CoursesOf(size.Requests);
        var types = Enum.GetValues<CaseType>();
        for (var n = 0; n < size.Requests; n++)
        {
            var dice = DiceOf(stories.Count);
            var course = courses[n];
            // One round of all types, one of the frequent ones.
            var type = Fitting(course, n / types.Length % 2 == 0 ? types[n % types.Length] : Frequent[n % Frequent.Length], n);
            var quiet = course is Course.Resolved or Course.Unrated or Course.Neglected or Course.Referred;
            var anonymous = quiet && n % 15 == 9;
            stories.Add(new(stories.Count, course, type, size.Days - 1 - n * (size.Days - 4.0) / size.Requests)
            {
                Channel = anonymous ? IntakeChannel.Web : Channels[n * 7 % Channels.Length],
                Secrecy = anonymous ? Secrecy.Anonymous : quiet && n % 12 == 5 ? Secrecy.Confidential : Secrecy.Named,
                Persons = course == Course.HandedDown || n % 29 == 11 ? 6 : n % 83 == 30 && type <= CaseType.Discrimination ? 34 : n % 53 == 17 ? 15 : 1,
                Claimed = type <= CaseType.Discrimination ? Money.FromYuan(dice.Next(6, 300) * 100) : Money.Zero,
                Slow = n % 14 == 6,
            });
        }
    }

    private static void AddThoseOfNow(List<PlannedStory> stories, PlanSize size)
    {
        var open = Enum.GetValues<Course>().Where(course => course is >= Course.NowRegistered and <= Course.NowSplit).ToList();
        var round = 0;
        for (var again = 0; again < size.NowEach * 2; again++)
            foreach (var course in open)
            {
                var type = Fitting(course, Frequent[round++ % Frequent.Length], round);
                stories.Add(new(stories.Count, course, type, 0)
                {
                    Channel = Channels[round % Channels.Length],
                    Claimed = type <= CaseType.Discrimination ? Money.FromYuan(800 + round * 73 % 90 * 100) : Money.Zero,
                    Secrecy = round % 9 == 4 && again > 0 ? Secrecy.Confidential : Secrecy.Named,
                    NearVisitor = again % 2 == 0,
                    Shown = again > 0 ? null : course switch { Course.NowInProgress => "正在办理", Course.NowResolved => "已办结，等您评价", _ => null },
                });
            }
        for (var again = 0; again < size.NowEach * 2; again++)
            for (var mediation = Mediation.NowApplied; mediation <= Mediation.NowAgreementReached; mediation++)
                stories.Add(new(stories.Count, Course.Mediated, Mediable[round++ % Mediable.Length], 0)
                {
                    Mediation = mediation,
                    Claimed = Money.FromYuan(3000 + round * 41 % 50 * 400),
                    Agreed = Money.Zero,
                    Instalments = 2,
                    Channel = Channels[round % Channels.Length],
                    NearVisitor = again % 2 == 0,
                });
    }

    /// <summary>Calls to 12351, a few a day: one in six becomes a request, and those of the last weeks, so that some wait to be called back and to be checked.</summary>
    private static void AddCalls(List<PlannedStory> stories, PlanSize size)
    {
        double[] waiting = [14, 12, 7, 6, 1.5];
        for (var n = 0; n < size.Calls; n++)
        {
            var late = n - (size.Calls - waiting.Length);
            var type = Frequent[n * 5 % Frequent.Length];
            stories.Add(new(stories.Count, Course.Called, type, late >= 0 ? waiting[late] : size.Days - 1 - n * (size.Days - 4.0) / size.Calls)
            {
                Channel = IntakeChannel.Phone12351,
                BecomesRequest = late >= 0 || n % 6 == 1,
                Persons = n % 61 == 7 ? 12 : 1,
                Claimed = type <= CaseType.Discrimination ? Money.FromYuan(900 + n * 53 % 70 * 100) : Money.Zero,
            });
        }
    }

    private static Course[] CoursesOf(int count)
    {
        var courses = new List<Course>();
        foreach (var (course, of100) in Courses) courses.AddRange(Enumerable.Repeat(course, Math.Max(1, count * of100 / 100)));
        courses.AddRange(Enumerable.Repeat(Course.Resolved, count - courses.Count));
        var all = courses.ToArray();
        DiceOf(-2).Shuffle(all);
        return all;
    }

    /// <summary>The type itself, or one that the course can happen to.</summary>
    private static CaseType Fitting(Course course, CaseType type, int n)
    {
        CaseType[]? only = course switch
        {
            Course.Rejected => [CaseType.RentalHousing, CaseType.LegalConsult, CaseType.UnionWorkFeedback],
            Course.Supplemented or Course.NeverSupplemented or Course.NowPendingSupplement => [CaseType.HardshipAid, CaseType.MutualMedicalAid, CaseType.SocialInsurance, CaseType.LabourRelationConfirm],
            Course.Split or Course.NowSplit => [CaseType.WageArrears],
            Course.SkippedLevel => [CaseType.WageArrears],
            Course.Referred or Course.ReferralRefused or Course.NowReferred =>
                [CaseType.WageArrears, CaseType.SocialInsurance, CaseType.MinorWorker, CaseType.OvertimePay, CaseType.FamilyDispute, CaseType.OshHealth, CaseType.FemaleWorkerProtection],
            Course.HandedDown => [CaseType.OvertimePay, CaseType.DocsAndDeposits, CaseType.WorkTimeLeave],
            Course.EscalatedByHand or Course.NowEscalated => [CaseType.Termination, CaseType.WorkInjury, CaseType.ParkDormitory, CaseType.SocialInsurance, CaseType.NeighbourDispute],
            Course.NowDueToday or Course.NowLate => [CaseType.OvertimePay, CaseType.ParkDormitory, CaseType.Membership, CaseType.Termination],
            Course.ReturnedOnce or Course.NowReopened => [CaseType.OvertimePay, CaseType.Termination, CaseType.CommunityFacility, CaseType.ParkDormitory, CaseType.Employment],
            _ => null,
        };
        return only is null || only.Contains(type) ? type : only[n % only.Length];
    }
}
