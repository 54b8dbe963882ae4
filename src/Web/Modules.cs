using Niangjia.Accounts;
using Niangjia.Administration;
using Niangjia.Calculators;
using Niangjia.Cases;
using Niangjia.Documents;
using Niangjia.Enterprises;
using Niangjia.Interfaces;
using Niangjia.Kernel.Modules;
using Niangjia.Notices;
using Niangjia.Organisation;
using Niangjia.People;
using Niangjia.Reporting;

namespace Niangjia.Web;

/// <summary>The one list of modules. Services, pages, permissions, menu and the data model all follow from it.</summary>
public static class InstalledModules
{
    /// <summary>Every module, in no particular order.</summary>
    public static IReadOnlyList<IModule> All { get; } =
    [
        new AccountsModule(),
        new AdministrationModule(),
        new CalculatorsModule(),
        new CasesModule(),
        new DocumentsModule(),
        new EnterprisesModule(),
        new InterfacesModule(),
        new NoticesModule(),
        new OrganisationModule(),
        new PeopleModule(),
        new ReportingModule(),
    ];
}
