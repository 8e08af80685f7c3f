using System.Text.Json;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

[TestFixture]
public sealed class OptimizerTests
{
    // As in Oracle/optim_cases.py.
    private static readonly (long[] Shape, bool Transposed)[] Parameters =
        [([3, 5], false), ([7], false), ([], false), ([0, 3], false), ([35], false), ([4, 6], true)];

    public static IEnumerable<TestCaseData> Cases() => Fixture.Cases("optimizers").Select((item, index) =>
        new TestCaseData(item).SetArgDisplayNames(
            $"{index}: {item.Text("kind")} {item.Text("dtype")} {item.GetProperty("args")} {item.GetProperty("groups")}"));

    [TestCaseSource(nameof(Cases))]
    public void Step_FiveTimes_PyTorchsValues(JsonElement item)
    {
        using var scope = NewDisposeScope();
        var type = item.Text("dtype") == "float64" ? float64 : float32;
        var parameters = Parameters
            .Select((p, i) => new Parameter(Make(10 + i, p.Shape, p.Transposed, 2, type)))
            .ToArray();
        using var optimizer = Create(item, parameters);

        var recorded = 0;
        for (var step = 0; step < 5; step++)
        {
            for (var i = 0; i < parameters.Length; i++)
            {
                var (shape, transposed) = Parameters[i];
                parameters[i].grad = (i, step) == (1, 2) ? null : Make(100 + (10 * step) + i, shape, transposed, 1, type);
            }

            Assert.That(optimizer.step(), Is.Null);
            if (step is 0 or 1 or 4)
            {
                var values = item.GetProperty("values")[recorded++].EnumerateArray().ToArray();
                for (var i = 0; i < parameters.Length; i++)
                {
                    double[] expected = [.. values[i].EnumerateArray().Select(x => x.GetDouble())];
                    Expect.Close(parameters[i], expected, $"parameter {i} after step {step}", 1e-5, 1e-6);
                }
            }
        }
    }

    private static Tensor Make(int salt, long[] shape, bool transposed, double scale, ScalarType type) => transposed
        ? Formula.Make((ulong)salt, [shape[1], shape[0]], scale).to_type(type).transpose(0, 1)
        : Formula.Make((ulong)salt, shape, scale).to_type(type);

    private static optim.Optimizer Create(JsonElement item, Parameter[] parameters)
    {
        var o = item.GetProperty("args");
        var groups = item.GetProperty("groups");
        Parameter[] Half(int half) => [.. parameters.Where((_, i) => i % 2 == half)];
        IEnumerable<TGroup> Groups<TGroup>(Func<JsonElement, Parameter[], TGroup> make) =>
            groups.EnumerateArray().Select((settings, half) => make(settings, Half(half)));
        var single = groups.ValueKind == JsonValueKind.Null;
        var lr = Number(o, "lr");
        switch (item.Text("kind"))
        {
            case "SGD":
                var (momentum, dampening) = (Number(o, "momentum") ?? 0, Number(o, "dampening") ?? 0);
                var (nesterov, climb) = (Flag(o, "nesterov") ?? false, Flag(o, "maximize") ?? false);
                var decay = Number(o, "weight_decay") ?? 0;
                return single
                    ? optim.SGD(parameters, lr!.Value, momentum, dampening, decay, nesterov, climb)
                    : optim.SGD(
                        Groups((s, p) => new SGD.ParamGroup(
                            p, new SGD.Options { LearningRate = Number(s, "lr"), momentum = Number(s, "momentum") })),
                        lr!.Value,
                        momentum);
            case "Adam" or "AdamW" when single:
                Func<IEnumerable<Parameter>, double, double, double, double, double, bool, bool, optim.Optimizer> create =
                    item.Text("kind") == "Adam" ? optim.Adam : optim.AdamW;
                return create(
                    parameters,
                    lr!.Value,
                    Number(o, "beta1") ?? 0.9,
                    Number(o, "beta2") ?? 0.999,
                    Number(o, "eps") ?? 1e-8,
                    Number(o, "weight_decay") ?? 0,
                    Flag(o, "amsgrad") ?? false,
                    Flag(o, "maximize") ?? false);
            case "Adam":
                return optim.Adam(Groups((s, p) => new Adam.ParamGroup(p, Fill(new Adam.Options(), s))), lr!.Value);
            case "AdamW":
                return optim.AdamW(Groups((s, p) => new AdamW.ParamGroup(p, Fill(new AdamW.Options(), s))), lr!.Value);
            case "RMSProp":
                return single
                    ? optim.RMSProp(
                        parameters,
                        lr!.Value,
                        Number(o, "alpha") ?? 0.99,
                        Number(o, "eps") ?? 1e-8,
                        Number(o, "weight_decay") ?? 0,
                        Number(o, "momentum") ?? 0,
                        Flag(o, "centered") ?? false,
                        Flag(o, "maximize") ?? false)
                    : optim.RMSProp(
                        Groups((s, p) => new RMSProp.ParamGroup(
                            p,
                            new RMSProp.Options
                            {
                                LearningRate = Number(s, "lr"),
                                momentum = Number(s, "momentum"),
                                centered = Flag(s, "centered"),
                            })),
                        lr!.Value,
                        Number(o, "alpha")!.Value);
            default:
                return single
                    ? optim.Adagrad(
                        parameters,
                        lr!.Value,
                        Number(o, "lr_decay") ?? 0,
                        Number(o, "weight_decay") ?? 0,
                        Number(o, "initial_accumulator_value") ?? 0,
                        Number(o, "eps") ?? 1e-10)
                    : optim.Adagrad(
                        Groups((s, p) => new Adagrad.ParamGroup(
                            p,
                            new Adagrad.Options { LearningRate = Number(s, "lr"), lr_decay = Number(s, "lr_decay") })),
                        lr!.Value);
        }
    }

    private static TOptions Fill<TOptions>(TOptions options, JsonElement s)
        where TOptions : OptimizerOptions
    {
        options.LearningRate = Number(s, "lr");
        switch (options)
        {
            case AdamW.Options w:
                w.weight_decay = Number(s, "weight_decay");
                break;
            case Adam.Options a:
                (a.beta1, a.beta2, a.amsgrad) = (Number(s, "beta1"), Number(s, "beta2"), Flag(s, "amsgrad"));
                break;
        }

        return options;
    }

    private static double? Number(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) ? value.GetDouble() : null;

    private static bool? Flag(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) ? value.GetBoolean() : null;
}
