namespace Niangjia.Testing;

/// <summary>Finds files of the checkout from a test, wherever the test was built.</summary>
public static class Repository
{
    /// <summary>The folder that holds <c>Niangjia.slnx</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>An absolute path below <see cref="Root"/>.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder, "Niangjia.slnx")))
            folder = System.IO.Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("Niangjia.slnx was not found above the test assembly.");
    }
}
