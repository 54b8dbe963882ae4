using Niangjia.Contracts.People;
using Niangjia.Kernel.Api;
using Niangjia.People.Features.AddPerson;
using Niangjia.People.Features.ChangePerson;
using Niangjia.People.Features.ComparePeople;
using Niangjia.People.Features.FindDuplicates;
using Niangjia.People.Features.FindPeople;
using Niangjia.People.Features.MergePeople;
using Niangjia.People.Features.RevealFact;
using Niangjia.People.Features.ShowPerson;
using Niangjia.People.Features.TellPeopleApart;

namespace Niangjia.People;

/// <summary>What programs may do with person records: masked as on the pages, every look in full with a reason.</summary>
internal static class PeopleApi
{
    public static void Map(ApiRoutes api)
    {
        api.Query<FindPeopleHandler>("people", PeoplePermissions.See, "People of my units, by name or number", (PersonRow row) => row);
        api.Query<ShowPersonHandler>("people/{id:guid}", PeoplePermissions.See, "One person, masked", (PersonView view) => new PersonDetail(
            view.Card, view.MaskedAddress, view.BirthDate, view.IsMigrantWorker, view.UnitPath, view.MergedIntoId, [.. view.Merged.Select(merged => merged.Card.Id)], HistoryLine.Of(view.History)));
        api.Command<AddPersonCommand, AddPersonHandler>("people", PeoplePermissions.Edit, "Add a person");
        api.Command<ChangePersonCommand, ChangePersonHandler>("people/{id:guid}", PeoplePermissions.Edit, "Change a person; sealed facts that are left out stay", method: "PUT");
        api.Command<RevealFactCommand, RevealFactHandler>("people/{personId:guid}/looks", PeoplePermissions.Reveal, "Look at a sealed fact in full, with a reason", (string? value) => new SealedValue(value), secret: nameof(SealedValue.Value));
        api.Query<FindDuplicatesHandler>("people/duplicates", PeoplePermissions.Merge, "Records that may be one person");
        api.Query<ComparePeopleHandler>("people/{keptId:guid}/comparisons/{mergedId:guid}", PeoplePermissions.Merge, "Two records side by side");
        api.Command<MergePeopleCommand, MergePeopleHandler>("people/{keptId:guid}/merges/{mergedId:guid}", PeoplePermissions.Merge, "Merge one record into another");
        api.Command<UndoMergeCommand, UndoMergeHandler>("people/{mergedId:guid}/merge", PeoplePermissions.Merge, "Take a merge back", method: "DELETE");
        api.Command<TellPeopleApartCommand, TellPeopleApartHandler>("people/{oneId:guid}/distinctions/{otherId:guid}", PeoplePermissions.Merge, "Say that two records are two people");
    }

    internal sealed record PersonDetail(
        PersonCard Card, string? MaskedAddress, DateOnly? BirthDate, bool? IsMigrantWorker, string UnitPath, Guid? MergedIntoId, IReadOnlyList<Guid> MergedIds, IReadOnlyList<HistoryLine> History);

    internal sealed record SealedValue(string? Value);
}
