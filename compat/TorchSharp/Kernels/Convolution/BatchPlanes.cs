using System.Numerics;
using System.Runtime.InteropServices;

namespace TorchSharp.Internal;

/// <summary>
/// All images and output gradients of a batch, laid out for a convolution channel by channel: a channel of one image is
/// followed by that of the next one, so that many images' channel fits into the cache.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly unsafe struct BatchPlanes<T>(
    ConvShape shape, InputPlanes inputs, T* input, T* inputPlanes, GradientPlanes gradients, T* gradOutput, T* planes)
    : IPartWork
    where T : unmanaged, INumber<T>
{
    /// <summary>The inputs.</summary>
    public T* Input => inputPlanes;

    /// <summary>From an input channel of one image to that of the next image.</summary>
    public long InputImage => inputs.Channel;

    /// <summary>From an input channel to the next one.</summary>
    public long InputChannel => shape.Batch * InputImage;

    /// <summary>The gradients.</summary>
    public T* Gradient => planes;

    /// <summary>From an output channel of one image to that of the next image.</summary>
    public long GradientImage => gradients.Channel;

    /// <summary>From an output channel to the next one.</summary>
    public long GradientChannel => shape.Batch * GradientImage;

    /// <summary>Lays out one image and its gradient.</summary>
    public void Run(int part)
    {
        var to = inputPlanes + (part * InputImage);
        Clear(to, InputImage, InputChannel, shape.InChannels);
        inputs.Load(input + (part * shape.InImage), to, InputChannel);
        to = planes + (part * GradientImage);
        Clear(to, GradientImage, GradientChannel, shape.OutChannels);
        gradients.Load(gradOutput + (part * shape.OutImage), to, GradientChannel);
    }

    private static void Clear(T* memory, long count, long distance, long times)
    {
        for (long i = 0; i < times; i++)
        {
            new Span<T>(memory + (i * distance), checked((int)count)).Clear();
        }
    }
}
