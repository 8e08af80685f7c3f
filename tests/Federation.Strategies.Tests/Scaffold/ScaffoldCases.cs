using Federation.Core;

namespace Federation.Strategies.Tests;

internal sealed class ScaffoldCases : IStrategyCases
{
    public IEnumerable<StrategyCase> Cases =>
    [
        new("SCAFFOLD", () => new Scaffold()) { Auxiliary = ChangeOfControlVariate, OneUpdateIsItself = true },
        new("SCAFFOLD, server learning rate", () => new Scaffold(new ScaffoldOptions { ServerLearningRate = 0.5 })) { Auxiliary = ChangeOfControlVariate },
    ];

    private static TensorList ChangeOfControlVariate(ClientInstruction instruction, Random random) => TensorListMath.Add(
        TensorListMath.Scale(instruction.Parameters, random.NextDouble()), instruction.Auxiliary!, -0.5);
}
