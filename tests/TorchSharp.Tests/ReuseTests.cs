using TorchSharp;
using static TorchSharp.torch;

/// <summary>What the engine uses again must never be seen through a handle to what it was before.</summary>
[TestFixture]
public sealed class ReuseTests
{
    [Test]
    public void Handle_Disposed_FailsAndLeavesLaterTensorsAlone()
    {
        var gone = ones(2, 3);
        gone.Dispose();
        var later = Enumerable.Range(0, 50).Select(i => ones(4) * i).ToList();

        gone.Dispose();

        Assert.That(gone.IsInvalid, Is.True);
        Assert.That(() => gone.shape, Throws.InvalidOperationException);
        Assert.That(() => gone + 1, Throws.InvalidOperationException);
        Assert.That(() => gone.backward(), Throws.InvalidOperationException);
        Assert.That(later.Select(t => t.sum().item<float>()), Is.EqualTo(Enumerable.Range(0, 50).Select(i => 4f * i)));
    }

    [Test]
    public void Shape_ChangedByTheCaller_ChangesNoTensor()
    {
        var tensor = ones(2, 3);
        var sizes = tensor.shape;
        var strides = tensor.stride();
        (sizes[0], strides[0]) = (7, 7);
        Assert.That(ones(2, 3).shape, Is.EqualTo(new long[] { 2, 3 }));
        Assert.That(tensor.stride(), Is.EqualTo(new long[] { 3, 1 }));
    }

    [Test]
    public void Shapes_MoreThanAreRemembered_AreAllRight()
    {
        foreach (var round in Enumerable.Range(0, 2))
        {
            for (var rows = 1; rows <= 3000; rows++)
            {
                using var scope = NewDisposeScope();
                var column = arange(rows).reshape(rows, 1);
                var sum = column + ones(1, 2, int64);
                Assert.That(sum.shape, Is.EqualTo(new long[] { rows, 2 }), $"round {round}");
                Assert.That(sum[rows - 1, 1].item<long>(), Is.EqualTo(rows));
            }
        }
    }

    [Test]
    public void Dimensions_MoreThanFitTheStack_Work()
    {
        var sizes = Enumerable.Repeat(1L, 70).Append(3).ToArray();
        var tensor = arange(3).reshape(sizes);
        Assert.That((tensor + tensor).flatten().data<long>().ToArray(), Is.EqualTo(new[] { 0L, 2L, 4L }));
        Assert.That(tensor.transpose(0, -1).shape[0], Is.EqualTo(3));
    }

    [Test]
    public void Graph_BuiltOnOneThreadWalkedAndDisposedOnAnother_GivesTheSameGradients()
    {
        for (var round = 0; round < 200; round++)
        {
            var x = arange(6).to_type(float64).reshape(2, 3).requires_grad_();
            var y = (x * x).sum() * round;
            var walker = new Thread(() =>
            {
                y.backward();
                y.Dispose();
            });
            walker.Start();
            walker.Join();
            Assert.That(
                x.grad!.data<double>().ToArray(), Is.EqualTo(Enumerable.Range(0, 6).Select(i => 2.0 * i * round)));
            x.Dispose();
        }
    }

    [Test]
    public void Backward_FailsHalfway_LeavesTheNextOneRight()
    {
        var x = tensor(new[] { 1.0, 2.0 }, requires_grad: true);
        var spoilt = x * 3;
        var square = spoilt * spoilt;
        var both = square.sum() + (x * 5).sum();
        spoilt.mul_(tensor(2.0));
        Assert.That(() => both.backward(), Throws.InstanceOf<System.Runtime.InteropServices.ExternalException>());

        x.grad = null;
        (x * x).sum().backward();
        Assert.That(x.grad!.data<double>().ToArray(), Is.EqualTo(new[] { 2.0, 4.0 }));
    }

    [Test]
    public void Scope_UsedAfterItsEnd_SharesNothingWithLaterScopes()
    {
        var ended = NewDisposeScope();
        ended.Dispose();
        using var later = NewDisposeScope();
        var mine = ones(1);
        ended.Dispose();
        Assert.That(() => ended.Attach(mine), Throws.InstanceOf<ObjectDisposedException>());
        Assert.That((later.Contains(mine), ended.Contains(mine), mine.IsInvalid), Is.EqualTo((true, false, false)));
    }
}
