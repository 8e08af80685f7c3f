using Federation.Core;
using Federation.TorchSharp.Tests.Support;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Federation.TorchSharp.Tests;

internal sealed class ProximalTermTests
{
    // µ = 0.4, w - w_global = (0.5, 1): the term is 0.2 · 1.25, its gradient (0.2, 0.4).
    [Test]
    public void Loss_MovedParameter_HalfMuTimesSquaredDistance()
    {
        using var w = new Parameter(tensor(new[] { 1f, -2f }));
        using var term = new ProximalTerm([w], mu: 0.4);
        Set(w, 1.5f, -1f);

        using var loss = term.Loss();
        loss.backward();

        Assert.Multiple(() =>
        {
            Assert.That(loss.item<float>(), Is.EqualTo(0.25f).Within(1e-7));
            Assert.That(Gradient(w), Is.EqualTo(new[] { 0.2f, 0.4f }).Within(1e-7));
        });
    }

    [Test]
    public void AddToGradients_MovedParameter_MuTimesDifferenceAdded()
    {
        using var w = new Parameter(tensor(new[] { 1f, -2f }));
        using var term = new ProximalTerm([w], mu: 0.4);
        Set(w, 1.5f, -1f);
        w.sum().backward();

        term.AddToGradients();

        Assert.That(Gradient(w), Is.EqualTo(new[] { 1.2f, 1.4f }).Within(1e-7));
    }

    [Test]
    public void AddToGradients_ParameterWithoutGradient_GetsTheTerms()
    {
        using var w = new Parameter(tensor(new[] { 1f, -2f }));
        using var term = new ProximalTerm([w], mu: 0.4);
        Set(w, 1.5f, -1f);

        term.AddToGradients();

        Assert.That(Gradient(w), Is.EqualTo(new[] { 0.2f, 0.4f }).Within(1e-7));
    }

    [Test]
    public void BothForms_TenSteps_SameUpdate()
    {
        var byLoss = Train((loss, term) => loss.add(term.Loss()).backward());
        var byGradient = Train((loss, term) =>
        {
            loss.backward();
            term.AddToGradients();
        });
        var plain = Train((loss, _) => loss.backward());

        foreach (var tensor in byLoss)
        {
            Assert.That(byGradient[tensor.Name].AsSpan<float>().ToArray(), Is.EqualTo(tensor.AsSpan<float>().ToArray()).Within(1e-6));
        }

        Assert.That(plain["second.bias"].AsSpan<float>()[0], Is.Not.EqualTo(byLoss["second.bias"].AsSpan<float>()[0]).Within(1e-3));
    }

    [Test]
    public void AddToGradients_MuZero_SameBitsAsPlain()
    {
        var plain = Train((loss, _) => loss.backward(), mu: 0);
        var withTerm = Train(
            (loss, term) =>
            {
                loss.backward();
                term.AddToGradients();
            },
            mu: 0);

        Assert.That(Bits.Of(withTerm), Is.EqualTo(Bits.Of(plain)));
    }

    [Test]
    public void Constructor_FrozenParameter_LeftOut()
    {
        using var frozen = new Parameter(tensor(new[] { 1f }), requires_grad: false);
        using var term = new ProximalTerm([frozen], mu: 1);
        Set(frozen, 5f);

        term.AddToGradients();

        Assert.Multiple(() =>
        {
            Assert.That(term.Loss().item<float>(), Is.Zero);
            Assert.That(frozen.grad, Is.Null);
        });
    }

    [TestCase(-0.1)]
    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void Constructor_MuOutOfRange_Refused(double mu) =>
        Assert.That(() => new ProximalTerm([], mu), Throws.InstanceOf<ArgumentOutOfRangeException>());

    private static TensorList Train(Action<Tensor, ProximalTerm> backward, double mu = 0.7)
    {
        using var model = TwoLayers.Seeded(3);
        using var optimizer = optim.SGD(model.parameters(), learningRate: 0.5);
        using var term = new ProximalTerm(model.parameters(), mu);
        var data = Points.Source(10, seed: 4);
        for (var step = 0; step < 10; step++)
        {
            using var scope = NewDisposeScope();
            var (input, target) = data.Load([.. Enumerable.Range(0, 10)]);
            optimizer.zero_grad();
            backward(Points.Loss(model.call(input), target), term);
            optimizer.step();
        }

        return model.ToTensorList();
    }

    private static void Set(Parameter parameter, params float[] values)
    {
        using var gradients = no_grad();
        parameter.copy_(tensor(values));
    }

    private static float[] Gradient(Parameter parameter) => parameter.grad!.data<float>().ToArray();
}
