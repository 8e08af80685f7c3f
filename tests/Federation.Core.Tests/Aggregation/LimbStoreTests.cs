namespace Federation.Core.Tests;

[TestFixture]
public sealed class LimbStoreTests
{
    [TestCase(0, 24, 1)]
    [TestCase(-24, 27, 1)]
    [TestCase(-24, 28, 2)]
    [TestCase(-149, 157, 8)]
    public void Prepare_FirstAddend_AsFewLimbsAsItNeeds(int low, int high, int limbs)
    {
        var store = new LimbStore(100, -149);
        store.Prepare(0, new Extent(low, high));

        Assert.That(store.LimbCount(0), Is.EqualTo(limbs));
        Assert.That(store.Unit(0), Is.LessThanOrEqualTo(low));
    }

    [Test]
    public void Prepare_LimbFull_OneMoreOnTop()
    {
        var store = new LimbStore(100, -149);
        for (var i = 0; i < 2048; i++)
        {
            store.Prepare(0, new Extent(0, 51));
        }

        Assert.That(store.LimbCount(0), Is.EqualTo(1));
        store.Prepare(0, new Extent(0, 51));
        Assert.That(store.LimbCount(0), Is.EqualTo(2));
    }

    [Test]
    public void Prepare_WorstFloats_TenLimbsAtMost()
    {
        var store = new LimbStore(100, -149);
        store.Prepare(0, new Extent(0, 51));
        store.Prepare(0, new Extent(-149, -125));
        for (var i = 0; i < 5000; i++)
        {
            store.Prepare(0, new Extent(-149, 157));
        }

        Assert.That(store.LimbCount(0), Is.LessThanOrEqualTo(10));
    }

    [Test]
    public void Prepare_LimbsAddedAroundASum_KeepIt()
    {
        var store = new LimbStore(16, -149);
        double[] first = [3, .. new double[15]];
        store.Prepare(0, new Extent(0, 2));
        store.Add(0, first);

        foreach (var (low, high) in new[] { (-100, -90), (100, 110), (-140, -130) })
        {
            store.Prepare(0, new Extent(low, high));
            store.Add(0, [Math.ScaleB(1, low), .. new double[15]]);
        }

        Span<long> limbs = stackalloc long[store.LimbCount(0)];
        for (var limb = 0; limb < limbs.Length; limb++)
        {
            limbs[limb] = store.Limb(0, limb)[0];
        }

        var expected = ExactReference.Double([(3, 1), (Math.ScaleB(1, -100), 1), (Math.ScaleB(1, 100), 1), (Math.ScaleB(1, -140), 1)]) * 4;
        Assert.That(new ExactQuotient(limbs, store.Unit(0), 1).ToNearest(), Is.EqualTo(expected));
    }
}
