using Federation.Core;

namespace Federation.Server.Tests.Support;

/// <summary>Small models.</summary>
internal static class Models
{
    public static TensorList Of(params float[] values) => new(Tensor.FromArray("w", values));

    public static TensorList Filled(int count, float value)
    {
        var values = new float[count];
        Array.Fill(values, value);
        return Of(values);
    }

    public static float[] Values(TensorList model) => model[0].AsSpan<float>().ToArray();

    public static float First(TensorList model) => model[0].AsSpan<float>()[0];

    public static TensorList Add(TensorList model, float step)
    {
        var values = Values(model);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] += step;
        }

        return Of(values);
    }
}
