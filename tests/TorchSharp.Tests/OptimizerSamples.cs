using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

/// <summary>Each optimizer, and parameters to train with it.</summary>
internal static class OptimizerSamples
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

    public static IEnumerable<TestCaseData> Cases() =>
        Optimizers.Select(item => new TestCaseData(item.Create).SetArgDisplayNames(item.Name));

    public static Parameter[] Parameters() =>
        [new(Formula.Make(1, [3, 5])), new(Formula.Make(2, [40_000])), new(Formula.Make(3, []))];

    public static Parameter[] Copies(Parameter[] parameters) =>
        [.. parameters.Select(p => new Parameter(p.detach().clone()))];

    public static void Steps(optim.Optimizer optimizer, Parameter[] parameters, int from, int count)
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
