using Niangjia.Kernel.Values;

namespace Niangjia.People.Domain;

/// <summary>How names are compared.</summary>
internal static class PersonName
{
    /// <summary>The form in which equal names are equal: half-width, lower case, without blanks and the dots of minority names.</summary>
    public static string Key(string name) =>
        string.Concat(TypedText.Compact(name).ToLowerInvariant().Where(c => c is not ('·' or '•' or '・' or '.' or '-' or '\'' or '’')));

    /// <summary>Whether two names may be one, mistyped or shortened: same, one holds the other, or one character differs.</summary>
    public static bool AreSimilar(string a, string b) => KeysAreSimilar(Key(a), Key(b));

    /// <summary>The same for names in the form of <see cref="Key"/>.</summary>
    public static bool KeysAreSimilar(string first, string second)
    {
        if (first.Contains(second, StringComparison.Ordinal) || second.Contains(first, StringComparison.Ordinal)) return true;
        return first.Length == second.Length && first.Zip(second).Count(pair => pair.First != pair.Second) == 1;
    }
}
