using System.Runtime.InteropServices;
using Federation.Core;

namespace Federation.Simulation.Tests.Support;

/// <summary>Models of one small tensor.</summary>
internal static class Models
{
    public static TensorList Of(params float[] values) => new(Tensor.FromArray("w", values));

    public static float[] ValuesOf(TensorList model) => MemoryMarshal.Cast<byte, float>(model[0].Data.Span).ToArray();
}
