using System.Security.Cryptography;

namespace Federation.Core.Tests;

[TestFixture]
public sealed class ExactMeanTests
{
    [Test]
    public void Add_ListsOfEveryType_OneUpdateIsItself()
    {
        var list = new TensorList(SampleTensors.OfEveryType().Select(tensor => tensor.Name switch
        {
            "float64" => Tensor.FromArray("float64", [1.5, 0.1, -7e50]),
            "bfloat16" => Tensor.FromArray("bfloat16", [(BFloat16)1f, (BFloat16)(-3f), (BFloat16)1e-40f]),
            _ => tensor,
        }));
        var mean = new ExactMean(list.Manifest);

        Assert.That(mean.Add(list, 17), Is.Null);

        Assert.That(mean.ToMean().Select(tensor => tensor.Data.ToArray()), Is.EqualTo(list.Select(tensor => tensor.Data.ToArray())));
        Assert.That((mean.Count, mean.TotalWeight), Is.EqualTo((1, 17)));
    }

    [Test]
    public void ToMean_AnyNumberOfThreads_SameBits([Values(1, 2, 5)] int threads)
    {
        var random = new Random(9);
        var updates = Enumerable.Range(0, 5).Select(_ => new WeightedUpdate(LargeUpdate(random), RandomFloats.Weight(random))).ToArray();
        var serial = new ExactMean(updates[0].Tensors.Manifest) { MaxThreads = 1 };
        var parallel = new ExactMean(updates[0].Tensors.Manifest) { MaxThreads = threads };

        Array.ForEach(updates, update => serial.Add(update.Tensors, update.Weight));
        parallel.Add(updates);

        Assert.That(Bytes(parallel.ToMean()), Is.EqualTo(Bytes(serial.ToMean())));
    }

    [Test]
    public void Add_UnusableValues_FirstIsNamedAndNothingOfTheUpdateStays([Values(float.NaN, float.PositiveInfinity, float.NegativeInfinity)] float value)
    {
        var random = new Random(10);
        var good = new[] { LargeUpdate(random), LargeUpdate(random), LargeUpdate(random) };
        var bad = LargeUpdate(random, values =>
        {
            values[70_000] = value;
            values[40_001] = value;
        });
        var expected = new ExactMean(good[0].Manifest);
        expected.Add([.. good.Select((update, i) => new WeightedUpdate(update, 100 + i))]);

        var mean = new ExactMean(good[0].Manifest);
        mean.Add(good[0], 100);
        var faults = mean.Add(new WeightedUpdate(bad, 1 << 28), new WeightedUpdate(good[1], 101), new WeightedUpdate(bad, 77), new WeightedUpdate(good[2], 102));

        var fault = new UnusableValue("b", 40_001, value);
        Assert.That(faults, Is.EqualTo([fault, null, fault, null]));
        Assert.That(fault.ToString(), Is.EqualTo($"element 40001 of tensor \"b\" is {value}"));
        Assert.That((mean.Count, mean.TotalWeight), Is.EqualTo((3, 303)));
        Assert.That(Bytes(mean.ToMean()), Is.EqualTo(Bytes(expected.ToMean())));
    }

    [Test]
    public void Add_OnlyUnusable_NoMean()
    {
        var mean = new ExactMean(new TensorManifest(new TensorSpec("x", DType.Float32, 1)));
        mean.Add(new TensorList(Tensor.FromArray("x", [float.NaN])), 5);

        Assert.That(mean.Count, Is.Zero);
        Assert.That(() => mean.ToMean(), Throws.InvalidOperationException);
    }

    [Test]
    public void Add_OtherTensors_RefusedWithTheDifference()
    {
        var mean = new ExactMean(new TensorManifest(new TensorSpec("x", DType.Float32, 1)));

        Assert.That(
            () => mean.Add(new TensorList(Tensor.FromArray("x", [1])), 5),
            Throws.ArgumentException.With.Message.Contains("tensor 0 \"x\" is int32 [1] where float32 [1] was expected"));
    }

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(1L << 29)]
    public void Add_WeightOutOfRange_RefusedAndNothingAdded(long weight)
    {
        var update = new TensorList(Tensor.FromArray("x", [1f]));
        var mean = new ExactMean(update.Manifest);

        Assert.That(() => mean.Add(new WeightedUpdate(update, 1), new WeightedUpdate(update, weight)), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(mean.Count, Is.Zero);
    }

    [Test]
    public void Reset_AfterUse_StartsFromNothing()
    {
        var random = new Random(12);
        var (first, second) = (LargeUpdate(random), LargeUpdate(random));
        var mean = new ExactMean(first.Manifest);
        mean.Add(first, 3);

        mean.Reset();
        mean.Add(second, 4);

        Assert.That(Bytes(mean.ToMean()), Is.EqualTo(Bytes(second)));
    }

    [Test]
    public void ToMean_ThenMoreUpdates_MeanOfAll()
    {
        var (x, y) = (new TensorList(Tensor.FromArray("x", [1f])), new TensorList(Tensor.FromArray("x", [4f])));
        var mean = new ExactMean(x.Manifest);
        mean.Add(x, 2);
        Assert.That(mean.ToMean()[0].AsSpan<float>()[0], Is.EqualTo(1));

        mean.Add(y, 1);

        Assert.That(mean.ToMean()[0].AsSpan<float>()[0], Is.EqualTo(2));
    }

    [Test]
    public void ToMean_Destination_UsedAgain()
    {
        var update = new TensorList(Tensor.FromArray("x", [1f, 2f]));
        var mean = new ExactMean(update.Manifest);
        mean.Add(update, 2);
        var destination = new TensorBuffer(update.Manifest);

        Assert.That(mean.ToMean(destination), Is.SameAs(destination.Tensors));
        Assert.That(destination.Tensors[0].AsSpan<float>().ToArray(), Is.EqualTo([1f, 2f]));
        Assert.That(() => mean.ToMean(new TensorBuffer(TensorManifest.Empty)), Throws.ArgumentException);
    }

    [Test]
    public void Add_NoTensors_CountsAllTheSame()
    {
        var mean = new ExactMean(TensorManifest.Empty);
        mean.Add(TensorList.Empty, 5);

        Assert.That(mean.ToMean(), Is.Empty);
    }

    // Several steps of several tiles, and a tail.
    private static TensorList LargeUpdate(Random random, Action<float[]>? change = null)
    {
        var values = RandomFloats.Make(random, 100_003, 30);
        change?.Invoke(values);
        return new TensorList(
            Tensor.FromArray("a", Enumerable.Range(0, 3000).Select(_ => random.Next()).ToArray()),
            Tensor.FromArray("b", values),
            Tensor.FromArray("c", Enumerable.Range(0, 3000).Select(_ => random.Next(2) == 0).ToArray()),
            Tensor.FromArray("d", Enumerable.Range(0, 3000).Select(_ => random.NextDouble()).ToArray()));
    }

    // In a form that is quick to compare.
    private static string Bytes(TensorList list) => Convert.ToHexString(SHA256.HashData([.. list.SelectMany(tensor => tensor.Data.ToArray())]));
}
