using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Niangjia.Kernel.Jobs;

namespace Niangjia.Kernel.Journal;

/// <summary>Keeps reading while the program runs: at once after a commit of this process, every second for those of others.</summary>
internal sealed partial class JournalWorker(JournalReader reader, JournalBell bell, IConfiguration configuration, ILogger<JournalWorker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!configuration.GetValue("Jobs:Enabled", true)) return;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var ring = bell.NextRing;
                await reader.CatchUpAsync(stoppingToken);
                await JournalBell.WaitAsync(ring, TimeSpan.FromSeconds(1), stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // The database may be away for a while; the place in the journal is not lost.
                ReadingFailed(e);
                await Task.Delay(TimeSpan.FromSeconds(5), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Reading the journal failed")]
    private partial void ReadingFailed(Exception exception);
}

/// <summary>Seals what has been written and appends the newest seal to a file that can be kept elsewhere.</summary>
internal sealed class SealJournalJob(JournalSealer sealer, IConfiguration configuration) : IRecurringJob
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (await sealer.SealAsync(cancellationToken) is { } newest && configuration["Journal:SealFile"] is { Length: > 0 } file) await SealFile.AppendAsync(file, newest, cancellationToken);
    }
}
