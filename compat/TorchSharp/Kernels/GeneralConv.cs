using System.Numerics;
using System.Runtime.InteropServices;

namespace TorchSharp.Internal;

/// <summary>Convolution of any stride and element type, tap by tap.</summary>
internal static unsafe class GeneralConv
{
    public static void Forward<T>(ConvShape shape, T* input, T* weight, T* bias, T* output)
        where T : unmanaged, INumber<T> => Images(
        shape,
        image =>
        {
            for (long o = 0; o < shape.OutChannels; o++)
            {
                var target = output + (((image * shape.OutChannels) + o) * shape.OutArea);
                new Span<T>(target, checked((int)shape.OutArea)).Fill(bias is null ? T.Zero : bias[o]);
                Taps(
                    shape,
                    o,
                    (channel, tap, run) =>
                    {
                        var source = input + (((image * shape.InChannels) + channel) * shape.InArea);
                        var factor = weight[(o * shape.Taps) + tap];
                        for (var x = run.First; x < run.End; x++)
                        {
                            target[run.Output + x] += factor * source[run.Input + (x * shape.StrideX)];
                        }
                    });
            }
        });

    public static void BackwardInput<T>(ConvShape shape, T* gradOutput, T* weight, T* gradInput)
        where T : unmanaged, INumber<T> => Images(
        shape,
        image =>
        {
            var planes = gradInput + (image * shape.InChannels * shape.InArea);
            new Span<T>(planes, checked((int)(shape.InChannels * shape.InArea))).Clear();
            for (long o = 0; o < shape.OutChannels; o++)
            {
                var gradient = gradOutput + (((image * shape.OutChannels) + o) * shape.OutArea);
                Taps(
                    shape,
                    o,
                    (channel, tap, run) =>
                    {
                        var target = planes + (channel * shape.InArea);
                        var factor = weight[(o * shape.Taps) + tap];
                        for (var x = run.First; x < run.End; x++)
                        {
                            target[run.Input + (x * shape.StrideX)] += factor * gradient[run.Output + x];
                        }
                    });
            }
        });

    public static void BackwardWeight<T>(ConvShape shape, T* input, T* gradOutput, T* gradWeight, T* gradBias)
        where T : unmanaged, INumber<T> => WorkPool.For(
        checked((int)shape.OutChannels),
        o =>
        {
            new Span<T>(gradWeight + (o * shape.Taps), checked((int)shape.Taps)).Clear();
            var total = T.Zero;
            for (long image = 0; image < shape.Batch; image++)
            {
                var gradient = gradOutput + (((image * shape.OutChannels) + o) * shape.OutArea);
                total += ReduceKernel.Sum(gradient, shape.OutArea);
                Taps(
                    shape,
                    o,
                    (channel, tap, run) =>
                    {
                        var source = input + (((image * shape.InChannels) + channel) * shape.InArea);
                        var sum = T.Zero;
                        for (var x = run.First; x < run.End; x++)
                        {
                            sum += gradient[run.Output + x] * source[run.Input + (x * shape.StrideX)];
                        }

                        gradWeight[(o * shape.Taps) + tap] += sum;
                    });
            }

            if (gradBias is not null)
            {
                gradBias[o] = total;
            }
        });

    private static void Images(ConvShape shape, Action<int> body) => WorkPool.For(checked((int)shape.Batch), body);

    /// <summary>Visits every row of outputs that a tap of one output channel reaches.</summary>
    private static void Taps(ConvShape shape, long outChannel, Action<long, long, Run> visit)
    {
        var firstChannel = outChannel / shape.GroupOut * shape.GroupIn;
        long tap = 0;
        for (long c = 0; c < shape.GroupIn; c++)
        {
            for (long ky = 0; ky < shape.KernelHeight; ky++)
            {
                for (long kx = 0; kx < shape.KernelWidth; kx++, tap++)
                {
                    var left = (kx * shape.DilationX) - shape.PadX;
                    var first = left >= 0 ? 0 : (-left + shape.StrideX - 1) / shape.StrideX;
                    var end = Math.Min(
                        shape.OutWidth, ((shape.Width - left - 1) / shape.StrideX) + 1);
                    if (shape.Width - left <= 0)
                    {
                        continue;
                    }

                    for (long y = 0; y < shape.OutHeight; y++)
                    {
                        var row = (y * shape.StrideY) + (ky * shape.DilationY) - shape.PadY;
                        if (row >= 0 && row < shape.Height)
                        {
                            visit(
                                firstChannel + c,
                                tap,
                                new Run((row * shape.Width) + left, y * shape.OutWidth, first, end));
                        }
                    }
                }
            }
        }
    }

    /// <summary>Outputs First to End of a row: output at Output + x, input at Input + x * stride.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Run(long Input, long Output, long First, long End);
}
