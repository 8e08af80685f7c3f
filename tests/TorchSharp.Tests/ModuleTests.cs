using System.Runtime.InteropServices;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

[TestFixture]
public sealed class ModuleTests
{
    [Test]
    public void NamedParameters_OfANetwork_InPyTorchsOrder()
    {
        using var net = new TutorialNet();
        Assert.That(
            net.named_parameters().Select(item => item.name),
            Is.EqualTo(new[]
            {
                "conv1.weight", "conv1.bias", "conv2.weight", "conv2.bias", "fc1.weight", "fc1.bias", "fc2.weight",
                "fc2.bias", "fc3.weight", "fc3.bias",
            }));
        Assert.That(net.state_dict().Keys, Is.EqualTo(net.named_parameters().Select(item => item.name)));
        Assert.That(net.parameters().Sum(p => p.numel()), Is.EqualTo(62006));
        Assert.That(net.parameters().All(p => p.requires_grad && p.is_leaf), Is.True);
    }

    [Test]
    public void LoadStateDict_OfAnotherNetwork_CopiesValues()
    {
        using var scope = NewDisposeScope();
        using var source = new TutorialNet();
        using var target = new TutorialNet();

        target.load_state_dict(source.state_dict());

        foreach (var (key, value) in target.state_dict())
        {
            Assert.That(value.Equals(source.state_dict()[key]), Is.True, key);
            Assert.That(ReferenceEquals(value, source.state_dict()[key]), Is.False, key);
        }
    }

    [Test]
    public void LoadStateDict_NamesDiffer_InvalidOperationUnlessNotStrict()
    {
        using var scope = NewDisposeScope();
        using var linear = nn.Linear(2, 2);
        var state = new Dictionary<string, Tensor> { ["weight"] = ones(2, 2), ["other"] = ones(1) };

        Assert.That(() => linear.load_state_dict(state), Throws.InvalidOperationException);
        var (missing, unexpected) = linear.load_state_dict(state, strict: false);

        Assert.That(missing, Is.EqualTo(new[] { "bias" }));
        Assert.That(unexpected, Is.EqualTo(new[] { "other" }));
        Assert.That(linear.weight.data<float>().ToArray(), Is.All.EqualTo(1));
    }

    [Test]
    public void LoadStateDict_ShapeDiffers_ExternalException()
    {
        using var scope = NewDisposeScope();
        using var linear = nn.Linear(2, 2, hasBias: false);
        Assert.That(
            () => linear.load_state_dict(new Dictionary<string, Tensor> { ["weight"] = ones(3, 2) }),
            Throws.InstanceOf<ExternalException>());
    }

    [Test]
    public void Weight_Replaced_IsTheModulesParameter()
    {
        using var scope = NewDisposeScope();
        using var linear = nn.Linear(2, 1, hasBias: false);
        var data = tensor(new float[] { 2, 3 }, [1, 2]);

        linear.weight = new Parameter(data);

        Assert.That(data.IsInvalid, Is.True, "a parameter takes its tensor over");
        Assert.That(linear.call(ones(1, 2)).item<float>(), Is.EqualTo(5));
        Assert.That(linear.parameters().Single(), Is.SameAs(linear.weight));
        Assert.That(linear.weight.requires_grad, Is.True);
    }

    [Test]
    public void Train_AndEval_ReachSubmodules()
    {
        using var net = nn.Sequential(nn.Linear(2, 2), nn.Sequential(nn.ReLU()));
        net.eval();
        Assert.That(net.modules().Any(m => m.training) || net.training, Is.False);
        net.train();
        Assert.That(net.modules().All(m => m.training) && net.training, Is.True);
    }

