using Niangjia.Kernel.Data;
using Niangjia.Web;

var builder = WebApplication.CreateBuilder(args);
builder.AddPlatform();

var app = builder.Build();
// A backup is welcome all the same.
if (args is not ["backup", ..] && await app.Services.FindNewerSchemaAsync() is { } newer)
{
    Console.Error.WriteLine(newer);
    return 3;
}
if (await Commands.RunAsync(app, args) is { } done) return done;
if (app.Configuration.GetValue("Database:UpdateAtStart", true))
    await app.Services.UpdateDatabaseAsync(app.Configuration.GetValue("Database:FromModel", false));
app.UsePlatform();
await app.RunAsync();
return 0;

/// <summary>The host; public so that tests can start it.</summary>
public partial class Program;
