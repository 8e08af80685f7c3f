using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

[TestFixture]
public sealed class ModuleConversionTests
{
    [Test]
    public void To_DoubleAndBack_ParametersGradientsAndFloatingBuffersConverted()
    {
        using var scope = NewDisposeScope();
        using var net = new WithBuffers();
        net.Inner.weight.requires_grad = false;
        net.call(ones(1, 2)).sum().backward();
        var weight = net.Inner.weight;
        var (before, grad) = (weight.data<float>().ToArray(), net.Inner.bias!.grad!.data<float>().ToArray());

        Assert.That(net.to(float64), Is.SameAs(net));

        Assert.That(net.parameters().Select(p => p.dtype), Is.All.EqualTo(float64));
        Assert.That(net.get_buffer("mean")!.dtype, Is.EqualTo(float64));
        Assert.That(net.get_buffer("count")!.dtype, Is.EqualTo(int64));
        Assert.That(weight.data<double>().ToArray(), Is.EqualTo(before.Select(x => (double)x)));
        Assert.That(net.Inner.bias.grad!.data<double>().ToArray(), Is.EqualTo(grad.Select(x => (double)x)));
        Assert.That(weight.requires_grad, Is.False);
        Assert.That(net.Inner.bias.requires_grad && net.Inner.bias.is_leaf, Is.True);
        Assert.That(net.call(ones([1, 2], float64)).dtype, Is.EqualTo(float64));
        Assert.That(net.@float().parameters().Select(p => p.dtype), Is.All.EqualTo(float32));
        Assert.That(net.half().bfloat16().@double().to(ones(1)).Inner.weight.dtype, Is.EqualTo(float32));
    }

    [Test]
    public void To_DevicesAndOddTypes_TheCpuOrRefused()
    {
        using var scope = NewDisposeScope();
        using var net = nn.Linear(2, 2);
        Assert.That(net.to(CPU).to("cpu").to(DeviceType.CPU).cpu().to(CPU, float64).weight.dtype, Is.EqualTo(float64));
        Assert.That(() => net.to(int64), Throws.ArgumentException);
        Assert.That(() => net.to("cuda:0"), Throws.InstanceOf<NotSupportedException>());
        Assert.That(() => net.to(DeviceType.CUDA), Throws.InstanceOf<NotSupportedException>());
        Assert.That(() => net.to(ScalarType.ComplexFloat32), Throws.InstanceOf<NotSupportedException>());
    }

    [Test]
    public void GetAndHas_DottedNames_FindWhatIsThere()
    {
        using var scope = NewDisposeScope();
        using var shared = nn.Linear(2, 2);
        using var net = nn.Sequential(("a", shared), ("b", nn.Sequential(("c", shared))), ("d", new WithBuffers()));
        Assert.That(net.get_parameter("a.weight"), Is.SameAs(shared.weight));
        Assert.That(net.get_parameter("b.c.weight"), Is.SameAs(shared.weight), "a shared one has both names");
        Assert.That(net.get_parameter("b.c.none"), Is.Null);
        Assert.That(net.get_parameter("none.weight"), Is.Null);
        Assert.That(net.has_parameter("d.Inner.bias") && !net.has_parameter("d.mean"), Is.True);
        Assert.That(net.has_buffer("d.mean") && !net.has_buffer("d.Inner.bias"), Is.True);
    }

    [Test]
    public void Freezing_SomeParameters_NeitherGradientsNorSteps()
    {
        using var scope = NewDisposeScope();
        using var net = nn.Sequential(("body", nn.Linear(2, 3)), ("head", nn.Linear(3, 1)));
        foreach (var (name, parameter) in net.named_parameters())
        {
            parameter.requires_grad = name.StartsWith("head", StringComparison.Ordinal);
        }

        var before = net.state_dict().ToDictionary(item => item.Key, item => item.Value.data<float>().ToArray());
        using var optimizer = optim.SGD(net.parameters(), 0.1, weight_decay: 0.5);
        net.call(ones(1, 2)).sum().backward();
        optimizer.step();

        foreach (var (name, value) in net.state_dict())
        {
            var same = value.data<float>().ToArray().SequenceEqual(before[name]);
            Assert.That(same, Is.EqualTo(name.StartsWith("body", StringComparison.Ordinal)), name);
        }
    }

    [Test]
    public void Apply_Function_ReachesSubmodulesFirst()
    {
        using var net = nn.Sequential(("a", nn.Linear(1, 1)), ("b", nn.Sequential(("c", nn.ReLU()))));
        var seen = new List<nn.Module>();
        Assert.That(net.apply(seen.Add), Is.SameAs(net));
        Assert.That(seen.Select(m => m.GetName()), Is.EqualTo(new[] { "Linear", "ReLU", "Sequential", "Sequential" }));
        Assert.That(net.named_modules().Select(m => m.name), Is.EqualTo(new[] { "a", "b", "b.c" }));
        Assert.That(net.children().Count(), Is.EqualTo(2));
    }

    [Test]
    public void RegisterComponents_FieldWithANameOfItsOwn_HasThatName()
    {
        using var net = new Renamed();
        Assert.That(net.state_dict().Keys, Is.EqualTo(new[] { "first.weight", "second" }));
    }

    private sealed class Renamed : nn.Module
    {
        [ComponentName(Name = "first")]
        private readonly Linear _inner = nn.Linear(1, 1, hasBias: false);

        [ComponentName(Name = "second")]
        private readonly Tensor _buffer = ones(1);

        public Renamed()
            : base("renamed") => RegisterComponents();
    }

    private sealed class WithBuffers : nn.Module<Tensor, Tensor>
    {
        public readonly Linear Inner = nn.Linear(2, 2);

        public WithBuffers()
            : base("buffers")
        {
            RegisterComponents();
            register_buffer("mean", ones(2));
            register_buffer("count", ones([], int64), persistent: false);
        }

        public override Tensor forward(Tensor input) => Inner.call(input) + get_buffer("mean")!;
    }
}