    [Test]
    public void ZeroGrad_ModuleAndOptimizer_ForgetGradients()
    {
        using var scope = NewDisposeScope();
        using var net = nn.Linear(2, 1);
        using var optimizer = optim.SGD(net.parameters(), 0.1);
        net.call(ones(1, 2)).sum().backward();

        optimizer.zero_grad();
        Assert.That(net.weight.grad!.data<float>().ToArray(), Is.EqualTo(new float[] { 0, 0 }));
        net.zero_grad();
        Assert.That(net.weight.grad, Is.Null);
        optimizer.step();
    }

    [Test]
    public void Sequential_NamedOrNot_AppliesInOrder()
    {
        using var scope = NewDisposeScope();
        using var net = nn.Sequential(("flat", nn.Flatten()), ("fc", nn.Linear(4, 3)), ("out", nn.LogSoftmax(1)));
        Assert.That(net.call(ones(5, 2, 2)).shape, Is.EqualTo(new long[] { 5, 3 }));
        Assert.That(net.state_dict().Keys, Is.EqualTo(new[] { "fc.weight", "fc.bias" }));
        Assert.That(net.named_children().Select(c => c.name), Is.EqualTo(new[] { "flat", "fc", "out" }));
        using var unnamed = nn.Sequential(nn.ReLU(), nn.Linear(1, 1));
        Assert.That(unnamed.state_dict().Keys, Is.EqualTo(new[] { "1.weight", "1.bias" }));
    }

    [Test]
    public void Sequential_OfAModuleThatReturnsItsInput_LeavesTheInputInItsScope()
    {
        using var net = nn.Sequential(new SameThing());
        Tensor input;
        using (NewDisposeScope())
        {
            using (NewDisposeScope())
            {
                input = ones(1);
                net.call(input);
            }

            Assert.That(input.IsInvalid, Is.True);
        }
    }

    [Test]
    public void Buffers_PersistentOnes_ArePartOfTheState()
    {
        using var scope = NewDisposeScope();
        using var module = new WithBuffers();
        Assert.That(module.state_dict().Keys, Is.EqualTo(new[] { "scale", "kept" }));
        Assert.That(module.named_buffers().Select(b => b.name), Is.EqualTo(new[] { "kept", "scratch" }));
        Assert.That(() => module.register_buffer("kept", ones(1)), Throws.InvalidOperationException);
        Assert.That(module.get_buffer("kept")!.item<float>(), Is.EqualTo(1));
        Assert.That(module.get_parameter("scale"), Is.SameAs(module.Scale));
    }

    [Test]
    public void Optimizer_LearningRate_CanBeChanged()
    {
        using var scope = NewDisposeScope();
        var weight = new Parameter(ones(1));
        using var optimizer = optim.SGD([weight], learningRate: 1);
        foreach (var group in optimizer.ParamGroups)
        {
            group.LearningRate = 0.25;
        }

        weight.sum().backward();
        optimizer.step();
        Assert.That(weight.item<float>(), Is.EqualTo(0.75f));
        Assert.That(optimizer.ParamGroups.Single().InitialLearningRate, Is.EqualTo(1));
    }

    [Test]
    public void Optimizer_Settings_OutOfRangeAreRefused()
    {
        using var weight = new Parameter(ones(1));
        Assert.That(() => optim.Adam([weight], lr: -1), Throws.ArgumentException);
        Assert.That(() => optim.Adam([weight], beta1: 1), Throws.ArgumentException);
        Assert.That(() => optim.SGD([weight], 0.1, nesterov: true), Throws.ArgumentException);
    }

    private sealed class SameThing() : nn.Module<Tensor, Tensor>("same")
    {
        public override Tensor forward(Tensor input) => input;
    }

    private sealed class WithBuffers : nn.Module<Tensor, Tensor>
    {
        private readonly Parameter scale = new(ones(2));

        public WithBuffers()
            : base("buffers")
        {
            register_buffer("kept", ones(1));
            register_buffer("scratch", ones(1), persistent: false);
            RegisterComponents();
        }

        public Parameter Scale => scale;

        public override Tensor forward(Tensor input) => input * scale;
    }
}
