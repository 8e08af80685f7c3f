using System.ComponentModel;
using System.Diagnostics;

namespace Federation.Testing;

/// <summary>Programs in other languages that tests compare with; a test says what to install where one is missing.</summary>
internal static class ForeignPeer
{
    /// <summary>Ignores the test where something is missing; fails it where <c>FEDERATION_REQUIRE_PEERS</c> says that all is there.</summary>
    /// <param name="missing">What to do about it, or null if all is there.</param>
    public static void Require(string? missing)
    {
        if (missing is null)
        {
            return;
        }

        if (Environment.GetEnvironmentVariable("FEDERATION_REQUIRE_PEERS") == "1")
        {
            Assert.Fail(missing);
        }

        Assert.Ignore(missing);
    }

    /// <summary>What to do so that Python has the modules, or null if it has them.</summary>
    /// <param name="modules">The modules, as an import statement lists them.</param>
    /// <param name="debianPackages">The packages that have them.</param>
    public static string? FindMissingPython(string modules, string debianPackages) =>
        Runs(PythonInterpreter.Executable, "-c", $"import {modules}")
            ? null
            : $"To run this test, {PythonInterpreter.Executable} needs {modules} (Debian: apt-get install {debianPackages}); "
                + "FEDERATION_PYTHON names another Python.";

    /// <summary>Whether a command can be started and succeeds.</summary>
    public static bool Runs(string executable, params string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo(executable, arguments)
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var process = Process.Start(start)!;
            return process.WaitForExit(TimeSpan.FromSeconds(60)) && process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
