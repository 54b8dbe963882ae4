namespace Niangjia.Ui;

/// <summary>Addresses the layouts link to; the host may change them.</summary>
public sealed class UiOptions
{
    /// <summary>The worker's first page.</summary>
    public string WorkerHome { get; set; } = "/";

    /// <summary>The staff's first page.</summary>
    public string StaffHome { get; set; } = "/inbox";

    /// <summary>Where the search field asks, with <c>?q=</c>; null hides it.</summary>
    public string? Search { get; set; } = "/search";

    /// <summary>The signed-in person's own page.</summary>
    public string Account { get; set; } = "/account";

    /// <summary>Takes the POST that signs out.</summary>
    public string SignOut { get; set; } = "/sign-out";

    /// <summary>The hotline of trade unions in China.</summary>
    public string Hotline { get; set; } = "12351";
}

/// <summary>A number beside a menu entry, such as what waits in the inbox. Modules register theirs; asked once a page, so it must be cheap.</summary>
public interface IMenuBadge
{
    /// <summary>The address of the menu entry it belongs to.</summary>
    string Url { get; }

    /// <summary>How many things wait for the current user; 0 shows nothing.</summary>
    Task<int> CountAsync(CancellationToken cancellationToken);
}

/// <summary>
/// A sign in the top bar of the desk with the number of things that wait, such as unread notices; always in sight, on a phone too. Asked once a page, so
/// it must be cheap.
/// </summary>
public interface ITopBarBadge
{
    /// <summary>The page it leads to.</summary>
    string Url { get; }

    /// <summary>Name of an icon of the set.</summary>
    string Icon { get; }

    /// <summary>Key of the permission needed; without it nothing is shown or counted.</summary>
    string Permission { get; }

    /// <summary>What it is, in the language of the request.</summary>
    string Title { get; }

    /// <summary>How many things wait for the current user; 0 shows the sign alone.</summary>
    Task<int> CountAsync(CancellationToken cancellationToken);
}

/// <summary>What the top bar shows of an <see cref="ITopBarBadge"/>.</summary>
public sealed record TopBarSign(string Url, string Icon, string Title, int Count);
