using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Kernel.Data;
using Niangjia.Web;

Console.Error.WriteLine("This program is only read by dotnet-ef: use tools/AddMigration.");

/// <summary>Gives dotnet-ef the context of the whole product; <c>-- Postgres</c> or <c>-- Sqlite</c> chooses the provider. No database is opened.</summary>
internal sealed class DesignTimeContext : IDesignTimeDbContextFactory<AppDbContext>
{
    public AppDbContext CreateDbContext(string[] args)
    {
        var builder = WebApplication.CreateBuilder(
        [
            "--ConnectionStrings:Niangjia=" + (args is ["Postgres", ..] ? "Host=none" : "Data Source=:memory:"),
            "--Data:Folder=" + Directory.CreateTempSubdirectory("niangjia-design").FullName,
        ]);
        builder.AddPlatform();
        return builder.Build().Services.CreateScope().ServiceProvider.GetRequiredService<AppDbContext>();
    }
}
