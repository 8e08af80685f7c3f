namespace Federation.Strategies.Tests;

/// <summary>The robust strategies against what Oracle/robust_cases.py works out.</summary>
[TestFixture]
public sealed class RobustOracleTests
{
    [TestCaseSource(typeof(OracleCase), nameof(OracleCase.Source), new object[] { "median" })]
    public void FedMedian_SeveralRounds_WhatNumpyComputes(object item) => ((OracleCase)item).Check(new FedMedian());

    [TestCaseSource(typeof(OracleCase), nameof(OracleCase.Source), new object[] { "trimmed" })]
    public void FedTrimmedAvg_SeveralRounds_WhatNumpyComputes(object item)
    {
        var run = (OracleCase)item;

        run.Check(new FedTrimmedAvg(new FedTrimmedAvgOptions { Beta = run.Number("beta") }));
    }

    [TestCaseSource(typeof(OracleCase), nameof(OracleCase.Source), new object[] { "krum" })]
    public void Krum_SeveralRounds_WhatNumpyComputes(object item)
    {
        var run = (OracleCase)item;

        run.Check(new Krum(new KrumOptions { ByzantineClients = (int)run.Number("f") }));
    }

    [TestCaseSource(typeof(OracleCase), nameof(OracleCase.Source), new object[] { "multi_krum" })]
    public void MultiKrum_SeveralRounds_WhatNumpyComputes(object item)
    {
        var run = (OracleCase)item;

        run.Check(new MultiKrum(new MultiKrumOptions { ByzantineClients = (int)run.Number("f"), SelectedClients = (int?)Optional(run, "m") }));
    }

    [TestCaseSource(typeof(OracleCase), nameof(OracleCase.Source), new object[] { "bulyan" })]
    public void Bulyan_SeveralRounds_WhatNumpyComputes(object item)
    {
        var run = (OracleCase)item;

        run.Check(new Bulyan(new BulyanOptions { ByzantineClients = (int)run.Number("f") }));
    }

    [TestCaseSource(typeof(OracleCase), nameof(OracleCase.Source), new object[] { "geometric_median" })]
    public void GeometricMedian_SeveralRounds_WhatNumpyComputes(object item)
    {
        var run = (OracleCase)item;
        var defaults = new GeometricMedianOptions();

        run.Check(new GeometricMedian(new GeometricMedianOptions
        {
            Iterations = (int?)Optional(run, "iterations") ?? defaults.Iterations,
            Smoothing = Optional(run, "smoothing") ?? defaults.Smoothing,
            Weights = run.Settings.TryGetProperty("weights", out _) ? MeanWeights.Uniform : defaults.Weights,
        }));
    }

    private static double? Optional(OracleCase run, string name) => run.Settings.TryGetProperty(name, out _) ? run.Number(name) : null;
}
