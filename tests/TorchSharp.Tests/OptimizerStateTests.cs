using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

[TestFixture]
[NonParallelizable]
public sealed class OptimizerStateTests
{
    private static readonly (string Name, Func<IEnumerable<Parameter>, OptimizerHelper> Create)[] Optimizers =
    [
        ("SGD", p => optim.SGD(p, 0.1)),
        ("SGD with momentum", p => optim.SGD(p, 0.1, momentum: 0.9, nesterov: true)),
        ("Adam", p => optim.Adam(p, 0.1)),
        ("Adam with AMSGrad", p => optim.Adam(p, 0.1, amsgrad: true)),
        ("AdamW", p => optim.AdamW(p, 0.1, weight_decay: 0.1)),
        ("RMSProp", p => optim.RMSProp(p, 0.1, momentum: 0.5, centered: true)),
        ("Adagrad", p => optim.Adagrad(p, 0.1, lr_decay: 0.1)),
    ];

    private static IEnumerable<TestCaseData> Cases() =>
        Optimizers.Select(item => new TestCaseData(item.Create).SetArgDisplayNames(item.Name));

    [TestCaseSource(nameof(Cases))]
    public void State_SavedAndLoaded_TrainingGoesOnTheSame(Func<IEnumerable<Parameter>, OptimizerHelper> create)
    {
        using var scope = NewDisposeScope();
        var mine = Parameters();
        using var optimizer = create(mine);
        foreach (var group in optimizer.ParamGroups)
        {
            group.LearningRate = 0.03;
        }

        Steps(optimizer, mine, 0, 3);
        var stream = new MemoryStream();
        optimizer.save_state_dict(new BinaryWriter(stream));
        var (fromFile, fromDictionary) = (Copies(mine), Copies(mine));
        using var second = create(fromFile);
        using var third = create(fromDictionary);
        second.load_state_dict(new BinaryReader(new MemoryStream(stream.ToArray())));
        third.load_state_dict(optimizer.state_dict());
        var states = optimizer.state_dict().State.Zip(second.state_dict().State, third.state_dict().State).ToArray();
        Assert.That(states.All(s => s.First.ApproximatelyEquals(s.Second) && s.First.ApproximatelyEquals(s.Third)));
        Assert.That(second.ParamGroups.Single().LearningRate, Is.EqualTo(0.03));
        Assert.That(second.ParamGroups.Single().InitialLearningRate, Is.EqualTo(0.1));

        Steps(optimizer, mine, 3, 3);
        Steps(second, fromFile, 3, 3);
        Steps(third, fromDictionary, 3, 3);

        for (var i = 0; i < mine.Length; i++)
        {
            Assert.That(fromFile[i].Equals(mine[i]), Is.True, "from the file");
            Assert.That(fromDictionary[i].Equals(mine[i]), Is.True, "from the dictionary");
        }
    }

    [TestCaseSource(nameof(Cases))]
    public void Step_InSteadyState_AllocatesNothing(Func<IEnumerable<Parameter>, OptimizerHelper> create)
    {
        using var scope = NewDisposeScope();
        var parameters = Parameters();
        using var optimizer = create(parameters);
        Steps(optimizer, parameters, 0, 3);

        // The first rounds run code that is not yet compiled to its final form.
        Assert.That(Enumerable.Range(0, 300).Any(_ => BytesOfSteps(optimizer) == 0), Is.True);
    }

    [TestCaseSource(nameof(Cases))]
    public void Step_OneThreadOrMany_SameBits(Func<IEnumerable<Parameter>, OptimizerHelper> create)
    {
        using var scope = NewDisposeScope();
        var threads = get_num_threads();
        try
        {
            set_num_threads(1);
            var alone = Train();
            set_num_threads(4);
            Assert.That(Train(), Is.EqualTo(alone));
        }
        finally
        {
            set_num_threads(threads);
        }

        float[] Train()
        {
            Parameter[] parameters = [new(Formula.Make(1, [3, 50_001]))];
            using var optimizer = create(parameters);
            Steps(optimizer, parameters, 0, 3);
            return parameters[0].data<float>().ToArray();
        }
    }

