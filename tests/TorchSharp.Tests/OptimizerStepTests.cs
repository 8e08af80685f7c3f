using TorchSharp;
using TorchSharp.Modules;
using static OptimizerSamples;
using static TorchSharp.torch;

[TestFixture]
[NonParallelizable]
public sealed class OptimizerStepTests
{
    [TestCaseSource(typeof(OptimizerSamples), nameof(OptimizerSamples.Cases))]
    public void Step_InSteadyState_AllocatesNothing(Func<IEnumerable<Parameter>, OptimizerHelper> create)
    {
        using var scope = NewDisposeScope();
        var parameters = Parameters();
        using var optimizer = create(parameters);
        Steps(optimizer, parameters, 0, 3);

        // The first rounds run code that is not yet compiled to its final form.
        Assert.That(Enumerable.Range(0, 300).Any(_ => BytesOfSteps(optimizer) == 0), Is.True);
    }

    [TestCaseSource(typeof(OptimizerSamples), nameof(OptimizerSamples.Cases))]
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
}
