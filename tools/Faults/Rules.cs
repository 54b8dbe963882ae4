namespace Niangjia.Faults;

/// <summary>What must be true of a database at rest, whatever befell the program: each rule is a query that finds what breaks it.</summary>
internal static class Rules
{
    private const string Ended = "('Closed', 'Withdrawn', 'Rejected', 'Merged')";

    public static IEnumerable<(string Rule, string Sql)> Of(SqlWords sql)
    {
        yield return ("two requests have one number", """select "Number", count(*) from cases_request group by "Number" having count(*) > 1""");
        yield return ("two disputes have one number", """select "Number", count(*) from cases_dispute group by "Number" having count(*) > 1""");
        yield return ("a number is beyond its series", $"""
            select r."Number" from cases_request r join kernel_number n on r."Number" like n."Series" || '-%' where cast(substr(r."Number", length(n."Series") + 2) as integer) > n."Last"
            """);
        // One request is one transaction: all of it is there.
        foreach (var told in new[] { "RequestSubmitted", "RequestRegistered" })
            yield return ($"a request without its row {told}", $"""
                select r."Number" from cases_request r where r."Number" like 'QS-500116%' and (select count(*) from kernel_journal j where j."SubjectId" = r."Id" and j."Kind" = 'Cases.{told}') <> 1
                """);
        foreach (var clock in new[] { "sla.triage", "sla.contact.%" })
            yield return ($"a request without its clock {clock}", $"""
                select r."Number" from cases_request r where r."Number" like 'QS-500116%' and not exists (select * from kernel_clock c where c."SubjectId" = r."Id" and c."Code" like '{clock}')
                """);
        yield return ("a request that is not found once", """
            select r."Number" from cases_request r where r."Number" like 'QS-500116%' and (select count(*) from kernel_search s where s."SubjectId" = r."Id") <> 1
            """);
        yield return ("a request without consent", """
            select r."Number" from cases_request r where r."Number" like 'QS-500116%' and (select count(*) from cases_consent c where c."RequestId" = r."Id" and c."Purpose" = 'Handling') <> 1
            """);
        yield return ("a request in nobody's or two hands", """
            select r."Number", r."State" from cases_request r where (select count(*) from cases_handling h where h."RequestId" = r."Id" and h."EndedAt" is null and h."Start" <> 'CoHandler')
                <> case when r."State" in ('Assigned', 'InProgress', 'PendingSupplement', 'Escalated', 'Referred', 'CaseOpened') then 1 else 0 end
            """);
        yield return ("a request elsewhere than its handling", """
            select r."Number" from cases_request r join cases_handling h on h."RequestId" = r."Id" and h."EndedAt" is null and h."Start" <> 'CoHandler' where h."UnitPath" <> r."HandlerPath"
            """);
        yield return ("two clocks for one thing", """
            select "SubjectId", "Code", "Level", count(*) from kernel_clock where "Status" in ('Running', 'Paused') group by "SubjectId", "Code", "Level" having count(*) > 1
            """);
        yield return ("a clock runs for a request that has ended", $"""
            select c."Code", r."Number" from kernel_clock c join cases_request r on r."Id" = c."SubjectId" where c."Status" in ('Running', 'Paused') and r."State" in {Ended}
            """);
        yield return ("a request in hand whose level has no clock", """
            select r."Number", r."State" from cases_request r where r."State" in ('Assigned', 'InProgress') and r."Number" like 'QS-500116%'
                and not exists (select * from kernel_clock c where c."SubjectId" = r."Id" and c."Code" like 'sla.level.%' and c."Level" = r."Level")
            """);
        yield return ("a clock whose end was not told once", """
            select c."Id", c."Code" from kernel_clock c where (select count(*) from kernel_journal j where j."SubjectId" = c."Id" and j."Kind" = 'Kernel.ClockFellOverdue')
                <> case when c."OverdueAt" is null then 0 else 1 end
            """);
        foreach (var told in new[] { "Kernel.ClockReminderDue", "Cases.RequestEscalated", "Cases.RequestTaskAdded", "Cases.ApplicantTold", "Kernel.ClockMet", "Kernel.ClockCancelled" })
            yield return ($"{told} twice", $"""
                select "SubjectId", count(*) from kernel_journal where "Kind" = '{told}' {(told == "Cases.ApplicantTold" ? "and \"Body\" not like '%Accepted%' and \"Body\" not like '%Escalated%'" : "")} group by "SubjectId", "Body" having count(*) > 1
                """);
        yield return ("more went up than levels ran out", """
            select r."Number" from cases_request r where (select count(*) from kernel_journal j where j."SubjectId" = r."Id" and j."Kind" = 'Cases.RequestEscalated' and j."Body" like '%"Breach"%')
                > (select count(*) from kernel_clock c where c."SubjectId" = r."Id" and c."OverdueAt" is not null and (c."Code" like 'sla.level.%' or c."Code" = 'sla.dispatch.accept'))
            """);
        yield return ("a notice twice", """select "AccountId", "Key", count(*) from notices_notice group by "AccountId", "Key" having count(*) > 1""");
        yield return ("instalments that are not what was agreed", """
            select d."Number" from cases_dispute d join cases_agreement a on a."DisputeId" = d."Id"
                where a."Total" <> (select coalesce(sum(i."Amount"), 0) from cases_instalment i where i."DisputeId" = d."Id" and i."Revision" = a."Revision") or (a."EffectiveOn" is not null and a."Total" <> d."Agreed")
            """);
        yield return ("payments that do not add up to what is paid", """
            select i."DisputeId", i."Number" from cases_instalment i where i."Paid" <>
                (select coalesce(sum(p."Amount"), 0) from cases_payment p where p."DisputeId" = i."DisputeId" and p."Revision" = i."Revision" and p."Instalment" = i."Number" and p."State" = 'Confirmed')
            """);
        yield return ("a dispute paid otherwise than its instalments", """
            select d."Number" from cases_dispute d where d."Paid" <> (select coalesce(sum(i."Paid"), 0) from cases_instalment i join cases_agreement a on a."DisputeId" = i."DisputeId" and a."Revision" = i."Revision" where i."DisputeId" = d."Id")
            """);
        yield return ("a payment without its row", """
            select p."DisputeId", p."Note" from cases_payment p where (select count(*) from kernel_journal j where j."SubjectId" = p."DisputeId" and j."Kind" = 'Cases.InstalmentPaid') <>
                (select count(*) from cases_payment o where o."DisputeId" = p."DisputeId" and o."State" = 'Confirmed')
            """);
        yield return ("a key of a program without its answer", """select "Key" from kernel_idempotency where "Key" like 'api:%' and "Answer" is null""");
        yield return ("a reaction that failed", """select f."Reaction", f."EntryNumber", f."Attempts", f."Error" from kernel_reaction_failure f""");
        if (sql.Db != Testing.Db.Sqlite) yield break;
        // One writer after the other, and what is rolled back gives its numbers back: no gap. On PostgreSQL a sequence leaves gaps by design; the seals count there.
        yield return ("a gap in the journal", """select * from (select count(*) as n, max("Number") as last from kernel_journal) where n <> last""");
        yield return ("the file is damaged", "select * from pragma_integrity_check where integrity_check <> 'ok'");
        yield return ("a reference leads nowhere", "select * from pragma_foreign_key_check");
    }
}
