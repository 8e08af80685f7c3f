using System.Diagnostics;
using System.Text.Json;

namespace Federation.Testing;

/// <summary>
/// A test project's folder Oracle, whose scripts work numbers out independently: the fixtures that are committed, beside the tests,
/// and the same made anew.
/// </summary>
internal sealed class OracleFolder : IDisposable
{
    private readonly TemporaryFolder _anew = new();

    private OracleFolder()
    {
    }

    /// <summary>The names of the fixtures that were made anew.</summary>
    public IEnumerable<string> Names => FileNames(_anew.Root);

    /// <summary>The names of the fixtures that are committed.</summary>
    public static IEnumerable<string> CommittedNames => FileNames(Committed);

    private static string Committed => Path.Combine(AppContext.BaseDirectory, "Oracle");

    /// <summary>Makes the fixtures anew; ends the test where Python or a module is missing.</summary>
    /// <param name="modules">The modules that the scripts need, as an import statement lists them.</param>
    /// <param name="debianPackages">The packages that have them.</param>
    public static OracleFolder Generate(string modules, string debianPackages)
    {
        ForeignPeer.Require(ForeignPeer.FindMissingPython(modules, debianPackages));
        var folder = new OracleFolder();
        var start = new ProcessStartInfo(PythonInterpreter.Executable, ["-B", Script(), folder._anew.Root])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEnd();
        Assert.That(process.WaitForExit(TimeSpan.FromMinutes(10)), Is.True);
        Assert.That(process.ExitCode, Is.Zero, errors);
        return folder;
    }

    /// <summary>A fixture that is committed.</summary>
    /// <param name="name">The file's name.</param>
    public static JsonElement Read(string name) => Parse(Path.Combine(Committed, name));

    /// <summary>Fails unless a fixture made anew is the committed one.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="relative">The difference allowed between numbers, relative to the committed one.</param>
    /// <param name="absolute">The difference allowed besides.</param>
    public void Compare(string name, double relative, double absolute) =>
        Compare(Read(name), Parse(_anew.PathOf(name)), name, (x, y) => Math.Abs(x - y) <= absolute + (relative * Math.Abs(x)));

    public void Dispose() => _anew.Dispose();

    private static IEnumerable<string> FileNames(string folder) =>
        Directory.EnumerateFiles(folder, "*.json").Select(path => Path.GetFileName(path)).Order();

    // The scripts stay where they are: only the numbers are copied beside the tests.
    private static string Script()
    {
        for (DirectoryInfo? directory = new(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            var script = Path.Combine(directory.FullName, "Oracle", "generate.py");
            if (File.Exists(script))
            {
                return script;
            }
        }

        throw new FileNotFoundException("Oracle/generate.py is not above the test assembly.");
    }

    private static JsonElement Parse(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return document.RootElement.Clone();
    }

    private static void Compare(JsonElement committed, JsonElement anew, string where, Func<double, double, bool> isClose)
    {
        if (committed.ValueKind != anew.ValueKind)
        {
            Assert.Fail($"{where} is {committed.ValueKind}, but {anew.ValueKind} when made anew.");
        }

        switch (committed.ValueKind)
        {
            case JsonValueKind.Object:
                var names = committed.EnumerateObject().Select(member => member.Name).ToArray();
                Assert.That(anew.EnumerateObject().Select(member => member.Name), Is.EqualTo(names), where);
                foreach (var member in names)
                {
                    Compare(committed.GetProperty(member), anew.GetProperty(member), $"{where}.{member}", isClose);
                }

                break;
            case JsonValueKind.Array:
                Assert.That(anew.GetArrayLength(), Is.EqualTo(committed.GetArrayLength()), where);
                foreach (var (i, (left, right)) in committed.EnumerateArray().Zip(anew.EnumerateArray()).Index())
                {
                    Compare(left, right, $"{where}[{i}]", isClose);
                }

                break;
            case JsonValueKind.Number:
                if (!isClose(committed.GetDouble(), anew.GetDouble()))
                {
                    Assert.Fail($"{where} is {committed}, but {anew} when made anew.");
                }

                break;
            default:
                Assert.That(anew.ToString(), Is.EqualTo(committed.ToString()), where);
                break;
        }
    }
}
