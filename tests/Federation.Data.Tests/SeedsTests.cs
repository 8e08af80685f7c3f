namespace Federation.Data.Tests;

internal sealed class SeedsTests
{
    [Test]
    public void Derive_DifferentPaths_DifferentSeeds()
    {
        var seeds = new HashSet<ulong> { Seeds.Derive(0), Seeds.Derive(1), Seeds.Derive(0, 0), Seeds.Derive(0, 0, 0) };
        for (var client = 0; client < 50; client++)
        {
            for (var round = 1; round < 50; round++)
            {
                Assert.That(seeds.Add(Seeds.Derive(42, client, round)), Is.True, $"client {client}, round {round}");
            }
        }
    }

    [Test]
    public void Derive_SameNumbersInAnotherOrder_DifferentSeeds() =>
        Assert.That(
            new[] { Seeds.Derive(1, 2, 3), Seeds.Derive(2, 1, 3), Seeds.Derive(1, 3, 2), Seeds.Derive(3, 2, 1), Seeds.Derive(3, 1, 2) },
            Is.Unique);

    // Seeds are part of what a run's seed promises: they must not change from one version to the next.
    [Test]
    public void Derive_KnownArguments_KnownSeed() => Assert.That(Seeds.Derive(3, 1, 2), Is.EqualTo(15990675389917801297UL));
}
