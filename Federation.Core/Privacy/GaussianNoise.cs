using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Federation.Core;

/// <summary>
/// Independent normal noise for the floating-point tensors of a model. The same seed and the same calls give the same noise, whatever the
/// number of threads.
/// </summary>
/// <remarks>
/// <para>The numbers come from ChaCha20 by Box and Muller's transform, in float64; their magnitudes end at 8.49 standard deviations. A sum
/// with noise is rounded to the tensor's type once, and kept within its finite range.</para>
/// <para>That floating-point noise is not continuous, so that the lowest bits of a sum tell something of what was there before (Mironov
/// 2012), is neglected, as is usual. Not safe for concurrent use; large tensors are worked on by several threads.</para>
/// </remarks>
public sealed class GaussianNoise
{
    // What a thread takes at once: a millisecond's work.
    private const int BlocksPerStep = 64;

    private readonly ChaCha20 _random;
    private ulong _stream;

    /// <summary>Noise that nobody can predict: its key comes from the operating system's random numbers.</summary>
    public GaussianNoise()
        : this(RandomNumberGenerator.GetBytes(ChaCha20.KeySize))
    {
    }

    /// <summary>Noise that can be repeated, for tests and simulations: it hides nothing from whoever knows the seed.</summary>
    /// <param name="seed">Decides all of the noise.</param>
    public GaussianNoise(long seed)
        : this(KeyOf(seed))
    {
    }

    private GaussianNoise(byte[] key) => _random = new ChaCha20(key);

    /// <summary>The most threads that work at once, at least 1; as many as there are processors unless said otherwise.</summary>
    public int MaxThreads { get; init; } = Environment.ProcessorCount;

    /// <summary>How many rows of numbers have been used; set it to go on where another of the same seed stopped.</summary>
    internal ulong Position
    {
        get => _stream;
        set => _stream = value;
    }

    /// <summary>The next standard normal number.</summary>
    public double Next()
    {
        Span<double> numbers = stackalloc double[NormalStream.Step];
        new NormalStream(_random, _stream++).Read(0, numbers);
        return numbers[0];
    }

    /// <summary>A model with noise in each element of its floating-point tensors; the others are the model's.</summary>
    /// <param name="model">The model, which is not changed.</param>
    /// <param name="stddev">The noise's standard deviation: finite, at least 0; at 0 the result is the model.</param>
    /// <exception cref="ArgumentOutOfRangeException">The standard deviation is out of range.</exception>
    public TensorList AddTo(TensorList model, double stddev)
    {
        ArgumentNullException.ThrowIfNull(model);
        Check(stddev);
        return stddev == 0 ? model : Sum(model, null, stddev);
    }

    /// <summary>A model moved by a change and noise, the sum rounded once; its tensors of other types are the change's.</summary>
    /// <param name="model">The model, which is not changed.</param>
    /// <param name="change">What is added: tensors of the same names, float32 in place of narrower types.</param>
    /// <param name="stddev">The noise's standard deviation: finite, at least 0.</param>
    internal TensorList AddTo(TensorList model, TensorList change, double stddev)
    {
        Check(stddev);
        return Sum(model, change, stddev);
    }

    private static byte[] KeyOf(long seed)
    {
        var key = new byte[ChaCha20.KeySize];
        BinaryPrimitives.WriteInt64LittleEndian(key, seed);
        return key;
    }

    private static void Check(double stddev)
    {
        if (!(stddev >= 0 && double.IsFinite(stddev)))
        {
            throw new ArgumentOutOfRangeException(nameof(stddev), stddev, "The standard deviation must be finite and at least 0.");
        }
    }

    private TensorList Sum(TensorList model, TensorList? change, double stddev)
    {
        var result = new TensorBuffer(model.Manifest);
        var blocks = new BlockSchedule(model.Manifest.Select(NoiseBlock.CountOf), BlocksPerStep);

        // Each tensor has a stream of its own, so that no number is used twice.
        var first = _stream;
        _stream += (ulong)model.Count;
        blocks.Run(MaxThreads, (tensor, block) =>
        {
            var noise = new NoiseBlock(new NormalStream(_random, first + (ulong)tensor), block, stddev);
            Sum(model[tensor], change?[tensor], noise, result[tensor].Span);
        });
        return result.Tensors;
    }

    private static void Sum(Tensor model, Tensor? change, NoiseBlock noise, Span<byte> result)
    {
        switch (model.DType)
        {
            case DType.Float32:
                noise.Add<float, SingleLanes, float, SingleLanes>(model, change, float.MaxValue, result);
                break;
            case DType.Float64:
                noise.Add<double, DoubleLanes, double, DoubleLanes>(model, change, double.MaxValue, result);
                break;
            case DType.Float16:
                noise.Add<Half, HalfLanes, float, SingleLanes>(model, change, (double)Half.MaxValue, result);
                break;
            case DType.BFloat16:
                noise.Add<BFloat16, BFloat16Lanes, float, SingleLanes>(model, change, BFloat16Max, result);
                break;
            default:
                noise.Copy(change ?? model, result);
                break;
        }
    }

    private static double BFloat16Max => BitConverter.UInt32BitsToSingle(0x7F7F_0000);
}
