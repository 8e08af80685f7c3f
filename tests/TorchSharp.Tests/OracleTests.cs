using System.Diagnostics;
using System.Text.Json;
using Federation.Testing;

/// <summary>The committed fixtures are what PyTorch computes: made anew where it is installed.</summary>
[TestFixture]
public sealed class OracleTests
{
    private TemporaryFolder? _folder;

    [OneTimeSetUp]
    public void Generate()
    {
        ForeignPeer.Require(ForeignPeer.FindMissingPython("torch, numpy", "python3-torch python3-numpy"));
        _folder = new TemporaryFolder();
        var start = new ProcessStartInfo(PythonInterpreter.Executable, ["-B", Script(), _folder.Root])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEnd();
        Assert.That(process.WaitForExit(TimeSpan.FromMinutes(10)), Is.True);
        Assert.That(process.ExitCode, Is.Zero, errors);
    }

    [OneTimeTearDown]
    public void Delete() => _folder?.Dispose();

    [TestCaseSource(nameof(Names))]
    public void Fixture_GeneratedAnew_SameNumbers(string name)
    {
        using var committed = Parse(Path.Combine(Folder, name));
        using var anew = Parse(_folder!.PathOf(name));

        Compare(committed.RootElement, anew.RootElement, name);
    }

    [Test]
    public void Fixtures_GeneratedAnew_SameFiles() => Assert.That(FileNames(_folder!.Root), Is.EquivalentTo(Names()));

    private static string Folder => Path.Combine(TestContext.CurrentContext.TestDirectory, "Oracle");

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

    private static IEnumerable<string> Names() => FileNames(Path.Combine(AppContext.BaseDirectory, "Oracle"));

    private static IEnumerable<string> FileNames(string folder) =>
        Directory.EnumerateFiles(folder, "*.json").Select(path => Path.GetFileName(path)).Order();

    private static JsonDocument Parse(string path) => JsonDocument.Parse(File.ReadAllBytes(path));

    private static void Compare(JsonElement committed, JsonElement anew, string where)
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
                    Compare(committed.GetProperty(member), anew.GetProperty(member), $"{where}.{member}");
                }

                break;
            case JsonValueKind.Array:
                Assert.That(anew.GetArrayLength(), Is.EqualTo(committed.GetArrayLength()), where);
                foreach (var (i, (left, right)) in committed.EnumerateArray().Zip(anew.EnumerateArray()).Index())
                {
                    Compare(left, right, $"{where}[{i}]");
                }

                break;
            case JsonValueKind.Number:
                // Another processor rounds elsewhere, and a training run carries that on.
                var (x, y) = (committed.GetDouble(), anew.GetDouble());
                if (Math.Abs(x - y) > 1e-4 + (2e-3 * Math.Abs(x)))
                {
                    Assert.Fail($"{where} is {x}, but {y} when made anew.");
                }

                break;
            default:
                Assert.That(anew.ToString(), Is.EqualTo(committed.ToString()), where);
                break;
        }
    }
}
