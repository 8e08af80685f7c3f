using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

[TestFixture]
public sealed class ContainerTests
{
    [Test]
    public void Containers_InANetwork_NameTheirPartsAsPyTorch()
    {
        using var net = new Net();
        Assert.That(
            net.state_dict().Keys,
            Is.EquivalentTo(new[]
            {
                "blocks.0.weight", "blocks.0.bias", "blocks.1.weight", "heads.a.weight", "heads.a.bias", "scales.0",
                "scales.1",
            }));
        Assert.That(net.parameters().Count(), Is.EqualTo(7));
        using var x = ones(2, 3);
        using var y = net.call(x);
        Assert.That(y.shape, Is.EqualTo(new long[] { 2, 1 }));
        net.eval();
        Assert.That(net.modules().All(module => !module.training), Is.True);
    }

    [Test]
    public void ModuleList_IsAList()
    {
        var list = nn.ModuleList(nn.Linear(1, 2), nn.Linear(2, 3));
        list.append(nn.Linear(3, 4));
        list.extend([nn.Linear(4, 5)]);
        list.Insert(0, nn.Linear(9, 9));
        list.RemoveAt(1);
        Assert.That(list.Select(linear => linear.in_features), Is.EqualTo(new long[] { 9, 2, 3, 4 }));
        Assert.That((list.Count, list[1].out_features, list.IndexOf(list[2])), Is.EqualTo((4, 3L, 2)));
        nn.Module plain = nn.ModuleList<nn.Module>(nn.ReLU(), nn.Flatten())[1];
        Assert.That(plain, Is.InstanceOf<Flatten>());
    }

    [Test]
    public void ModuleDict_IsADictionaryThatKeepsItsOrder()
    {
        var dict = nn.ModuleDict(("b", nn.Linear(1, 2)), ("a", nn.Linear(2, 3)));
        dict.Add("c", nn.Linear(3, 4));
        Assert.That(dict.keys(), Is.EqualTo(new[] { "b", "a", "c" }));
        Assert.That(dict["a"].out_features, Is.EqualTo(3));
        Assert.That(dict[0].Item1, Is.EqualTo("b"));
        Assert.That(dict.Remove("b"), Is.True);
        Assert.That(dict.values().Select(linear => linear.in_features), Is.EqualTo(new long[] { 2, 3 }));
        Assert.That(dict.TryGetValue("b", out _), Is.False);
    }

    [Test]
    public void Sequential_IsIndexedAndCut()
    {
        using var net = nn.Sequential().append(nn.Linear(3, 4)).append("act", nn.ReLU()).append(nn.Linear(4, 1));
        Assert.That((net.Count, net[1]), Is.EqualTo((3, net.children().ElementAt(1))));
        Assert.That(net[1..].named_children().Select(child => child.name), Is.EqualTo(new[] { "act", "2" }));
        Assert.That(net[(null, 2)].Count, Is.EqualTo(2));
        Assert.That(() => net[(0, 4)], Throws.InstanceOf<IndexOutOfRangeException>());
        IEnumerable<nn.Module<Tensor, Tensor>> parts = [nn.ReLU(), nn.Flatten()];
        using var listed = nn.Sequential(parts);
        using var tuples = nn.Sequential(Tuple.Create("a", (nn.Module<Tensor, Tensor>)nn.Tanh()));
        Assert.That((listed.Count, tuples.named_children().Single().name), Is.EqualTo((2, "a")));
    }

    [Test]
    public void Sequential_Called_DisposesWhatItsModulesHandOnAndNothingElse()
    {
        using var keeper = new Keeper();
        using var net = nn.Sequential(new Same(), keeper, new Same(), nn.ReLU());
        using var x = ones(2);
        using var scope = NewDisposeScope();
        using var y = net.call(x);
        Assert.That((x.IsInvalid, keeper.Kept!.IsInvalid, keeper.Result!.IsInvalid), Is.EqualTo((false, false, true)));
        Assert.That(scope.DisposablesCount, Is.EqualTo(2));
    }

    [Test]
    public void Module_GivenNullForASubmodule_LosesIt()
    {
        using var net = new Net();
        net.register_module("heads", null!);
        Assert.That(net.named_children().Select(child => child.name), Is.EqualTo(new[] { "blocks", "scales" }));
    }

    private sealed class Same() : nn.Module<Tensor, Tensor>("same")
    {
        public override Tensor forward(Tensor input) => input;
    }

    private sealed class Keeper() : nn.Module<Tensor, Tensor>("keeper")
    {
        public Tensor? Kept { get; private set; }

        public Tensor? Result { get; private set; }

        public override Tensor forward(Tensor input)
        {
            Kept = input + 1;
            return Result = Kept * 2;
        }
    }

    private sealed class Net : nn.Module<Tensor, Tensor>
    {
        private readonly ModuleList<nn.Module<Tensor, Tensor>> blocks =
            nn.ModuleList<nn.Module<Tensor, Tensor>>(nn.Linear(3, 4), nn.Linear(4, 4, hasBias: false));

        private readonly ModuleDict<Linear> heads = nn.ModuleDict(("a", nn.Linear(4, 1)));
        private readonly ParameterList scales = nn.ParameterList(nn.Parameter(ones(4)), nn.Parameter(ones(4)));

        public Net()
            : base("net") => RegisterComponents();

        public override Tensor forward(Tensor input)
        {
            using var scope = NewDisposeScope();
            for (var i = 0; i < blocks.Count; i++)
            {
                input = blocks[i].call(input) * scales[i];
            }

            return heads["a"].call(input).MoveToOuterDisposeScope();
        }
    }
}
