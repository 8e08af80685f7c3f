namespace Federation.Strategies.Tests;

[TestFixture]
public sealed class FedNovaOracleTests
{
    [TestCaseSource(typeof(OracleCase), nameof(OracleCase.Source), new object[] { "fednova" })]
    public void Complete_SeveralRounds_WhatNumpyComputes(object item)
    {
        var run = (OracleCase)item;

        var strategy = new FedNova(new FedNovaOptions
        {
            ClientMomentum = run.Number("momentum"),
            ProximalMu = run.Number("mu"),
            ClientLearningRate = run.Number("rate"),
            ServerMomentum = run.Number("server_momentum"),
        });

        // The clients' scaled steps are rounded to float32 before they are lengthened again.
        run.Check(strategy, absolute: 2e-7);
    }
}
