using TorchSharp;
using static TorchSharp.torch;

[TestFixture]
[NonParallelizable]
public sealed class RandomTests
{
    [TestCase(0L)]
    [TestCase(42L)]
    [TestCase((1L << 40) + 7)]
    public void ManualSeed_AllDistributions_PyTorchsNumbers(long seed)
    {
        using var scope = NewDisposeScope();
        var expected = Fixture.Read("random").GetProperty(seed.ToString());

        manual_seed(seed);

        Expect.Close(rand(7), expected.Doubles("rand"), "rand", 1e-6, 1e-7);
        Expect.Close(rand(5, float64), expected.Doubles("rand64"), "rand64", 1e-6, 1e-7);
        Expect.Close(randn(9), expected.Doubles("randn"), "randn", 1e-5, 1e-6);
        Expect.Close(randn(37), expected.Doubles("randnLong"), "randn of many", 1e-5, 2e-6);
        Expect.Close(randn(21, float64), expected.Doubles("randn64"), "randn64", 1e-6, 1e-6);
        Assert.That(randint(3, 90, [11]).data<long>().ToArray(), Is.EqualTo(expected.Longs("randint")));
        Assert.That(randperm(23).data<long>().ToArray(), Is.EqualTo(expected.Longs("randperm")));
    }

    [TestCase(0L)]
    [TestCase(42L)]
    public void ManualSeed_Layers_PyTorchsInitialParameters(long seed)
    {
        var expected = Fixture.Read("random").GetProperty(seed.ToString());

        manual_seed(seed);
        using var linear = nn.Linear(7, 3);
        using var conv = nn.Conv2d(2, 3, 3);

        Expect.Close(linear.weight, expected.Doubles("linearWeight"), "weight of linear", 1e-6, 1e-7);
        Expect.Close(linear.bias, expected.Doubles("linearBias"), "bias of linear", 1e-6, 1e-7);
        Expect.Close(conv.weight, expected.Doubles("convWeight"), "weight of conv", 1e-6, 1e-7);
        Expect.Close(conv.bias, expected.Doubles("convBias"), "bias of conv", 1e-6, 1e-7);
    }

    [Test]
    public void Generator_OfItsOwn_IndependentOfTheDefault()
    {
        using var scope = NewDisposeScope();
        using var own = new Generator(5);
        var first = randperm(50, generator: own).data<long>().ToArray();
        manual_seed(1);
        _ = rand(10);

        own.manual_seed(5);

        Assert.That(own.initial_seed(), Is.EqualTo(5));
        Assert.That(randperm(50, generator: own).data<long>().ToArray(), Is.EqualTo(first));
        Assert.That(first, Is.EquivalentTo(Enumerable.Range(0, 50)));
    }

    [Test]
    public void Seed_Unforeseen_StartsTheSequenceAgain()
    {
        using var scope = NewDisposeScope();
        var seed = torch.random.seed();
        var first = randperm(50).data<long>().ToArray();

        manual_seed(seed);

        Assert.That(torch.random.initial_seed(), Is.EqualTo(seed));
        Assert.That(randperm(50).data<long>().ToArray(), Is.EqualTo(first));
    }

    [Test]
    public void Devices_OtherThanTheCpu_NotThere()
    {
        Assert.That(cuda_is_available() || cuda.is_cudnn_available() || mps_is_available(), Is.False);
        Assert.That(TryInitializeDeviceType(DeviceType.CUDA), Is.False);
        Assert.That(() => InitializeDeviceType(DeviceType.CUDA), Throws.InvalidOperationException);
        Assert.That(InitializeDevice(null).type, Is.EqualTo(DeviceType.CPU));
        Assert.That(() => cuda.manual_seed_all(1), Throws.Nothing);
    }
}
