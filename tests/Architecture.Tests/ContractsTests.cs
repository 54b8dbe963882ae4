using System.Reflection;
using Niangjia.Kernel.Data;

namespace Niangjia.Architecture.Tests;

/// <summary>Design §4: modules ask, tell and offer, and nothing else.</summary>
public sealed class ContractsTests
{
    private static readonly IReadOnlyList<Type> Contracts =
        [.. Tree.Assemblies.Where(assembly => assembly.GetName().Name == "Niangjia.Contracts").SelectMany(Tree.Types)];

    [Fact]
    public void Contracts_hold_interfaces_records_enums_addresses_and_permissions_only() =>
        Contracts.Where(type => !(type.IsInterface || type.IsEnum || IsRecord(type) || typeof(Attribute).IsAssignableFrom(type) || IsHolder(type))).Select(type => type.FullName).ShouldBeEmpty();

    [Fact]
    public void Addresses_and_permissions_hold_constants_and_one_line_functions() =>
        Contracts.Where(IsHolder).SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static))
            .Where(field => !field.IsLiteral && !field.IsInitOnly).Select(field => $"{field.DeclaringType!.Name}.{field.Name}").ShouldBeEmpty();

    [Fact]
    public void Every_contract_has_the_folder_of_a_module_or_of_what_all_share()
    {
        var folders = Directory.GetDirectories(Repository.Path("src", "Contracts")).Select(folder => Path.GetFileName(folder)).Where(name => name is not ("bin" or "obj"));
        folders.Except(Tree.Modules).ShouldBeEmpty("A folder below src/Contracts is named after the module that owns it.");
    }

    [Fact]
    public void No_entity_and_no_query_leaves_a_module() =>
        (from type in Contracts
         from member in type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
         from used in Used(member)
         where typeof(Entity).IsAssignableFrom(used) || typeof(IQueryable).IsAssignableFrom(used)
         select $"{type.Name}.{member.Name}: {used.Name}").ShouldBeEmpty();

    [Fact]
    public void What_is_asked_is_asynchronous_and_can_be_cancelled() =>
        (from type in Contracts
         where type.IsInterface
         from method in type.GetMethods()
         where typeof(Task).IsAssignableFrom(method.ReturnType) || method.ReturnType.Name.StartsWith("ValueTask", StringComparison.Ordinal)
         where !method.Name.EndsWith("Async", StringComparison.Ordinal) || method.GetParameters().All(parameter => parameter.ParameterType != typeof(CancellationToken))
         select $"{type.Name}.{method.Name}").ShouldBeEmpty();

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null || (type.IsValueType && type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null);

    private static bool IsHolder(Type type) => type is { IsAbstract: true, IsSealed: true } && (type.Name.EndsWith("Urls", StringComparison.Ordinal) || type.Name.EndsWith("Permissions", StringComparison.Ordinal));

    private static IEnumerable<Type> Used(MemberInfo member) => member switch
    {
        MethodInfo method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType).SelectMany(Parts),
        PropertyInfo property => Parts(property.PropertyType),
        _ => [],
    };

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!) : type.GenericTypeArguments.SelectMany(Parts).Append(type);
}
