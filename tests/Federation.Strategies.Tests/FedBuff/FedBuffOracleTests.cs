namespace Federation.Strategies.Tests;

[TestFixture]
public sealed class FedBuffOracleTests
{
    [TestCaseSource(typeof(OracleCase), nameof(OracleCase.Source), new object[] { "fedbuff" })]
    public void Complete_UpdatesOfEarlierRounds_WhatNumpyComputes(object item)
    {
        var run = (OracleCase)item;
        var power = run.Number("power");

        var strategy = new FedBuff(new FedBuffOptions
        {
            BufferSize = (int)run.Number("buffer"),
            Concurrency = (int)run.Number("concurrency"),
            ServerLearningRate = run.Number("rate"),
            StalenessWeight = power == 0.5 ? StalenessWeights.InverseSquareRoot : staleness => Math.Pow(1 + staleness, -power),
            Weights = run.Weights,
        });

        // The clients' weighted steps are rounded to float32 before they are summed.
        run.Check(strategy, absolute: 2e-7);
    }
}
