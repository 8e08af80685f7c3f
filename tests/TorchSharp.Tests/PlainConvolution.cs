/// <summary>A convolution and its gradients by the definition, in double precision.</summary>
internal sealed class PlainConvolution(long[] image, long[] weight, long[] stride, long[] padding, long[] dilation)
{
    private readonly long _groups = image[1] / weight[1];

    /// <summary>Sizes of the result.</summary>
    public long[] Shape { get; } =
    [
        image[0],
        weight[0],
        ((image[2] + (2 * padding[0]) - (dilation[0] * (weight[2] - 1)) - 1) / stride[0]) + 1,
        ((image[3] + (2 * padding[1]) - (dilation[1] * (weight[3] - 1)) - 1) / stride[1]) + 1,
    ];

    /// <summary>The result and the gradients of input and weight.</summary>
    public (double[] Result, double[] GradInput, double[] GradWeight) Run(float[] x, float[] w, float[] gradient)
    {
        var (result, gradInput, gradWeight) = (new double[gradient.Length], new double[x.Length], new double[w.Length]);
        for (long tap = 0; tap < w.Length; tap++)
        {
            var (rest, kx) = Math.DivRem(tap, weight[3]);
            (rest, var ky) = Math.DivRem(rest, weight[2]);
            var (o, c) = Math.DivRem(rest, weight[1]);
            var channel = (o / (weight[0] / _groups) * weight[1]) + c;
            for (long place = 0; place < Shape[0] * Shape[2] * Shape[3]; place++)
            {
                var (line, ox) = Math.DivRem(place, Shape[3]);
                var (n, oy) = Math.DivRem(line, Shape[2]);
                var iy = (oy * stride[0]) + (ky * dilation[0]) - padding[0];
                var ix = (ox * stride[1]) + (kx * dilation[1]) - padding[1];
                if (iy < 0 || iy >= image[2] || ix < 0 || ix >= image[3])
                {
                    continue;
                }

                var from = (((((n * image[1]) + channel) * image[2]) + iy) * image[3]) + ix;
                var to = (((((n * Shape[1]) + o) * Shape[2]) + oy) * Shape[3]) + ox;
                result[to] += (double)x[from] * w[tap];
                gradInput[from] += (double)gradient[to] * w[tap];
                gradWeight[tap] += (double)gradient[to] * x[from];
            }
        }

        return (result, gradInput, gradWeight);
    }
}
