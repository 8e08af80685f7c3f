using System.CommandLine;
using System.Diagnostics;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NamedWorkers.Commands;
using NamedWorkers.Tests.Support;

namespace NamedWorkers.Tests;

/// <summary>The unit and the container file name things that there are.</summary>
internal sealed partial class DeployTests
{
    private const string Program = "NamedWorkers.Worker.dll";
    private const RegexOptions Options = RegexOptions.Multiline | RegexOptions.ExplicitCapture;

    private static string Unit => File.ReadAllText(PathOf("federation-worker@.service"));

    private static string Containerfile => File.ReadAllText(PathOf("Containerfile"));

    [Test]
    public void Unit_Command_IsOneThatTheWorkerUnderstands()
    {
        var command = Command().Match(Unit);
        var line = command.Groups["arguments"].Value.Replace("%i", "alice").Replace("${FEDERATION_SERVER}", ServerOfTheExample());

        Assert.That(command.Groups["program"].Value, Is.EqualTo(Program));
        Assert.That(Path.GetFileName(Paths.WorkerProgram), Is.EqualTo(Program));
        Assert.That(File.Exists(Paths.WorkerProgram));
        Assert.That(WorkerCommand.MakeRoot().Parse(line).Errors, Is.Empty, line);
    }

    [Test]
    public void Unit_ExitCodes_AreTheWorkers()
    {
        Assert.That(Unit, Does.Contain($"\nRestartPreventExitStatus={ExitCodes.Usage} {ExitCodes.Refused}\n"));
        Assert.That(Unit, Does.Contain($"\nSuccessExitStatus={ExitCodes.Stopped}\n"));
        Assert.That(Unit, Does.Contain("\nEnvironment=FEDERATION_DATA=%S/federation/%i\n").And.Contain("\nStateDirectory=federation/%i\n"));
    }

    [Test]
    [Platform("Linux")]
    [CancelAfter(60_000)]
    public async Task Unit_SystemdReadsIt_AndHasNothingToSay(CancellationToken token)
    {
        using var folder = new TemporaryFolder();

        // Where the runtime is installed, and whether, is this machine's affair.
        Assert.That(await VerifyAsync(folder, Unit.Replace("/usr/bin/dotnet", "/bin/sh"), token), Is.Empty);
        Assert.That(await VerifyAsync(folder, Unit.Replace("Restart=on-failure", "Restart=on-failur"), token), Does.Contain("on-failur"));
    }

    [Test]
    public void Containerfile_Builds_TheWorkersProject()
    {
        var root = Paths.Root;
        var project = Published().Match(Containerfile).Groups["project"].Value;

        Assert.That(Directory.GetFiles(Path.Combine(root, project), "*.csproj").Select(Path.GetFileNameWithoutExtension), Is.EqualTo(new[] { "NamedWorkers.Worker" }));
        Assert.That(Containerfile, Does.Contain($"\nENTRYPOINT [\"dotnet\", \"/app/{Program}\"]\n"));
        Assert.That(Containerfile, Does.Contain("--platform linux/arm64,linux/amd64 -f samples/NamedWorkers/deploy/Containerfile "));
        Assert.That(File.Exists(Path.Combine(root, "samples/NamedWorkers/deploy/Containerfile")));
        var shown = Shown().Match(Containerfile).Groups["arguments"].Value;
        Assert.That(WorkerCommand.MakeRoot().Parse(shown).Errors, Is.Empty, shown);
    }

    [Test]
    public void WorkerProgram_HasNoNativeCodeAndNoAspNetCore_SoThatOneBuildRunsOnEachArchitecture()
    {
        var directory = Path.GetDirectoryName(Paths.WorkerProgram)!;
        var assets = JsonNode.Parse(File.ReadAllText(Path.Combine(directory, "NamedWorkers.Worker.deps.json")))!["targets"]!.AsObject()
            .SelectMany(target => target.Value!.AsObject()).ToList();
        var files = assets
            .SelectMany(library => library.Value!["runtime"]?.AsObject().Select(file => Path.GetFileName(file.Key)) ?? [])
            .ToList();
        var config = JsonNode.Parse(File.ReadAllText(Path.Combine(directory, "NamedWorkers.Worker.runtimeconfig.json")))!["runtimeOptions"]!;

        Assert.That(files, Has.Member(Program).And.Member("Federation.Core.dll").And.Member("TorchSharp.dll"));
        Assert.That(assets.Where(library => library.Value!["native"] is not null).Select(library => library.Key), Is.Empty);
        Assert.That(files.Where(file => !IsPortable(Path.Combine(directory, file))), Is.Empty);
        Assert.That(config["framework"]!["name"]!.GetValue<string>(), Is.EqualTo("Microsoft.NETCore.App"));
    }

    private static bool IsPortable(string path)
    {
        using var image = new PEReader(File.OpenRead(path));
        return image.PEHeaders.CorHeader!.Flags.HasFlag(CorFlags.ILOnly) && image.PEHeaders.CoffHeader.Machine == Machine.I386;
    }

    private static async Task<string> VerifyAsync(TemporaryFolder folder, string unit, CancellationToken token)
    {
        var path = folder.PathOf("federation-worker@.service");
        await File.WriteAllTextAsync(path, unit, token);
        try
        {
            using var process = Process.Start(new ProcessStartInfo("systemd-analyze", ["verify", path]) { RedirectStandardError = true, UseShellExecute = false })!;
            var said = await process.StandardError.ReadToEndAsync(token);
            await process.WaitForExitAsync(token);
            return said;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Ignore("Skipped: there is no systemd-analyze here (apt-get install systemd).");
            throw;
        }
    }

    private static string ServerOfTheExample() =>
        ServerLine().Match(File.ReadAllText(PathOf("worker.env.example"))).Groups["server"].Value;

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "deploy", file);

    [GeneratedRegex(@"^ExecStart=/usr/bin/dotnet /opt/federation-worker/(?<program>\S+) (?<arguments>.*)$", Options, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Command();

    [GeneratedRegex(@"^RUN dotnet publish (?<project>\S+) ", Options, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Published();

    [GeneratedRegex("federation-worker (?<arguments>alice .*)$", Options, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shown();

    [GeneratedRegex(@"^FEDERATION_SERVER=(?<server>\S+)$", Options, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ServerLine();
}
