using Federation.Core;

namespace Federation.Strategies.Tests;

[TestFixture]
public sealed class FilteredSelectorTests
{
    private static readonly ClientInfo[] Clients =
    [
        .. Enumerable.Range(0, 20).Select(i => new ClientInfo($"client-{i:00}", new ScalarMap(("region", i % 2 == 0 ? "eu" : "us")))),
        new ClientInfo("silent", ScalarMap.Empty),
    ];

    [Test]
    public void SelectAsync_ByProperty_OnlyThoseThatFit()
    {
        var selector = InEurope(new UniformSelector(0.5, 1, 4));

        var selection = selector.SelectNow(new SelectionContext(1, Clients, new Random(1)));

        Assert.That(selection.Clients, Has.Count.EqualTo(5), "half of ten");
        Assert.That(selection.Clients.Select(client => client.Properties["region"].AsString()), Is.All.EqualTo("eu"));
    }

    [Test]
    public void CanSelect_Nested_BothMustAgree()
    {
        var selector = new FilteredSelector(client => client.Id != "client-00", InEurope(new UniformSelector(1, 1, 3)));

        Assert.That(Clients.Count(((IClientSelector)selector).CanSelect), Is.EqualTo(9));
        Assert.That(selector.MinAvailableClients, Is.EqualTo(3));
    }

    [Test]
    public void SelectAsync_NobodyFits_Nobody()
    {
        var selector = new FilteredSelector(_ => false, new UniformSelector(1, 2, 2));

        Assert.That(selector.SelectNow(new SelectionContext(1, Clients, new Random(1))).Clients, Is.Empty);
    }

    private static FilteredSelector InEurope(IClientSelector inner) =>
        new(client => client.Properties.TryGetValue("region", out var region) && region == "eu", inner);
}
