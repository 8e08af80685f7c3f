namespace TorchSharp.Internal;

/// <summary>An image with its zero border. Without padding it is the image itself.</summary>
internal sealed unsafe class PaddedPlane
{
    private readonly ConvShape _shape;
    private readonly float* _memory;

    private PaddedPlane(ConvShape shape, float* memory)
    {
        _shape = shape;
        _memory = memory;
    }

    /// <summary>Elements of one channel.</summary>
    public long Area => _shape.PaddedHeight * _shape.PaddedWidth;

    public static PaddedPlane Create(ConvShape shape, ConvScratch scratch)
    {
        var padded = shape.PadY > 0 || shape.PadX > 0;
        return new PaddedPlane(
            shape,
            padded ? scratch.Zeros((shape.InChannels * shape.PaddedHeight * shape.PaddedWidth) + 16) : null);
    }

    /// <summary>The padded form of one image's channels.</summary>
    public float* Load(float* image)
    {
        if (_memory is null)
        {
            return image;
        }

        for (long c = 0; c < _shape.InChannels; c++)
        {
            for (long y = 0; y < _shape.Height; y++)
            {
                var to = _memory + (c * Area) + ((y + _shape.PadY) * _shape.PaddedWidth) + _shape.PadX;
                Buffer.MemoryCopy(image, to, _shape.Width * sizeof(float), _shape.Width * sizeof(float));
                image += _shape.Width;
            }
        }

        return _memory;
    }
}
