namespace Niangjia.Kernel;

/// <summary>
/// A rule says no. The message is a finished sentence in the user's language. It is caught once: by the form (422, beside
/// <see cref="Field"/> or above the form) or by the ProblemDetails handler of the API (422 with a field, 409 without).
/// </summary>
/// <param name="message">A sentence for the user that says what to do instead.</param>
/// <param name="ruleId">The rule of the rule book that refuses, such as <c>R-MED-08</c>; null for plain input errors.</param>
/// <param name="field">Name of the input property the sentence belongs to; null when it concerns the whole form.</param>
public sealed class RefusedException(string message, string? ruleId = null, string? field = null) : Exception(message)
{
    /// <summary>The rule that refuses, or null.</summary>
    public string? RuleId { get; } = ruleId;

    /// <summary>The input property concerned, or null.</summary>
    public string? Field { get; } = field;

    /// <summary>
    /// Whether it stops only because something is known here that the caller may not have seen: who sends it again and says so is let through. Every other refusal stays one.
    /// </summary>
    public bool IsConflict { get; init; }
}

/// <summary>The thing asked for does not exist, or must not be known to exist by this user: 404.</summary>
public sealed class NotFoundException() : Exception("Not found.");

/// <summary>The user is known but may not do this here: 403.</summary>
/// <param name="permission">Key of the missing permission.</param>
public sealed class ForbiddenException(string permission) : Exception($"Permission {permission} is needed.")
{
    /// <summary>Key of the missing permission.</summary>
    public string Permission { get; } = permission;
}

/// <summary>More is asked for at this moment than can be written down: 503, with Retry-After. Nothing was done; the same may be sent again in a moment.</summary>
public sealed class BusyException() : Exception("Too much waits to be written.");
