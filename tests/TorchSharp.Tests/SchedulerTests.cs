using System.Text.Json;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;
using static TorchSharp.torch.optim.lr_scheduler;

[TestFixture]
public sealed class SchedulerTests
{
    // As in Oracle/optim_cases.py.
    private static readonly double[] Metrics =
        [1.0, 0.9, 0.9, 0.9, 0.95, 0.95, 0.5, 0.6, 0.6, 0.6, 0.6, 0.6, 0.4999, 0.7, 0.7, 0.7, 0.7];

    private static readonly Dictionary<string, Func<double, double>> Functions = new()
    {
        ["half"] = epoch => Math.Pow(0.5, epoch),
        ["slow"] = epoch => 1 / (1 + (0.1 * epoch)),
    };

    private readonly List<IDisposable> _disposables = [];

    public static IEnumerable<TestCaseData> Cases() => Fixture.Cases("schedulers").Select((item, index) =>
        new TestCaseData(item).SetArgDisplayNames(
            $"{index}: {item.Text("kind")} {item.GetProperty("args")} {item.GetProperty("jumps")}"));

    [TearDown]
    public void DisposeAll()
    {
        _disposables.ForEach(item => item.Dispose());
        _disposables.Clear();
    }

    [TestCaseSource(nameof(Cases))]
    public void Step_ManyTimes_PyTorchsRatesAndMomenta(JsonElement item)
    {
        using var optimizer = item.Text("optimizer") == "SGD" ? Sgd() : AdamOfTwoGroups();
        var scheduler = Create(item.Text("kind"), optimizer, item.GetProperty("args"));
        var rates = item.GetProperty("rates").EnumerateArray().ToArray();
        var momenta = item.GetProperty("momenta").EnumerateArray().ToArray();
        for (var step = 0; ; step++)
        {
            var now = optimizer.ParamGroups.ToArray();
            for (var group = 0; group < now.Length; group++)
            {
                var momentum = now[group] is IMomentum m ? m.Momentum : ((IBetas)now[group]).Betas.Item1;
                Assert.That(
                    now[group].LearningRate,
                    Is.EqualTo(rates[step][group].GetDouble()).Within(1e-12),
                    $"rate of group {group} after {step} steps");
                Assert.That(
                    momentum,
                    Is.EqualTo(momenta[step][group].GetDouble()).Within(1e-12),
                    $"momentum of group {group} after {step} steps");
            }

            Assert.That(scheduler.get_last_lr(), Is.EqualTo(now.Select(group => group.LearningRate)));
            if (step == rates.Length - 1)
            {
                return;
            }

            Step(scheduler, item, step);
        }
    }

    [Test]
    public void Scheduler_ArgumentsThatDoNotFit_Refused()
    {
        using var sgd = Sgd();
        using var adam = AdamOfTwoGroups();
        Assert.That(() => CyclicLR(adam, 0.1, 0.2), Throws.ArgumentException, "no momentum");
        Assert.That(() => CyclicLR(sgd, [0.1], [0.2, 0.3]), Throws.ArgumentException, "one rate for two groups");
        Assert.That(() => OneCycleLR(sgd, 0.1), Throws.ArgumentException, "no number of steps");
        Assert.That(() => OneCycleLR(sgd, 0.1, total_steps: 0), Throws.ArgumentException);
        Assert.That(() => OneCycleLR(sgd, 0.1, epochs: 3), Throws.ArgumentException);
        Assert.That(() => OneCycleLR(sgd, 0.1, total_steps: 5, pct_start: 1.5), Throws.ArgumentException);
        Assert.That(() => ReduceLROnPlateau(sgd, "least"), Throws.ArgumentException);
        Assert.That(() => ReduceLROnPlateau(sgd, threshold_mode: "none"), Throws.ArgumentException);
        Assert.That(() => ReduceLROnPlateau(sgd, factor: 1), Throws.ArgumentException);
        Assert.That(() => SequentialLR(sgd, [StepLR(sgd, 1)], [1]), Throws.ArgumentException);
        Assert.That(() => SequentialLR(sgd, [StepLR(adam, 1)], []), Throws.ArgumentException);
        Assert.That(() => LambdaLR(null!, epoch => epoch), Throws.InstanceOf<Exception>());
    }

    [Test]
    public void OneCycle_MoreStepsThanTold_InvalidOperation()
    {
        using var optimizer = Sgd();
        var scheduler = OneCycleLR(optimizer, 1, total_steps: 2);
        scheduler.step();
        scheduler.step();
        Assert.That(scheduler.step, Throws.InvalidOperationException);
    }

    [Test]
    public void Plateau_SteppedWithoutMetric_InvalidOperation()
    {
        using var optimizer = Sgd();
        var scheduler = ReduceLROnPlateau(optimizer);
        Assert.That(scheduler.step, Throws.InvalidOperationException);
        Assert.That(() => scheduler.step((int?)3), Throws.InvalidOperationException);
    }

    private static void Step(LRScheduler scheduler, JsonElement item, int step)
    {
        if (item.Text("kind") == "ReduceLROnPlateau")
        {
            scheduler.step(Metrics[step]);
        }
        else if (item.GetProperty("jumps") is { ValueKind: JsonValueKind.Array } jumps)
        {
            scheduler.step((int?)jumps[step].GetInt32());
        }
        else
        {
            scheduler.step();
        }
    }

