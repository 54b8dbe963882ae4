using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Kernel.Jobs;

namespace Niangjia.Kernel.Files;

/// <summary>Registers the store and the intake.</summary>
public static class FilesServices
{
    /// <summary>Settings: <c>Files:Folder</c> (default <c>files</c> in the data folder), <c>Files:Megabytes</c> (20), <c>Files:VideoMegabytes</c> (200), <c>Files:Clamd</c> (host:port of a ClamAV daemon; none).</summary>
    public static IServiceCollection AddFiles(this IServiceCollection services, IConfiguration configuration) => services
        .AddScanner(configuration["Files:Clamd"])
        .AddSingleton(provider => RulesOf(provider.GetRequiredService<IConfiguration>()))
        .AddSingleton(provider => new FileStore(FolderOf(provider.GetRequiredService<IConfiguration>()), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<FileIntake>()
        .AddHttpContextAccessor()
        .AddScoped<Uploader>()
        .AddScoped<Attachments>()
        .AddRecurringJob<SweepStagedFiles>(TimeSpan.FromHours(1));

    private static IServiceCollection AddScanner(this IServiceCollection services, string? clamd) =>
        string.IsNullOrWhiteSpace(clamd) ? services : services.AddSingleton<IFileScanner>(ClamdScanner.At(clamd));

    private static string FolderOf(IConfiguration configuration) =>
        configuration["Files:Folder"] ?? Path.Combine(configuration["Data:Folder"] ?? "data", "files");

    private static FileRules RulesOf(IConfiguration configuration) =>
        new(configuration.GetValue("Files:Megabytes", 20L) << 20, configuration.GetValue("Files:VideoMegabytes", 200L) << 20);
}
