using System.Diagnostics;

namespace Niangjia.Database.Tests;

/// <summary>Runs the program as its operator does: with a word behind it, or none to serve.</summary>
internal static class Operator
{
    public static Task<(int Code, string Said)> RunAsync((string ConnectionString, string DataFolder) place, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Niangjia.Web.dll"), .. words]);
        start.Environment["ConnectionStrings__Niangjia"] = place.ConnectionString;
        start.Environment["Data__Folder"] = place.DataFolder;
        start.Environment["Logging__LogLevel__Default"] = "Error";
        start.Environment["PATH"] += ":" + PostgresCluster.Binaries;
        return Shell.RunAsync(start);
    }
}