    [Test]
    public void Step_ParameterInTwoGroups_OneStateAndTwoUpdates()
    {
        using var scope = NewDisposeScope();
        var parameter = new Parameter(ones(1));
        using var optimizer = optim.Adam([new Adam.ParamGroup([parameter]), new Adam.ParamGroup([parameter])]);
        parameter.grad = ones(1);
        optimizer.step();
        var states = optimizer.state_dict().State;
        Assert.That(states[0], Is.SameAs(states[1]));
        Assert.That(((Adam.State)states[0]).step, Is.EqualTo(2));
    }

    [Test]
    public void Step_StateOfAWrongShapePutIn_ExternalException()
    {
        using var scope = NewDisposeScope();
        var parameter = new Parameter(ones(3));
        using var optimizer = optim.Adam([parameter]);
        ((Adam.State)optimizer.state_dict().State[0]).exp_avg = zeros(2);
        parameter.grad = ones(3);
        Assert.That(() => optimizer.step(), Throws.InstanceOf<System.Runtime.InteropServices.ExternalException>());
    }

    [Test]
    public void Sgd_Saved_TheseBytes()
    {
        using var scope = NewDisposeScope();
        var parameter = new Parameter(ones(1));
        using var optimizer = optim.SGD([parameter], 0.5, momentum: 0.25);
        parameter.grad = ones(1);
        optimizer.step();
        var stream = new MemoryStream();
        optimizer.save_state_dict(new BinaryWriter(stream));

        byte[] half = [0, 0, 0, 0, 0, 0, 0xE0, 0x3F], quarter = [0, 0, 0, 0, 0, 0, 0xD0, 0x3F], zero = new byte[8];
        byte[] expected =
        [
            3, .. "SGD"u8, 1, 1,
            .. half, .. half, .. quarter, .. zero, .. zero, 0, 0,
            1, 6, 1, 1, 0, 0, 0x80, 0x3F,
        ];
        Assert.That(stream.ToArray(), Is.EqualTo(expected));
    }

