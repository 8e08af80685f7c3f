using Federation.Core;
using Federation.Strategies;

namespace Federation.Server.Tests.Support;

/// <summary>Federated averaging over all clients.</summary>
internal static class TestStrategy
{
    public static FedAvgOptions Options(int clients, bool evaluates = false, TimeSpan? timeout = null, int minResults = 1) =>
        Options(clients, Models.Of(0, 0, 0), evaluates, timeout, minResults);

    public static FedAvgOptions Options(
        int clients, TensorList? initial, bool evaluates = false, TimeSpan? timeout = null, int minResults = 1) => new()
    {
        InitialParameters = initial,
        MinFitClients = clients,
        MinAvailableClients = clients,
        MinFitResults = minResults,
        FractionEvaluate = evaluates ? 1 : 0,
        MinEvaluateClients = clients,
        FitTimeout = timeout,
    };

    public static FedAvg Of(int clients, bool evaluates = false, TimeSpan? timeout = null, int minResults = 1) =>
        new(Options(clients, evaluates, timeout, minResults));
}
