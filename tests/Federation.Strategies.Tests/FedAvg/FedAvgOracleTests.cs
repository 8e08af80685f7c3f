namespace Federation.Strategies.Tests;

[TestFixture]
public sealed class FedAvgOracleTests
{
    [TestCaseSource(typeof(OracleCase), nameof(OracleCase.Source), new object[] { "mean" })]
    public void Complete_SeveralRounds_WhatNumpyComputes(object item)
    {
        var mean = (OracleCase)item;

        mean.Check(new FedAvg(new FedAvgOptions { Weights = mean.Weights }));
    }
}
