using Federation.Testing;

namespace Federation.Strategies.Tests;

/// <summary>The committed fixtures are what the scripts compute: made anew where numpy is installed.</summary>
[TestFixture]
public sealed class OracleTests
{
    private OracleFolder? _anew;

    [OneTimeSetUp]
    public void Generate() => _anew = OracleFolder.Generate("numpy", "python3-numpy");

    [OneTimeTearDown]
    public void Delete() => _anew?.Dispose();

    // Powers and logarithms are rounded differently by different C libraries, and then once more to float32.
    [TestCaseSource(typeof(OracleFolder), nameof(OracleFolder.CommittedNames))]
    public void Fixture_GeneratedAnew_SameNumbers(string name) => _anew!.Compare(name, relative: 1e-6, absolute: 1e-9);

    [Test]
    public void Fixtures_GeneratedAnew_SameFiles() => Assert.That(_anew!.Names, Is.EquivalentTo(OracleFolder.CommittedNames));
}
