using Federation.Core;

namespace Federation.Strategies.Tests;

[TestFixture]
public sealed class UniformSelectorTests
{
    [TestCase(1.0, 2, 10, 10)]
    [TestCase(0.5, 2, 10, 5)]
    [TestCase(0.55, 2, 10, 5)]
    [TestCase(0.1, 2, 10, 2)]
    [TestCase(0.0, 3, 10, 3)]
    [TestCase(0.0, 0, 10, 0)]
    [TestCase(0.5, 2, 1, 1)]
    [TestCase(0.5, 0, 0, 0)]
    public void Select_FractionAndMinimum_LargerOfTheTwo(double fraction, int minimum, int available, int expected)
    {
        var selected = new UniformSelector(fraction, minimum, 10).SelectNow(Context(available, seed: 1)).Clients;

        Assert.That(selected, Has.Count.EqualTo(expected));
    }

    [Test]
    public void Select_SameSeed_SameClients()
    {
        var selector = new UniformSelector(0.3, 1, 1);

        var first = selector.SelectNow(Context(100, seed: 4)).Clients;
        var again = selector.SelectNow(Context(100, seed: 4)).Clients;
        var other = selector.SelectNow(Context(100, seed: 5)).Clients;

        Assert.That(again, Is.EqualTo(first));
        Assert.That(other, Is.Not.EqualTo(first));
    }

    [Test]
    public void Select_Chosen_OnceEachAndInOrder()
    {
        var selected = new UniformSelector(0.7, 1, 1).SelectNow(Context(50, seed: 2)).Clients;

        Assert.That(selected.Select(client => client.Id), Is.Unique.And.Ordered);
    }

    [Test]
    public void Select_ManyDraws_EveryClientEquallyOften()
    {
        var selector = new UniformSelector(0.3, 1, 1);
        var random = new Random(3);
        var available = Clients(10);
        var counts = available.ToDictionary(client => client.Id, _ => 0);
        for (var draw = 0; draw < 10_000; draw++)
        {
            foreach (var client in selector.SelectNow(new SelectionContext(1, available, random)).Clients)
            {
                counts[client.Id]++;
            }
        }

        // 3000 expected, standard deviation 46.
        Assert.That(counts.Values, Has.All.InRange(2750, 3250));
    }

    [TestCase(-0.1, 0, 1, "fraction")]
    [TestCase(1.1, 0, 1, "fraction")]
    [TestCase(double.NaN, 0, 1, "fraction")]
    [TestCase(0.5, -1, 1, "minimum")]
    [TestCase(0.5, 3, 2, "minAvailableClients")]
    [TestCase(0.5, 0, -1, "minAvailableClients")]
    public void Constructor_ArgumentOutOfRange_Named(double fraction, int minimum, int minAvailable, string argument) =>
        Assert.That(
            () => new UniformSelector(fraction, minimum, minAvailable),
            Throws.InstanceOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo(argument));

    [TestCase(100, 1.3, 13, 10)]
    [TestCase(100, 1.0, 10, 10)]
    [TestCase(100, 1.01, 11, 10)]
    [TestCase(12, 20, 12, 1)]
    public void SelectAsync_OverSelection_MoreAreAskedThanWanted(int available, double factor, int asked, int wanted)
    {
        var selection = new UniformSelector(0.1, 1, 1, factor).SelectNow(Context(available, seed: 2));

        Assert.That(selection.Clients, Has.Count.EqualTo(asked).And.Unique);
        Assert.That(selection.Wanted, Is.EqualTo(wanted));
    }

    [TestCase(0.99)]
    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void Constructor_OverSelectionOutOfRange_Refused(double factor) =>
        Assert.That(() => new UniformSelector(0.5, 1, 1, factor), Throws.InstanceOf<ArgumentOutOfRangeException>());

    private static SelectionContext Context(int available, int seed) => new(1, Clients(available), new Random(seed));

    private static ClientInfo[] Clients(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new ClientInfo($"client-{i:d3}", ScalarMap.Empty))];
}
