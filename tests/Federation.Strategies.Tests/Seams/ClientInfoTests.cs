using Federation.Core;

namespace Federation.Strategies.Tests;

[TestFixture]
public sealed class ClientInfoTests
{
    [Test]
    public void ExampleCount_Integer_ThatMany() => Assert.That(With(120).ExampleCount, Is.EqualTo(120));

    [Test]
    public void ExampleCount_NotSaid_Null() => Assert.That(new ClientInfo("a", ScalarMap.Empty).ExampleCount, Is.Null);

    [Test]
    public void ExampleCount_NoCount_Null()
    {
        Assert.That(With("many").ExampleCount, Is.Null);
        Assert.That(With(-1).ExampleCount, Is.Null);
        Assert.That(With(1.5).ExampleCount, Is.Null);
    }

    private static ClientInfo With(Scalar count) => new("a", new ScalarMap((ClientPropertyKeys.ExampleCount, count)));
}
