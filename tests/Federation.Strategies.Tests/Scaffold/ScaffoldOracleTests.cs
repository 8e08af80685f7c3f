using Federation.Core;

namespace Federation.Strategies.Tests;

[TestFixture]
public sealed class ScaffoldOracleTests
{
    [TestCaseSource(typeof(OracleCase), nameof(OracleCase.Source), new object[] { "scaffold" })]
    public void Complete_SeveralRounds_WhatNumpyComputes(object item)
    {
        var run = (OracleCase)item;
        var strategy = new Scaffold(new ScaffoldOptions
        {
            ClientCount = (int)run.Number("clients"),
            ServerLearningRate = run.Number("serverLearningRate"),
            Weights = run.Text("weights") == nameof(MeanWeights.Uniform) ? MeanWeights.Uniform : MeanWeights.ByExamples,
        });

        // The changes are numbers of up to 6, whose mean is rounded to float32 before much of it cancels against c.
        run.Check(strategy, afterRound: (round, _) => OracleCase.Compare(
            strategy.ControlVariate!, [.. round.More.GetProperty("c").EnumerateArray().Select(OracleTensors.Doubles)], "c", 2.5e-7, absolute: 5e-7));
    }
}
