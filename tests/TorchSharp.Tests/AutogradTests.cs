using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

[TestFixture]
public sealed class AutogradTests
{
    /// <summary>Functions of a 3x4 tensor, for comparison of their gradients with differences.</summary>
    private static IEnumerable<TestCaseData> Functions()
    {
        static TestCaseData Case(string name, Func<Tensor, Tensor> f) => new TestCaseData(f).SetArgDisplayNames(name);
        yield return Case("sum of a dimension", x => x.sum(dim: 0));
        yield return Case("sum of dimensions", x => x.sum([0L, 1L], keepdim: true));
        yield return Case("mean", x => x.mean());
        yield return Case("mean of a dimension", x => x.mean([1], keepdim: true));
        yield return Case("max", x => x.max());
        yield return Case("max of a dimension", x => x.max(1).values);
        yield return Case("min of a dimension, kept", x => x.min(0, keepdim: true).values);
        yield return Case("view", x => x.view(2, 6));
        yield return Case("reshape of a transposed", x => x.t().reshape(2, 6));
        yield return Case("permute", x => x.reshape(3, 2, 2).permute(2, 0, 1));
        yield return Case("narrow", x => x.narrow(1, 1, 2));
        yield return Case("slice", x => x.slice(1, 0, 4, 2));
        yield return Case("select", x => x.select(0, -1));
        yield return Case("index", x => x[TensorIndex.Ellipsis, TensorIndex.None, TensorIndex.Slice(1)]);
        yield return Case("index by a tensor", x => x[TensorIndex.Colon, TensorIndex.Tensor(tensor(new long[] { 3, -4, 3 }))]);
        yield return Case("index_select", x => x.index_select(0, tensor(new long[] { 2, 0, 2 })));
        yield return Case("unsqueeze and expand", x => x.unsqueeze(1).expand(3, 5, 4));
        yield return Case("squeeze", x => x.unsqueeze(0).squeeze(0));
        yield return Case("cat", x => cat([x, x * 2, x.narrow(0, 0, 1)]));
        yield return Case("stack", x => stack([x, x * x], -1));
        yield return Case("relu", x => x.relu());
        yield return Case("relu in place", x => (x * 1).relu_());
        yield return Case("softmax", x => x.softmax(0));
        yield return Case("division", x => 1.5 * x / (x * x + 1));
        yield return Case("in place", x => (x * 2).add_(x, 0.5).mul_(x).div_(x + 3).sub_(x));
        yield return Case("copy in place", x => zeros(3, 4, float64).copy_(x.narrow(0, 1, 1)));
        yield return Case("matmul", x => x.matmul(x.t()));
        yield return Case("matmul with a vector", x => x.matmul(x.select(0, 0)));
        yield return Case("used twice", x => x * x + x);
        yield return Case("double and single", x => x.to_type(float64).mul(x));
        yield return Case("clone", x => x.clone() * x);
        yield return Case("flatten", x => x.flatten() * 3);
        yield return Case("linear", x => nn.functional.linear(x, x, x.sum(1)));
        yield return Case("pool", x => nn.functional.max_pool2d(x.reshape(1, 1, 3, 4), 2, 1));
        yield return Case("average pool", x => nn.functional.avg_pool2d(x.reshape(1, 1, 3, 4), 2, 1, 1));
        yield return Case("adaptive pool", x => nn.functional.adaptive_avg_pool2d(x.reshape(1, 1, 3, 4), (2, 3)));
        yield return Case("layer norm", x => nn.functional.layer_norm(x, [4], x.select(0, 0), x.select(0, 1)));
        yield return Case(
            "group norm", x => nn.functional.group_norm(x.reshape(1, 4, 3), 2, x.select(0, 0), x.select(0, 1)));
        yield return Case("batch norm", x => nn.functional.batch_norm(x, null, null, x.sum(dim: 0), x.mean([0]), training: true));
        yield return Case(
            "batch norm of planes",
            x => nn.functional.batch_norm(x.reshape(2, 3, 2), null, null, x.sum(dim: 1), x.mean([1]), training: true));
        yield return Case("batch norm evaluated", x => nn.functional.batch_norm(
            x.reshape(2, 3, 2), tensor(new[] { 1.0, 2, 3 }), tensor(new[] { 0.5, 1, 2 }), x.sum(dim: 1), x.mean([1])));
        yield return Case("conv", x => nn.functional.conv2d(x.reshape(1, 1, 3, 4), x.reshape(3, 1, 2, 2), x.sum(1), padding: [1]));
        yield return Case("strided conv", x => nn.functional.conv2d(x.reshape(1, 3, 2, 2), x.reshape(2, 3, 1, 2), strides: [1, 2]));
        yield return Case("exp", x => x.exp());
        yield return Case("log", x => (x + 2).log());
        yield return Case("sqrt", x => (x + 2).sqrt());
        yield return Case("abs", x => x.abs());
        yield return Case("sigmoid", x => x.sigmoid());
        yield return Case("tanh", x => x.t().tanh());
        yield return Case("pow", x => (x + 2).pow(1.7) + x.pow(2) + x.pow(3));
        yield return Case("norm", x => x.norm());
        yield return Case("row changed", x => Change(x * 2, y => y[1].mul_(x[0])));
        yield return Case("column of a view changed", x => Change(x * 2, y => y.t()[1].exp_()));
        yield return Case("changed after a view was made", x => Change(x.clone(), y => Changed(y, y.narrow(1, 1, 2))));
        yield return Case("elements set", x => Change(x * 1, y => y[x.detach() > 0] = x.sum().expand((x.detach() > 0).sum().item<long>())));
        yield return Case("overlapping runs", x => x.flatten().unfold(0, 5, 2) * 2);
        yield return Case("scattered", x => zeros(3, 4, float64).scatter_add_(1, tensor(new long[,] { { 0, 0, 1, 3 }, { 1, 1, 1, 1 } }), x.narrow(0, 0, 2)));
        yield return Case("sorted", x => x.sort(1).Values * x);
        yield return Case("standard deviation", x => x.std(0) + x.var(1).sum());
        yield return Case("products", x => x.cumprod(1) + x.prod(0));
        yield return Case("einsum", x => einsum("ij,kj,k->ik", x, x, x.sum(1)));
        yield return Case("batches", x => x.reshape(3, 2, 2).matmul(x.reshape(3, 1, 2, 2)));
        yield return Case("log of sum of exponentials", x => x.logsumexp(1));
        yield return Case("clamped", x => x.clamp(-0.3, 0.4) + x.clamp(min: x.t().reshape(3, 4)));
        yield return Case("mean squared error", x => nn.MSELoss().call(x, x * x));
        yield return Case("leaky relu", x => nn.functional.leaky_relu(x, 0.3));
        yield return Case("gelu", x => nn.functional.gelu(x * 3));
        yield return Case("gelu in place", x => nn.functional.gelu(x * 3, inplace: true));
        yield return Case("silu", x => nn.functional.silu(x * 3));
        yield return Case("elu", x => nn.functional.elu(x, 1.2));
        yield return Case("softplus", x => nn.functional.softplus(x * 4, 1.5, 3));
        yield return Case("hardtanh", x => nn.functional.hardtanh(x, -0.4, 0.6));
        yield return Case("huber", x => nn.functional.huber_loss(x, x * x + 0.1, 0.3));
        yield return Case("smooth L1", x => nn.functional.smooth_l1_loss(x, x * x + 0.1, nn.Reduction.Sum, 0.3));
        yield return Case("binary cross entropy", x => nn.functional.binary_cross_entropy(
            x * 0.4 + 0.5, x.square() * 0.5 + 0.1, x.select(0, 0).detach().abs() * 0 + 2));
        yield return Case("binary cross entropy with logits", x => nn.functional.binary_cross_entropy_with_logits(
            x * 3, x.square() * 0.5 + 0.1, pos_weights: tensor(new[] { 1.0, 2, 3, 0.5 })));
        yield return Case("divergence", x => nn.functional.kl_div(x, x.square() + 0.2, log_target: false));
        yield return Case("divergence of logarithms", x => nn.functional.kl_div(x, x * 2));
        yield return Case("cross entropy of probabilities", x => nn.functional.cross_entropy(
            x, x * x, tensor(new[] { 1.0, 2, 3, 0.5 }), reduction: nn.Reduction.None, label_smoothing: 0.2));
        yield return Case("negative log likelihood", x => nn.functional.nll_loss(
            x.reshape(1, 3, 4), tensor(new long[] { 2, 0, 1, 1 }, [1, 4]), tensor(new[] { 1.0, 2, 3 })));
        yield return Case("cross entropy", x => nn.functional.cross_entropy(x, tensor(new long[] { 1, 3, 0 })));
    }