    private static LRScheduler Create(string kind, Optimizer optimizer, JsonElement args)
    {
        double Number(string name, double other) => args.TryGetProperty(name, out var v) ? v.GetDouble() : other;
        int Whole(string name, int other) => args.TryGetProperty(name, out var v) ? v.GetInt32() : other;
        string Word(string name, string other) => args.TryGetProperty(name, out var v) ? v.GetString()! : other;
        bool Flag(string name, bool other) => args.TryGetProperty(name, out var v) ? v.GetBoolean() : other;
        double[]? Numbers(string name) => !args.TryGetProperty(name, out var v) ? null
            : v.ValueKind == JsonValueKind.Array ? [.. v.EnumerateArray().Select(x => x.GetDouble())] : [v.GetDouble()];
        LRScheduler[] Parts() =>
            [.. args.GetProperty("schedulers").EnumerateArray().Select(p => Create(p[0].GetString()!, optimizer, p[1]))];
        int[] Milestones() => [.. args.GetProperty("milestones").EnumerateArray().Select(x => x.GetInt32())];
        Func<int, double>[] Lambdas() => [.. args.GetProperty("lr_lambda").EnumerateArray()
            .Select(f => Functions[f.GetString()!]).Select(f => (Func<int, double>)(epoch => f(epoch)))];
        var last = Whole("last_epoch", -1);
        switch (kind)
        {
            case "StepLR":
                return StepLR(optimizer, Whole("step_size", 0), Number("gamma", 0.1), last);
            case "MultiStepLR":
                return MultiStepLR(optimizer, Milestones(), Number("gamma", 0.1), last);
            case "ConstantLR":
                return args.EnumerateObject().Any()
                    ? ConstantLR(optimizer, Number("factor", 0), Whole("total_iters", 0), last)
                    : ConstantLR(optimizer);
            case "LinearLR":
                return args.EnumerateObject().Any()
                    ? LinearLR(optimizer, Number("start_factor", 0), Number("end_factor", 0), Whole("total_iters", 0), last)
                    : LinearLR(optimizer);
            case "ExponentialLR":
                return ExponentialLR(optimizer, Number("gamma", 0.1), last);
            case "PolynomialLR":
                return PolynomialLR(optimizer, Whole("total_iters", 5), Whole("power", 1), last);
            case "CosineAnnealingLR":
                return CosineAnnealingLR(optimizer, Number("T_max", 0), Number("eta_min", 0), last);
            case "LambdaLR":
                return Lambdas() is [var f, var g] && f == g
                    ? LambdaLR(optimizer, f)
                    : new impl.LambdaLR(optimizer, Lambdas());
            case "MultiplicativeLR":
                return new impl.MultiplicativeLR(optimizer, Lambdas());
            case "ReduceLROnPlateau":
                return ReduceLROnPlateau(
                    optimizer,
                    Word("mode", "min"),
                    Number("factor", 0.1),
                    Whole("patience", 10),
                    Number("threshold", 1e-4),
                    Word("threshold_mode", "rel"),
                    Whole("cooldown", 0),
                    Numbers("min_lr"),
                    Number("eps", 1e-8));
            case "CyclicLR":
                var mode = Enum.Parse<impl.CyclicLR.Mode>(Word("mode", "triangular").Replace("_", ""), ignoreCase: true);
                var scale = args.TryGetProperty("scale_fn", out var name) ? Functions[name.GetString()!] : null;
                var by = Enum.Parse<impl.CyclicLR.ScaleMode>(Word("scale_mode", "cycle"), ignoreCase: true);
                var (up, down) = (Whole("step_size_up", 0), Whole("step_size_down", -1));
                return Numbers("base_lr") is { Length: 1 } one
                    ? CyclicLR(
                        optimizer,
                        one[0],
                        Number("max_lr", 0),
                        up,
                        down,
                        mode,
                        Number("gamma", 1),
                        scale,
                        by,
                        Flag("cycle_momentum", true),
                        Number("base_momentum", 0.8),
                        Number("max_momentum", 0.9))
                    : CyclicLR(optimizer, Numbers("base_lr")!, Numbers("max_lr")!, up, down, mode, 1, scale, by);
            case "OneCycleLR":
                var form = Enum.Parse<impl.OneCycleLR.AnnealStrategy>(Word("anneal_strategy", "cos"), ignoreCase: true);
                var (total, epochs, each) = (Whole("total_steps", -1), Whole("epochs", -1), Whole("steps_per_epoch", -1));
                return Numbers("max_lr") is { Length: 1 } max
                    ? OneCycleLR(
                        optimizer,
                        max[0],
                        total,
                        epochs,
                        each,
                        Number("pct_start", 0.3),
                        form,
                        Flag("cycle_momentum", true),
                        div_factor: Number("div_factor", 25),
                        final_div_factor: Number("final_div_factor", 1e4),
                        three_phase: Flag("three_phase", false))
                    : OneCycleLR(optimizer, Numbers("max_lr")!, total, epochs, each, Number("pct_start", 0.3), form);
            case "SequentialLR":
                return SequentialLR(optimizer, Parts(), Milestones());
            case "ChainedLR":
                return ChainedLR(Parts());
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such scheduler.");
        }
    }

    private Parameter NewParameter()
    {
        var parameter = new Parameter(ones(1));
        _disposables.Add(parameter);
        return parameter;
    }

    private Optimizer Sgd() => SGD(
        [
            new SGD.ParamGroup([NewParameter()], lr: 0.5, momentum: 0.9),
            new SGD.ParamGroup([NewParameter()], lr: 0.08, momentum: 0.7),
        ],
        learningRate: 1);

    private Optimizer AdamOfTwoGroups() => Adam(
        [new Adam.ParamGroup([NewParameter()], lr: 0.5), new Adam.ParamGroup([NewParameter()], lr: 0.08)], lr: 1);
}
