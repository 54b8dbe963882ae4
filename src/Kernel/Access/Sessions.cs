namespace Niangjia.Kernel.Access;

/// <summary>Names of the sign-in session.</summary>
public static class Sessions
{
    /// <summary>The authentication scheme of the browser cookie.</summary>
    public const string Scheme = "session";
}
