using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Components.WebAssembly.Hosting;
using Radzen;
using VvsIm.Admin;

var builder = WebAssemblyHostBuilder.CreateDefault(args);
builder.RootComponents.Add<App>("#app");
builder.RootComponents.Add<HeadOutlet>("head::after");
builder.Services.AddRadzenComponents();

// The console lives at /admin/, the API at the server's root.
builder.Services.AddConsole(new Uri(new Uri(builder.HostEnvironment.BaseAddress), "/"), new HttpClientHandler());
await builder.Build().RunAsync();
