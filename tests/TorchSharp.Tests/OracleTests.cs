using Federation.Testing;

/// <summary>The committed fixtures are what PyTorch computes: made anew where it is installed.</summary>
[TestFixture]
public sealed class OracleTests
{
    private OracleFolder? _anew;

    [OneTimeSetUp]
    public void Generate() => _anew = OracleFolder.Generate("torch, numpy", "python3-torch python3-numpy");

    [OneTimeTearDown]
    public void Delete() => _anew?.Dispose();

    // Another processor rounds elsewhere, and a training run carries that on.
    [TestCaseSource(typeof(OracleFolder), nameof(OracleFolder.CommittedNames))]
    public void Fixture_GeneratedAnew_SameNumbers(string name) => _anew!.Compare(name, relative: 2e-3, absolute: 1e-4);

    [Test]
    public void Fixtures_GeneratedAnew_SameFiles() => Assert.That(_anew!.Names, Is.EquivalentTo(OracleFolder.CommittedNames));
}
