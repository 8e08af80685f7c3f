using Federation.Core;

namespace Federation.Strategies.Tests;

/// <summary>Updates as the server gives them to an aggregation.</summary>
internal static class Updates
{
    /// <summary>A client of that name without properties.</summary>
    public static ClientInfo Client(string id) => new(id, ScalarMap.Empty);

    /// <summary>A list of one float32 tensor "w".</summary>
    public static TensorList Model(params float[] values) => new(Tensor.FromArray("w", values));

    /// <summary>What the named client answers who started from that model.</summary>
    public static ClientUpdate Of(
        string client, TensorList origin, TensorList parameters, long exampleCount = 1, ScalarMap? metrics = null, int round = 1) =>
        new(
            Client(client),
            new ClientInstruction(origin, ScalarMap.Empty),
            new FitResult(parameters, exampleCount, metrics ?? ScalarMap.Empty),
            round);
}
