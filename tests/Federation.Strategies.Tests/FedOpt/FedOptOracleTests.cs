namespace Federation.Strategies.Tests;

[TestFixture]
public sealed class FedOptOracleTests
{
    [TestCaseSource(typeof(OracleCase), nameof(OracleCase.Source), new object[] { "fedopt" })]
    public void Complete_SeveralRounds_WhatNumpyComputes(object item)
    {
        var run = (OracleCase)item;

        run.Check(Make(run), absolute: 2e-7);
    }

    // Half a unit in the last place of a float16 near 1, where the last rounding falls on the other side.
    [TestCaseSource(typeof(OracleCase), nameof(OracleCase.Source), new object[] { "fedopt_half" })]
    public void Complete_Float16_WhatNumpyComputes(object item)
    {
        var run = (OracleCase)item;

        run.Check(Make(run), relative: 0, absolute: 5e-4);
    }

    private static FedAvg Make(OracleCase run) => run.Text("strategy") switch
    {
        "momentum" => new FedAvgM(new FedAvgMOptions { ServerLearningRate = run.Number("eta"), ServerMomentum = run.Number("beta1") }),
        "adagrad" => new FedAdagrad(new FedAdagradOptions
        {
            ServerLearningRate = run.Number("eta"), Beta1 = run.Number("beta1"), Tau = run.Number("tau"),
        }),
        "adam" => new FedAdam(new FedAdamOptions
        {
            ServerLearningRate = run.Number("eta"), Beta1 = run.Number("beta1"), Beta2 = run.Number("beta2"), Tau = run.Number("tau"),
        }),
        "yogi" => new FedYogi(new FedYogiOptions
        {
            ServerLearningRate = run.Number("eta"), Beta1 = run.Number("beta1"), Beta2 = run.Number("beta2"), Tau = run.Number("tau"),
        }),
        _ => throw new ArgumentException("The fixture names a strategy that is not known.", nameof(run)),
    };
}
