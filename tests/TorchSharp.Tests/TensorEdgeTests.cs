using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

/// <summary>NaN, nothing at all, wrong types and sizes: what fixtures of plain numbers cannot hold.</summary>
[TestFixture]
public sealed class TensorEdgeTests
{
    private static readonly float[] WithNaN = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, float.NaN, 8, 9, 7, 9, 3, 2];

    [Test]
    public void Extremes_WithNaN_AreNaNUnlessAskedForNumbers()
    {
        using var scope = NewDisposeScope();
        var x = tensor(WithNaN);
        var numbers = full_like(x, 4);
        Assert.Multiple(() =>
        {
            Assert.That(x.max().item<float>(), Is.NaN);
            Assert.That(x.amin([]).item<float>(), Is.NaN);
            Assert.That(x.median().item<float>(), Is.NaN);
            Assert.That(x.argmin().item<long>(), Is.EqualTo(10));
            Assert.That(x.maximum(numbers)[10].item<float>(), Is.NaN);
            Assert.That(x.clamp(0, 4)[10].item<float>(), Is.NaN);
            Assert.That(x.fmax(numbers)[10].item<float>(), Is.EqualTo(4));
            Assert.That(x.fmin(numbers)[10].item<float>(), Is.EqualTo(4));
            Assert.That(x.sort().Values[-1].item<float>(), Is.NaN, "NaN is greater than any number");
            Assert.That(x.sort(descending: true).Values[0].item<float>(), Is.NaN);
            Assert.That(x.nansum().item<float>(), Is.EqualTo(77));
            Assert.That(x.nan_to_num(-1)[10].item<float>(), Is.EqualTo(-1));
        });
    }

    [Test]
    public void Tests_OfNaNAndInfinity_EachElement()
    {
        using var scope = NewDisposeScope();
        foreach (var type in new[] { float32, float64, float16, bfloat16 })
        {
            var x = tensor(new[] { 1, float.NaN, float.PositiveInfinity, float.NegativeInfinity }).to_type(type);
            Assert.Multiple(() =>
            {
                Assert.That(Truths(x.isnan()), Is.EqualTo("0100"), $"{type}");
                Assert.That(Truths(x.isinf()), Is.EqualTo("0011"), $"{type}");
                Assert.That(Truths(x.isfinite()), Is.EqualTo("1000"), $"{type}");
                Assert.That(Truths(x.isposinf()), Is.EqualTo("0010"), $"{type}");
                Assert.That(Truths(x.isneginf()), Is.EqualTo("0001"), $"{type}");
                Assert.That(Truths(x == x.clone()), Is.EqualTo("1011"), $"{type}");
            });
        }

        Assert.That(Truths(arange(3).isfinite()), Is.EqualTo("111"));
        Assert.That(Truths(tensor(new[] { 0, float.NaN, 2 }).logical_not()), Is.EqualTo("100"));
    }

    [Test]
    public void Nothing_Reduced_IsTheNeutralElementOrRefused()
    {
        using var scope = NewDisposeScope();
        var none = zeros(0, 3);
        Assert.Multiple(() =>
        {
            Assert.That(none.sum().item<float>(), Is.Zero);
            Assert.That(none.prod().item<float>(), Is.EqualTo(1));
            Assert.That(none.mean().item<float>(), Is.NaN);
            Assert.That(none.all().item<bool>(), Is.True);
            Assert.That(none.any().item<bool>(), Is.False);
            Assert.That(none.sum(dim: 0).data<float>().ToArray(), Is.EqualTo(new float[3]));
            Assert.That(none.amax([1]).shape, Is.EqualTo(new long[] { 0 }));
            Assert.That(none.cumsum(0).shape, Is.EqualTo(new long[] { 0, 3 }));
            Assert.That(none.sort(1).Values.shape, Is.EqualTo(new long[] { 0, 3 }));
            Assert.That(none.nonzero().shape, Is.EqualTo(new long[] { 0, 2 }));
            Assert.That(ones(2, 3)[zeros(0, int64)].shape, Is.EqualTo(new long[] { 0, 3 }));
            Assert.That(ones(2, 3)[zeros(2, @bool)].shape, Is.EqualTo(new long[] { 0, 3 }));
            Assert.That(none.matmul(zeros(3, 2)).shape, Is.EqualTo(new long[] { 0, 2 }));
            Assert.That(() => none.max(), Throws.InstanceOf<ExternalException>());
            Assert.That(() => none.amax([0]), Throws.InstanceOf<ExternalException>());
            Assert.That(() => none.argmax(0), Throws.InstanceOf<ExternalException>());
        });
    }

    [Test]
    public void Integers_DividedByZero_ExternalException()
    {
        using var scope = NewDisposeScope();
        Assert.Multiple(() =>
        {
            Assert.That(() => arange(3) % 0, Throws.InstanceOf<ExternalException>().With.Message.Contains("ZeroDivision"));
            Assert.That(() => arange(3).floor_divide(zeros(3, int64)), Throws.InstanceOf<ExternalException>());
            Assert.That(full([1], long.MinValue, int64).floor_divide(-1).item<long>(), Is.EqualTo(long.MinValue));
            Assert.That((full([1], long.MinValue, int64) % -1).item<long>(), Is.Zero);
            Assert.That((ones(1) % 0).item<float>(), Is.NaN);
            Assert.That(() => arange(3).pow(-1), Throws.InstanceOf<ExternalException>());
        });
    }

    [Test]
    public void Types_ThatDoNotFit_ExternalException()
    {
        using var scope = NewDisposeScope();
        var ints = arange(4);
        Assert.Multiple(() =>
        {
            Assert.That(() => ints.sqrt_(), Throws.InstanceOf<ExternalException>().With.Message.Contains("Long"));
            Assert.That(() => ints.std(), Throws.InstanceOf<ExternalException>());
            Assert.That(() => ints.norm(), Throws.InstanceOf<ExternalException>());
            Assert.That(() => ones(2) & ones(2), Throws.InstanceOf<ExternalException>());
            Assert.That(() => -ones(2, @bool), Throws.InstanceOf<ExternalException>());
            Assert.That(() => ones(2).masked_fill(ints[Range(2)], 1), Throws.InstanceOf<ExternalException>());
            Assert.That(() => ones(4)[ones(4)], Throws.InstanceOf<ExternalException>());
            Assert.That(() => ones(4)[ints] = zeros(4, int64), Throws.InstanceOf<ExternalException>());
            Assert.That(() => ones(4).scatter_(0, ints, zeros(4, float64)), Throws.InstanceOf<ExternalException>());
            Assert.That(() => ones(2, 3).mm(ones(3, 2, float64)), Throws.InstanceOf<ExternalException>());
            Assert.That(() => where(ints, ints, ints), Throws.InstanceOf<ArgumentException>());
        });
    }

    [Test]
    public void Places_OutOfBounds_ExternalException()
    {
        using var scope = NewDisposeScope();
        var x = ones(2, 3);
        var far = tensor(new long[] { 0, 3 });
        Assert.Multiple(() =>
        {
            Assert.That(() => x.gather(1, far.unsqueeze(0)), Throws.InstanceOf<ExternalException>());
            Assert.That(() => x.gather(1, ones(3, 1, int64)), Throws.InstanceOf<ExternalException>(), "too many rows");
            Assert.That(() => x.index_select(1, far), Throws.InstanceOf<ExternalException>());
            Assert.That(() => x[far], Throws.InstanceOf<ExternalException>());
            Assert.That(() => x.take(tensor(new long[] { 6 })), Throws.InstanceOf<ExternalException>());
            Assert.That(() => x[ones(3, @bool)], Throws.InstanceOf<ExternalException>());
            Assert.That(() => x.as_strided([3, 3], [3, 1]), Throws.InstanceOf<ExternalException>());
            Assert.That(() => x.topk(4), Throws.InstanceOf<ExternalException>());
            Assert.That(() => x.split([1, 2]), Throws.InstanceOf<ExternalException>());
            Assert.That(() => x.sum(2), Throws.InstanceOf<ExternalException>());
        });
    }

    [Test]
    public void Single_ValueUnderAMask_IsConverted()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new float[] { -1, 2, -3 });
        x[x < 0] = 0;
        Assert.That(x.data<float>().ToArray(), Is.EqualTo(new float[] { 0, 2, 0 }));
        x[1] = 7;
        x[TensorIndex.Tensor(tensor(new long[] { 0, -1 }))] = 2.5f;
        Assert.That(x.data<float>().ToArray(), Is.EqualTo(new float[] { 2.5f, 7, 2.5f }));
    }

    [Test]
    public void Functions_OverManyElements_SameBitsOnOneThreadAndMore()
    {
        using var scope = NewDisposeScope();
        var x = Formula.Make(1, [300, 700], 4);
        var threads = get_num_threads();
        try
        {
            set_num_threads(1);
            var alone = Results();
            set_num_threads(3);
            foreach (var (one, more) in alone.Zip(Results()))
            {
                Assert.That(one.Equals(more), Is.True);
            }
        }
        finally
        {
            set_num_threads(threads);
        }

        Tensor[] Results() =>
        [
            x.exp(), x.abs().pow(x), x.sum(), x.sum(dim: 1), x.std(0), x.sort(1).Values, x.cumsum(1), x.amax([0]),
            x.reshape(30, 10, 700).matmul(x.reshape(30, 700, 10)), x[Formula.Labels(2, 500, 300, 500)],
        ];
    }

    private static string Truths(Tensor test) => string.Concat(test.data<bool>().Select(b => b ? '1' : '0'));

    private static TensorIndex Range(int count) => TensorIndex.Slice(0, count);
}
