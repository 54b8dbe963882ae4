using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace Niangjia.Architecture.Tests;

/// <summary>Design §4 and §5: pages, handlers and their sizes and names.</summary>
public sealed partial class FeatureTests
{
    private static readonly string[] RefusedWords = ["Manager", "Helper", "Util", "Utils", "Utility", "Dto", "Base", "Impl", "Common"];

    private static IEnumerable<Type> Ours => Tree.Assemblies.SelectMany(Tree.Types);

    private static IEnumerable<Type> Handlers => Tree.ModuleAssemblies.SelectMany(Tree.Types)
        .Where(type => type is { IsClass: true, IsAbstract: false } && type.Name.EndsWith("Handler", StringComparison.Ordinal));

    [Fact]
    public void Every_page_says_who_may_open_it() =>
        Ours.Where(type => type.IsDefined(typeof(RouteAttribute)) && !type.GetCustomAttributes(true).Any(attribute => attribute is IAuthorizeData or IAllowAnonymous))
            .Select(type => type.FullName).ShouldBeEmpty();

    [Fact]
    public void A_page_is_named_page_and_a_component_with_an_address_is_a_page() =>
        Ours.Where(type => type.IsDefined(typeof(RouteAttribute)) && !type.Name.EndsWith("Page", StringComparison.Ordinal)).Select(type => type.FullName).ShouldBeEmpty();

    [Fact]
    public void A_handler_has_one_verb_and_at_most_five_dependencies() =>
        Handlers.Select(handler => (handler.FullName,
                Methods: handler.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Length,
                Needs: handler.GetConstructors().Max(constructor => constructor.GetParameters().Length)))
            .Where(handler => handler.Methods != 1 || handler.Needs > 5).ShouldBeEmpty();

    [Fact]
    public void A_handler_is_asynchronous_and_can_be_cancelled() =>
        (from handler in Handlers
         from method in handler.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
         where !method.Name.EndsWith("Async", StringComparison.Ordinal) || method.GetParameters().LastOrDefault()?.ParameterType != typeof(CancellationToken)
         select $"{handler.FullName}.{method.Name}").ShouldBeEmpty();

    [Fact]
    public void Asynchronous_methods_say_so() =>
        (from type in Ours
         where !typeof(Delegate).IsAssignableFrom(type)
         from method in type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
         where !method.IsSpecialName && !method.Name.Contains('<') && !method.Name.Contains('.')
         where typeof(Task).IsAssignableFrom(method.ReturnType) || method.ReturnType.Name.StartsWith("ValueTask", StringComparison.Ordinal) || method.ReturnType.Name.StartsWith("IAsyncEnumerable", StringComparison.Ordinal)
         where !method.Name.EndsWith("Async", StringComparison.Ordinal) && !IsGivenFromOutside(method)
         select $"{type.FullName}.{method.Name}").ShouldBeEmpty();

    [Fact]
    public void No_type_has_a_name_that_says_nothing() =>
        Ours.Where(type => Words().Matches(type.Name).Select(word => word.Value).Any(RefusedWords.Contains) || type.Name.EndsWith("Service", StringComparison.Ordinal))
            .Select(type => type.FullName).ShouldBeEmpty();

    [Fact]
    public void No_type_is_named_like_its_folder() =>
        // In a sibling folder the plain name would mean the namespace (CS0118).
        Ours.Where(type => type.Namespace?.Split('.').Last() == type.Name).Select(type => type.FullName).ShouldBeEmpty();

    [Fact]
    public void A_page_fits_on_two_screens() =>
        Tree.Files("src", ".razor").Select(file => (File: Tree.Short(file), Lines: File.ReadAllLines(file).Length)).Where(page => page.Lines > 150).ShouldBeEmpty();

    [Fact]
    public void A_class_fits_on_four_screens() =>
        Tree.Sources.Where(file => file.EndsWith(".cs", StringComparison.Ordinal)).Select(file => (File: Tree.Short(file), Lines: File.ReadAllLines(file).Length)).Where(code => code.Lines > 300).ShouldBeEmpty();

    [Fact]
    public void A_feature_is_a_folder_of_at_most_three_files_of_code() =>
        (from module in Tree.Modules
         let features = Repository.Path("src", "Modules", module, "Features")
         where Directory.Exists(features)
         from folder in Directory.GetDirectories(features)
         let count = Directory.GetFiles(folder, "*.cs").Length
         where count > 3
         select $"{Tree.Short(folder)}: {count} files").ShouldBeEmpty();

    /// <summary>Names fixed by a framework's interface or override are not ours to choose.</summary>
    private static bool IsGivenFromOutside(MethodInfo method)
    {
        if (method.GetBaseDefinition() != method) return true;
        var type = method.DeclaringType!;
        if (method.Name is "Main" || type.IsInterface) return method.Name is "Main";
        return type.GetInterfaces().Where(face => face.Namespace?.StartsWith("Niangjia", StringComparison.Ordinal) != true)
            .Any(face => type.GetInterfaceMap(face).TargetMethods.Contains(method))
            || (method.Name is "Invoke" or "InvokeAsync");
    }

    [GeneratedRegex("[A-Z][a-z0-9]*")]
    private static partial Regex Words();
}
