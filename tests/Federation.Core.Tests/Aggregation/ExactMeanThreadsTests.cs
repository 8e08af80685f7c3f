namespace Federation.Core.Tests;

/// <summary>One bad value in one of many tensors, while other threads find their own blocks good.</summary>
[TestFixture]
public sealed class ExactMeanThreadsTests
{
    private const int Tensors = 64;

    [TestCase(DType.Float32)]
    [TestCase(DType.Float64)]
    [TestCase(DType.Float16)]
    public void Add_ManyThreadsAndOneBadValue_RefusedEveryTime(DType dtype)
    {
        var good = Update(dtype, badTensor: -1);
        var mean = new ExactMean(good.Manifest) { MaxThreads = 8 };
        for (var repetition = 0; repetition < 3000; repetition++)
        {
            var bad = repetition % Tensors;

            var faults = mean.Add(new WeightedUpdate(good, 1), new WeightedUpdate(Update(dtype, bad), 1));

            Assert.That(faults[0], Is.Null);
            Assert.That(faults[1]?.Tensor, Is.EqualTo($"t{bad}"), $"repetition {repetition}");
        }

        var result = mean.ToMean();
        Assert.That(result.Select(tensor => tensor.Data.ToArray()), Is.EqualTo(good.Select(tensor => tensor.Data.ToArray())));
    }

    private static TensorList Update(DType dtype, int badTensor) =>
        new(Enumerable.Range(0, Tensors).Select(tensor => dtype switch
        {
            DType.Float32 => Tensor.FromArray($"t{tensor}", Values(tensor == badTensor)),
            DType.Float64 => Tensor.FromArray($"t{tensor}", Array.ConvertAll(Values(tensor == badTensor), value => (double)value)),
            _ => Tensor.FromArray($"t{tensor}", Array.ConvertAll(Values(tensor == badTensor), value => (Half)value)),
        }));

    private static float[] Values(bool bad) => [1, 2, bad ? float.NaN : 3];
}