    [TestCaseSource(nameof(Functions))]
    public void Backward_AnyFunction_GradientMatchesDifferences(Func<Tensor, Tensor> function)
    {
        using var scope = NewDisposeScope();
        const double Step = 1e-6;
        var x = Formula.Make(30, [3, 4], 2).to_type(float64).requires_grad_();
        var y = function(x);
        var weights = Formula.Make(31, y.shape).to_type(float64);
        (y * weights).sum().backward();
        var gradient = x.grad!.data<double>().ToArray();

        using var _ = no_grad();
        for (var i = 0; i < 12; i++)
        {
            var up = x.detach().clone();
            var down = x.detach().clone();
            up.data<double>()[i] += Step;
            down.data<double>()[i] -= Step;
            var difference = ((function(up) * weights).sum() - (function(down) * weights).sum()).ToDouble() / (2 * Step);
            Assert.That(gradient[i], Is.EqualTo(difference).Within(1e-6 * (1 + Math.Abs(difference))), $"element {i}");
        }
    }

    [Test]
    public void Backward_Twice_AddsUp()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new float[] { 1, 2 }, requires_grad: true);
        (x * 3).sum().backward();
        (x * x).sum().backward();
        Assert.That(x.grad!.data<float>().ToArray(), Is.EqualTo(new float[] { 5, 7 }));
        x.grad = null;
        Assert.That(x.grad, Is.Null);
    }

    [Test]
    public void Backward_GradientsOfTwoLeavesAreEqual_DoNotShareMemory()
    {
        using var scope = NewDisposeScope();
        var a = ones(2, requires_grad: true);
        var b = ones(2, requires_grad: true);
        (a + b).sum().backward();
        a.grad!.add_(1);
        Assert.That(b.grad!.data<float>().ToArray(), Is.EqualTo(new float[] { 1, 1 }));
    }

    [Test]
    public void Backward_SameGraphAgain_ExternalExceptionUnlessRetained()
    {
        using var scope = NewDisposeScope();
        var x = ones(2, requires_grad: true);
        var y = (x * x).sum();
        y.backward(retain_graph: true);
        y.backward();
        Assert.That(x.grad!.data<float>().ToArray(), Is.EqualTo(new float[] { 4, 4 }));
        Assert.That(
            () => y.backward(), Throws.InstanceOf<ExternalException>().With.Message.Contains("second time"));
    }

    [Test]
    public void Backward_SavedTensorChangedInPlace_ExternalException()
    {
        using var scope = NewDisposeScope();
        var x = ones(2, requires_grad: true);
        var y = x * 2;
        var z = (y * y).sum();
        y.detach().add_(1);
        Assert.That(() => z.backward(), Throws.InstanceOf<ExternalException>().With.Message.Contains("inplace"));
    }

    [Test]
    public void Backward_SavedTensorChangedThroughItsBytes_ExternalException()
    {
        using var scope = NewDisposeScope();
        var factor = ones(2);
        var z = (ones(2, requires_grad: true) * factor).sum();
        factor.bytes = new byte[8];
        Assert.That(() => z.backward(), Throws.InstanceOf<ExternalException>().With.Message.Contains("inplace"));
    }

    [Test]
    public void InPlace_ByTheTensorItself_ExternalExceptionInBackward()
    {
        using var scope = NewDisposeScope();
        var y = ones(2, requires_grad: true) * 2;
        var z = y.mul_(y).sum();
        Assert.That(() => z.backward(), Throws.InstanceOf<ExternalException>().With.Message.Contains("inplace"));
    }

    [Test]
    public void Sum_AsIntegers_NeedsNoGradient()
    {
        using var scope = NewDisposeScope();
        Assert.That(ones(2, requires_grad: true).sum(int64).requires_grad, Is.False);
        Assert.That(zeros(2, int64).copy_(ones(2, requires_grad: true)).requires_grad, Is.False);
    }

    [Test]
    public void InPlace_OnALeaf_ExternalExceptionUnlessNoGrad()
    {
        using var scope = NewDisposeScope();
        var x = ones(2, requires_grad: true);
        Assert.That(() => x.add_(1), Throws.InstanceOf<ExternalException>().With.Message.Contains("leaf"));
        using (no_grad())
        {
            x.add_(1);
        }

        Assert.That(x.data<float>().ToArray(), Is.EqualTo(new float[] { 2, 2 }));
    }

    [Test]
    public void InPlace_OnAViewOfALeaf_ExternalExceptionUnlessNoGrad()
    {
        using var scope = NewDisposeScope();
        var x = ones(2, 2, requires_grad: true);
        Assert.That(() => x[0].mul_(3), Throws.InstanceOf<ExternalException>().With.Message.Contains("view of a leaf"));
        using (no_grad())
        {
            x[0].mul_(3);
        }

        Assert.That(x.data<float>().ToArray(), Is.EqualTo(new float[] { 3, 3, 1, 1 }));
    }

    [Test]
    public void InPlace_OnAViewMadeWithoutAutograd_NotSupportedNotWrong()
    {
        using var scope = NewDisposeScope();
        var y = ones(2, 2, requires_grad: true) * 2;
        Tensor row;
        using (no_grad())
        {
            row = y[0];
        }

        Assert.That(() => row.mul_(ones(2, requires_grad: true)), Throws.InstanceOf<NotSupportedException>());
        y.mul_(3);
        Assert.That(() => row * 1, Throws.InstanceOf<NotSupportedException>().With.Message.Contains("view"));
    }

    [Test]
    public void InPlace_OnAnExpandedTensor_ExternalException()
    {
        using var scope = NewDisposeScope();
        var wide = ones(1, 3).expand(2, 3);
        Assert.That(() => wide.add_(1), Throws.InstanceOf<ExternalException>().With.Message.Contains("single memory"));
    }

    [Test]
    public void InPlace_OnARoot_ViewKnowsItsNewMaker()
    {
        using var scope = NewDisposeScope();
        var y = zeros(2, 2);
        var row = y[0];
        y.add_(ones(2, requires_grad: true));
        Assert.That(row.requires_grad, Is.True);
        Assert.That(row.is_leaf, Is.False);
    }

    [Test]
    public void Grad_OfLeavesAndIntermediates_LeavesTheirOwnGradients()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new float[] { 1, 2 }, requires_grad: true);
        var unused = ones(1, requires_grad: true);
        var y = x * x;
        var z = (y * 3).sum() + x.sum();
        var gradients = autograd.grad([z], [x, y], retain_graph: true);
        Assert.Multiple(() =>
        {
            Assert.That(gradients[0].data<float>().ToArray(), Is.EqualTo(new float[] { 7, 13 }));
            Assert.That(gradients[1].data<float>().ToArray(), Is.EqualTo(new float[] { 3, 3 }));
            Assert.That(x.grad, Is.Null);
            Assert.That(
                () => autograd.grad([z], [unused], retain_graph: true),
                Throws.InstanceOf<ExternalException>().With.Message.Contains("allow_unused"));
            Assert.That(() => autograd.grad([z], [x], create_graph: true), Throws.InstanceOf<NotSupportedException>());
        });
    }

    [Test]
    public void Backward_OfSeveralAtOnceForSomeInputs_OthersHaveNoGradient()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new float[] { 1, 2 }, requires_grad: true);
        var w = tensor(new float[] { 3, 4 }, requires_grad: true);
        var a = (x * w).sum();
        var b = x * 2;
        autograd.backward([a, b], [tensor(1f), ones(2)], inputs: [x]);
        Assert.That(x.grad!.data<float>().ToArray(), Is.EqualTo(new float[] { 5, 6 }));
        Assert.That(w.grad, Is.Null);
    }

    [Test]
    public void DetachInPlace_OfAResult_ForgetsItsMaker()
    {
        using var scope = NewDisposeScope();
        var y = ones(2, requires_grad: true) * 2;
        Assert.That(y.detach_(), Is.SameAs(y));
        Assert.That(y.requires_grad, Is.False);
        Assert.That(() => y[0].detach_(), Throws.InstanceOf<ExternalException>());
    }

    [Test]
    public void NoGrad_Nested_RestoresWhatWasBefore()
    {
        using var scope = NewDisposeScope();
        var x = ones(2, requires_grad: true);
        using (no_grad())
        {
            Assert.That((x * 2).requires_grad, Is.False);
            using (enable_grad())
            {
                Assert.That((x * 2).requires_grad, Is.True);
            }

            Assert.That(is_grad_enabled(), Is.False);
        }

        using (inference_mode())
        {
            Assert.That((x * 2).requires_grad, Is.False);
            Assert.That(is_inference_mode_enabled(), Is.True);
        }

        Assert.That(is_grad_enabled() && !is_inference_mode_enabled(), Is.True);
    }

    [Test]
    public void NoGrad_OnOneThread_DoesNotReachAnother()
    {
        using var mode = no_grad();
        var enabled = false;
        var thread = new Thread(() => enabled = is_grad_enabled());
        thread.Start();
        thread.Join();
        Assert.That(enabled, Is.True);
    }

    [Test]
    public void Detach_SharesMemoryButNotTheGraph()
    {
        using var scope = NewDisposeScope();
        var x = ones(2, requires_grad: true);
        var y = (x * 2).detach();
        Assert.That(y.requires_grad, Is.False);
        Assert.That(() => y.sum().backward(), Throws.InstanceOf<ExternalException>());
        using var _ = no_grad();
        x.detach().add_(1);
        Assert.That(x.data<float>()[0], Is.EqualTo(2));
    }

    [Test]
    public void RetainGrad_OfAnIntermediate_IsKept()
    {
        using var scope = NewDisposeScope();
        var y = ones(2, requires_grad: true) * 2;
        y.retain_grad();
        (y * y).sum().backward();
        Assert.That(y.grad!.data<float>().ToArray(), Is.EqualTo(new float[] { 4, 4 }));
    }

    [Test]
    public void RetainGrad_ThenChangedInPlace_KeepsTheGradientOfTheLatestValue()
    {
        var x = tensor(new[] { 1.0, 2.0 }, requires_grad: true);
        var y = x * 3;
        y.retain_grad();
        y.mul_(tensor(new[] { 5.0, 5.0 }));
        (y * y).sum().backward();
        Assert.That(y.grad!.data<double>().ToArray(), Is.EqualTo(new[] { 30.0, 60.0 }));
    }

    [Test]
    public void RetainGrad_OfATensorDisposedSince_TouchesNoOtherTensor()
    {
        var x = tensor(new[] { 1.0, 2.0 }, requires_grad: true);
        var y = x * 3;
        y.retain_grad();
        var z = y.sum();
        y.Dispose();
        var others = Enumerable.Range(0, 100).Select(_ => zeros(2)).ToList();
        z.backward();
        Assert.That(others.Select(other => other.grad), Is.All.Null);
    }

    [Test]
    public void Backward_Unsupported_SaysSo()
    {
        using var scope = NewDisposeScope();
        var y = (ones(1, requires_grad: true) * 2).sum();
        Assert.That(
            () => y.backward(create_graph: true),
            Throws.InstanceOf<NotSupportedException>().With.Message.Contains("create_graph"));
        Assert.That(
            () => (ones(2, requires_grad: true) * 2).backward(),
            Throws.InstanceOf<ExternalException>().With.Message.Contains("scalar"));
    }

    [Test]
    public void RequiresGrad_OfIntegers_ExternalException() => Assert.That(
        () => arange(3).requires_grad_(), Throws.InstanceOf<ExternalException>());

    [Test]
    public void Backward_GraphDeeperThanTheStack_Works()
    {
        using var scope = NewDisposeScope();
        var x = ones(1, requires_grad: true);
        var y = x;
        for (var i = 0; i < 50_000; i++)
        {
            var next = y + 1;
            if (i > 0)
            {
                y.Dispose();
            }

            y = next;
        }

        y.backward();
        Assert.That(x.grad!.item<float>(), Is.EqualTo(1));
    }

    private static Tensor Change(Tensor tensor, Action<Tensor> change)
    {
        change(tensor);
        return tensor;
    }

    private static void Changed(Tensor root, Tensor view)
    {
        root.mul_(1.5);
        root.add_(view.sum());
        view.mul_(root.sum());
    }
}
