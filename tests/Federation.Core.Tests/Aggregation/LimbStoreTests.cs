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

    [Test]
    public void Raise_ASumOfSeveralLimbs_KeepsIt([Values(1, 13, 39)] int bits)
    {
        var store = new LimbStore(16, -149);
        var random = new Random(bits);
        var expected = new double[16];
        for (var trial = 0; trial < 6; trial++)
        {
            var addends = Enumerable.Range(0, 16).Select(_ => Math.ScaleB(random.Next(-1000, 1000), -30 + (10 * trial))).ToArray();
            store.Prepare(0, new Extent(-30 + (10 * trial), -20 + (10 * trial)));
            expected = [.. expected.Zip(addends, (sum, addend) => sum + addend)];
            store.Add(0, addends);
            if (trial is 2 or 4)
            {
                var (limbs, unit) = (store.LimbCount(0), store.MainUnit(0));
                store.Raise(0, bits);
                Assert.That((store.LimbCount(0), store.MainUnit(0)), Is.EqualTo((limbs + 1, unit + bits)));
            }
        }

        AssertSums(store, expected);
    }

    [Test]
    public void PrepareMain_LimbFull_CarriedToTheNextAndNothingLost()
    {
        var store = new LimbStore(16, -149);
        store.Begin(0, 51);
        double[] addend = [.. Enumerable.Range(0, 16).Select(i => (i % 2 == 0 ? 1 : -1) * (Math.ScaleB(1, 50) + i))];
        for (var i = 0; i < 5000; i++)
        {
            store.PrepareMain(0);
            FoldKernels.Extract([.. addend], store.MainUnit(0), store.Limb(0, store.MainLimb(0)));
        }

        Assert.That(store.LimbCount(0), Is.EqualTo(2));
        AssertSums(store, [.. addend.Select(x => 5000 * x)]);
    }

    private static void AssertSums(LimbStore store, double[] expected)
    {
        for (var i = 0; i < expected.Length; i++)
        {
            var limbs = Enumerable.Range(0, store.LimbCount(0)).Select(limb => store.Limb(0, limb)[i]).ToArray();
            Assert.That(new ExactQuotient(limbs, store.Unit(0), 1).ToNearest(), Is.EqualTo(expected[i]));
        }
    }
}