    [Test]
    public void State_SavedByPath_Loaded()
    {
        using var scope = NewDisposeScope();
        var parameters = Parameters();
        using var optimizer = optim.Adam(parameters);
        Steps(optimizer, parameters, 0, 2);
        var path = Path.GetTempFileName();
        try
        {
            optimizer.save_state_dict(path);
            using var other = optim.Adam(parameters);
            other.load_state_dict(path);
            Assert.That(((Adam.State)other.state_dict().State[0]).step, Is.EqualTo(2));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Test]
    public void State_OfAnother_Refused()
    {
        using var scope = NewDisposeScope();
        var parameters = Parameters();
        using var sgd = optim.SGD(parameters, 0.1);
        using var adam = optim.Adam(parameters);
        using var fewer = optim.Adam(parameters[..1]);
        using var groups = optim.Adam([new Adam.ParamGroup(parameters[..1]), new Adam.ParamGroup(parameters[1..])]);
        var stream = new MemoryStream();
        adam.save_state_dict(new BinaryWriter(stream));
        BinaryReader Reader() => new(new MemoryStream(stream.ToArray()));

        Assert.That(() => sgd.load_state_dict(Reader()), Throws.InstanceOf<InvalidDataException>());
        Assert.That(() => fewer.load_state_dict(Reader()), Throws.ArgumentException);
        Assert.That(() => groups.load_state_dict(Reader()), Throws.ArgumentException);
        Assert.That(() => sgd.load_state_dict(adam.state_dict()), Throws.ArgumentException);
        Assert.That(() => adam.add_param_group(new SGD.ParamGroup(parameters)), Throws.ArgumentException);
        var wrong = new Parameter(ones(9));
        using var shapes = optim.Adam([wrong, .. parameters[1..]]);
        Assert.That(() => shapes.load_state_dict(Reader()), Throws.ArgumentException.With.Message.Contains("shape"));
    }

    [Test]
    public void AddParamGroup_WithoutSettings_TakesTheOptimizers()
    {
        using var scope = NewDisposeScope();
        var (first, second) = (new Parameter(ones(1)), new Parameter(ones(1)));
        using var optimizer = optim.SGD([first], 0.5, momentum: 0.25);
        var group = new SGD.ParamGroup { Parameters = [second] };
        optimizer.Momentum = 0.75;
        optimizer.add_param_group(group);
        Assert.That(group.LearningRate, Is.EqualTo(0.5));
        Assert.That(group.Options.momentum, Is.EqualTo(0.75));
        Assert.That(optimizer.parameters(), Is.EqualTo(new[] { first, second }));

        group.LearningRate = 2;
        (first.grad, second.grad) = (ones(1), ones(1));
        optimizer.step();

        Assert.That(first.item<float>(), Is.EqualTo(0.5f));
        Assert.That(second.item<float>(), Is.EqualTo(-1));
    }

    [Test]
    public void Step_WithClosure_ComputesTheLossWithGradientsOnAndReturnsIt()
    {
        using var scope = NewDisposeScope();
        var parameter = new Parameter(ones(1) * 3);
        using var optimizer = optim.SGD([parameter], 0.5);
        using var off = no_grad();
        var loss = optimizer.step(() =>
        {
            optimizer.zero_grad();
            var value = (parameter * parameter).sum();
            value.backward();
            return value;
        });
        Assert.That(loss!.item<float>(), Is.EqualTo(9));
        Assert.That(parameter.item<float>(), Is.EqualTo(0));
    }

    [Test]
    public void Step_OnASavedParameter_BackwardRefused()
    {
        using var scope = NewDisposeScope();
        var parameter = new Parameter(ones(2));
        using var optimizer = optim.SGD([parameter], 0.5);
        var loss = (parameter * parameter).sum();
        parameter.grad = ones(2);
        optimizer.step();
        Assert.That(loss.backward, Throws.InstanceOf<System.Runtime.InteropServices.ExternalException>());
    }

    [Test]
    public void Dispose_Optimizer_ReleasesStateButNotParameters()
    {
        using var scope = NewDisposeScope();
        var parameters = Parameters();
        var optimizer = optim.Adam(parameters);
        var state = (Adam.State)optimizer.state_dict().State[0];
        optimizer.Dispose();
        Assert.That(state.exp_avg!.IsInvalid, Is.True);
        Assert.That(parameters[0].IsInvalid, Is.False);
    }

    [Test]
    public void Settings_OutOfRange_Refused()
    {
        using var scope = NewDisposeScope();
        Parameter[] p = [new(ones(1))];
        Assert.That(() => optim.SGD(p, -1), Throws.ArgumentException);
        Assert.That(() => optim.SGD(p, 1, momentum: -1), Throws.ArgumentException);
        Assert.That(() => optim.SGD(p, 1, weight_decay: -1), Throws.ArgumentException);
        Assert.That(() => optim.SGD(p, 1, momentum: 0.5, dampening: 0.1, nesterov: true), Throws.ArgumentException);
        Assert.That(() => optim.AdamW(p, beta2: 1), Throws.ArgumentException);
        Assert.That(() => optim.AdamW(p, eps: -1), Throws.ArgumentException);
        Assert.That(() => optim.RMSProp(p, alpha: -1), Throws.ArgumentException);
        Assert.That(() => optim.RMSProp(p, momentum: -1), Throws.ArgumentException);
        Assert.That(() => optim.Adagrad(p, lr_decay: -1), Throws.ArgumentException);
        Assert.That(() => optim.Adagrad(p, initial_accumulator_value: -1), Throws.ArgumentException);
        Assert.That(() => optim.Adam((IEnumerable<Parameter>)null!), Throws.ArgumentNullException);
        Assert.That(() => optim.SGD([new Parameter(ones(1).to_type(float16))], 1).step(), Throws.Nothing, "no gradient");
    }

    private static long BytesOfSteps(OptimizerHelper optimizer)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            optimizer.step();
            optimizer.zero_grad();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static Parameter[] Parameters() =>
        [new(Formula.Make(1, [3, 5])), new(Formula.Make(2, [40_000])), new(Formula.Make(3, []))];

    private static Parameter[] Copies(Parameter[] parameters) => [.. parameters.Select(p => new Parameter(p.detach().clone()))];

    private static void Steps(optim.Optimizer optimizer, Parameter[] parameters, int from, int count)
    {
        for (var step = from; step < from + count; step++)
        {
            for (var i = 0; i < parameters.Length; i++)
            {
                parameters[i].grad = Formula.Make((ulong)((step * 10) + i), parameters[i].shape);
            }

            optimizer.step();
        }
    }
}
