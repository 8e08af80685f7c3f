using TorchSharp;
using static TorchSharp.torch;

[TestFixture]
public sealed class HookTests
{
    [Test]
    public void ForwardHooks_Called_InOrderWithModuleArgumentsAndResult()
    {
        using var scope = NewDisposeScope();
        using var module = new Doubling();
        var calls = new List<string>();
        module.register_forward_pre_hook(m => calls.Add($"first {ReferenceEquals(m, module)}"));
        module.register_forward_pre_hook((m, x) =>
        {
            calls.Add($"before {x.item<float>()}");
            return x + 1;
        });
        module.register_forward_hook((m, x, y) =>
        {
            calls.Add($"after {x.item<float>()} {y.item<float>()}");
            return y * 10;
        });
        module.register_forward_hook(m => calls.Add("last"));

        Assert.That(module.call(ones(1)).item<float>(), Is.EqualTo(40));
        Assert.That(calls, Is.EqualTo(new[] { "first True", "before 1", "after 2 4", "last" }));
        Assert.That(module.forward(ones(1)).item<float>(), Is.EqualTo(2), "forward runs no hooks");
    }

    [Test]
    public void ForwardHooks_ReturningNull_ChangeNothing()
    {
        using var scope = NewDisposeScope();
        using var module = new Doubling();
        module.register_forward_pre_hook((_, _) => null!);
        module.register_forward_hook((_, _, _) => null!);
        Assert.That(module.call(ones(1)).item<float>(), Is.EqualTo(2));
    }

    [Test]
    public void Hook_RemovedByItself_CalledOnce()
    {
        using var scope = NewDisposeScope();
        using var module = new Doubling();
        var calls = 0;
        nn.HookableModule<
            Func<nn.Module<Tensor, Tensor>, Tensor, Tensor>,
            Func<nn.Module<Tensor, Tensor>, Tensor, Tensor, Tensor>>.HookRemover? remover = null;
        remover = module.register_forward_pre_hook(_ =>
        {
            calls++;
            remover!.remove();
        });
        module.register_forward_pre_hook(_ => calls += 10);

        module.call(ones(1));
        module.call(ones(1));
        remover.remove();

        Assert.That(calls, Is.EqualTo(21));
    }

    [Test]
    public void Hooks_OfASubmodule_RunInSequential()
    {
        using var scope = NewDisposeScope();
        var inner = new Doubling();
        using var net = nn.Sequential(inner, new Doubling());
        inner.register_forward_hook((_, _, y) => y + 100);
        Assert.That(net.call(ones(1)).item<float>(), Is.EqualTo(204));
    }

    [Test]
    public void Hooks_TwoArguments_MayReplaceBoth()
    {
        using var scope = NewDisposeScope();
        using var module = new Difference();
        module.register_forward_pre_hook((_, a, b) => (b, a));
        module.register_forward_hook((_, _, _, result) => result * 2);
        Assert.That(module.call(ones(1) * 5, ones(1)).item<float>(), Is.EqualTo(-8));
    }

    private sealed class Doubling() : nn.Module<Tensor, Tensor>("doubling")
    {
        public override Tensor forward(Tensor input) => input * 2;
    }

    private sealed class Difference() : nn.Module<Tensor, Tensor, Tensor>("difference")
    {
        public override Tensor forward(Tensor input1, Tensor input2) => input1 - input2;
    }
}
