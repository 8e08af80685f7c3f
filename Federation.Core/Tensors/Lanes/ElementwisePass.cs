using System.Buffers;
using System.Runtime.CompilerServices;

namespace Federation.Core;

/// <summary>One pass of an <see cref="IElementwise"/> over lists of the same manifest, block by block on several threads.</summary>
internal sealed unsafe class ElementwisePass<TOp> : IDisposable
    where TOp : struct, IElementwise
{
    // What a block's operands take fits in the second-level cache, and the sums of blocks are few.
    private const int BlockLength = 4096;

    // Smaller steps are not worth a thread.
    private const int BlocksPerStep = 16;

    private readonly TOp _op;
    private readonly TensorManifest _manifest;
    private readonly List<MemoryHandle> _handles = [];

    // Four of each for every tensor.
    private readonly nint[] _inputs;
    private readonly nint[] _outputs;
    private readonly double[][] _sums;

    /// <summary>A pass over lists, whose memory stays where it is until the pass is disposed.</summary>
    /// <param name="op">The operation.</param>
    /// <param name="inputs">As many as the operation reads, of the same manifest.</param>
    /// <param name="outputs">As many as the operation writes, of the same manifest.</param>
    public ElementwisePass(TOp op, ReadOnlySpan<TensorList> inputs, ReadOnlySpan<TensorBuffer> outputs)
    {
        _op = op;
        _manifest = inputs[0].Manifest;
        _inputs = new nint[4 * _manifest.Count];
        _outputs = new nint[4 * _manifest.Count];
        _sums = [.. _manifest.Select(spec => new double[BlocksOf(spec)])];
        for (var tensor = 0; tensor < _manifest.Count; tensor++)
        {
            for (var i = 0; i < inputs.Length; i++)
            {
                _inputs[(4 * tensor) + i] = Pin(inputs[i][tensor].Data);
            }

            for (var i = 0; i < outputs.Length; i++)
            {
                _outputs[(4 * tensor) + i] = Pin(outputs[i][tensor]);
            }
        }
    }

    /// <summary>
    /// Computes the outputs; tensors without floating-point elements are taken over from the inputs of the same positions.
    /// </summary>
    /// <returns>The sum, in a fixed order, of what the operation left in its first operand.</returns>
    public double Run(int maxThreads)
    {
        new BlockSchedule(_manifest.Select(BlocksOf), BlocksPerStep).Run(maxThreads, RunBlock);
        var sum = 0.0;
        foreach (var ofBlock in _sums.SelectMany(ofTensor => ofTensor))
        {
            sum += ofBlock;
        }

        return sum;
    }

    public void Dispose()
    {
        foreach (var handle in _handles)
        {
            handle.Dispose();
        }
    }

    private static int BlocksOf(TensorSpec spec) => (int)((spec.ElementCount + BlockLength - 1) / BlockLength);

    private nint Pin(ReadOnlyMemory<byte> memory)
    {
        var handle = memory.Pin();
        _handles.Add(handle);
        return (nint)handle.Pointer;
    }

    [SkipLocalsInit]
    private void RunBlock(int tensor, int block)
    {
        var spec = _manifest[tensor];
        var start = block * BlockLength;
        var count = (int)Math.Min(BlockLength, spec.ElementCount - start);
        var size = spec.DType.SizeInBytes();
        var inputs = stackalloc nint[4];
        var outputs = stackalloc nint[4];
        for (var i = 0; i < 4; i++)
        {
            inputs[i] = _inputs[(4 * tensor) + i] + ((nint)start * size);
            outputs[i] = _outputs[(4 * tensor) + i] + ((nint)start * size);
        }

        _sums[tensor][block] = spec.DType switch
        {
            DType.Float32 => ElementwiseKernels<float, SingleLanes, TOp>.Run(_op, inputs, outputs, count),
            DType.Float64 => ElementwiseKernels<double, DoubleLanes, TOp>.Run(_op, inputs, outputs, count),
            DType.Float16 => ElementwiseKernels<Half, HalfLanes, TOp>.Run(_op, inputs, outputs, count),
            DType.BFloat16 => ElementwiseKernels<BFloat16, BFloat16Lanes, TOp>.Run(_op, inputs, outputs, count),
            _ => Copy(inputs, outputs, count * size),
        };
    }

    private static double Copy(nint* inputs, nint* outputs, int byteCount)
    {
        for (var i = 0; i < TOp.OutputCount; i++)
        {
            new ReadOnlySpan<byte>((void*)inputs[i], byteCount).CopyTo(new Span<byte>((void*)outputs[i], byteCount));
        }

        return 0;
    }
}
