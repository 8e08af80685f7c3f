namespace Federation.Strategies.Tests;

[TestFixture]
public sealed class QFedAvgOracleTests
{
    [TestCaseSource(typeof(OracleCase), nameof(OracleCase.Source), new object[] { "qfedavg" })]
    public void Complete_SeveralRounds_WhatNumpyComputes(object item)
    {
        var run = (OracleCase)item;

        run.Check(new QFedAvg(new QFedAvgOptions
        {
            Q = run.Number("q"),
            ClientLearningRate = run.Number("rate"),
            Weights = run.Weights,
        }));
    }
}
