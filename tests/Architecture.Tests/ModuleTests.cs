using System.Reflection;
using Niangjia.Web;

namespace Niangjia.Architecture.Tests;

/// <summary>Design §2 and §5: what a folder below <c>src/Modules</c> must bring with it.</summary>
public sealed class ModuleTests
{
    [Fact]
    public void Every_module_is_in_the_solution_with_its_tests() =>
        Tree.Modules.SelectMany(module => new[] { $"src/Modules/{module}/{module}.csproj", $"tests/Modules/{module}.Tests/{module}.Tests.csproj" })
            .Where(project => !Tree.Solution.Contains(project) || !File.Exists(Repository.Path(project))).ShouldBeEmpty();

    [Fact]
    public void Every_test_project_is_in_the_solution() =>
        Tree.Files("tests", ".csproj").Select(Tree.Short).Except(Tree.Solution).ShouldBeEmpty();

    [Fact]
    public void Every_module_is_installed_in_the_host() =>
        Tree.Modules.Except(InstalledModules.All.Select(module => module.Assembly.GetName().Name!["Niangjia.".Length..])).ShouldBeEmpty();

    [Fact]
    public void Every_module_has_a_short_readme() =>
        Tree.Modules.Select(module => Repository.Path("src", "Modules", module, "README.md"))
            .Where(readme => !File.Exists(readme) || File.ReadAllLines(readme).Length is < 5 or > 60).Select(Tree.Short).ShouldBeEmpty();

    [Fact]
    public void Every_permission_says_what_it_allows() =>
        InstalledModules.All.SelectMany(module => module.Permissions).Where(permission => string.IsNullOrWhiteSpace(permission.Title?.Invoke())).Select(permission => permission.Key).ShouldBeEmpty();

    [Fact]
    public void A_module_knows_no_other_module()
    {
        var modules = Tree.ModuleAssemblies.Select(assembly => assembly.GetName().Name).ToHashSet();
        Tree.ModuleAssemblies.SelectMany(assembly => assembly.GetReferencedAssemblies()
            .Where(reference => modules.Contains(reference.Name)).Select(reference => $"{assembly.GetName().Name} → {reference.Name}")).ShouldBeEmpty();
    }

    [Fact]
    public void Kernel_Contracts_and_Ui_know_no_module()
    {
        string[] centre = ["Niangjia.Kernel", "Niangjia.Contracts", "Niangjia.Ui"];
        string[] allowed = [.. centre, "Niangjia.Web"];
        Tree.Assemblies.Where(assembly => centre.Contains(assembly.GetName().Name)).SelectMany(assembly => assembly.GetReferencedAssemblies()
            .Where(reference => reference.Name!.StartsWith("Niangjia.", StringComparison.Ordinal) && !allowed.Contains(reference.Name))
            .Select(reference => $"{assembly.GetName().Name} → {reference.Name}")).ShouldBeEmpty();
    }

    [Fact]
    public void A_module_shows_the_others_only_its_module_class_and_its_pages() =>
        // Razor components are public whether one wants it or not, and so are the texts that attributes name.
        Tree.ModuleAssemblies.SelectMany(assembly => Tree.Types(assembly).Where(type => type.IsPublic && !IsComponent(type) && !IsText(type)
                && !type.GetInterfaces().Any(face => face.Name == "IModule")))
            .Where(type => !UsedByAComponent(type)).Select(type => type.FullName).ShouldBeEmpty();

    private static bool IsComponent(Type type) => typeof(Microsoft.AspNetCore.Components.IComponent).IsAssignableFrom(type);

    private static bool IsText(Type type) => type.Name.EndsWith("Text", StringComparison.Ordinal) && type.GetProperty("ResourceManager", BindingFlags.Public | BindingFlags.Static) is not null;

    /// <summary>A record given to a component as parameter must be as public as the component (CS0053).</summary>
    private static bool UsedByAComponent(Type type) => type.Assembly.GetTypes().Where(IsComponent)
        .SelectMany(component => component.GetProperties()).Any(property => Mentions(property.PropertyType, type))
        || type.Assembly.GetTypes().Where(other => other.IsPublic && other != type && !IsComponent(other)).Any(other => other.GetProperties().Any(property => Mentions(property.PropertyType, type)));

    private static bool Mentions(Type used, Type type) =>
        used == type || (used.HasElementType && Mentions(used.GetElementType()!, type)) || used.GenericTypeArguments.Any(argument => Mentions(argument, type));
}
