using System.Runtime.CompilerServices;

namespace Federation.Core;

/// <summary>Encodes a client's updates, and carries from one to the next what the encoding lost.</summary>
/// <remarks>Not safe for concurrent use; large updates are worked on by several threads.</remarks>
internal sealed class UpdateEncoder
{
    private DeltaLayout? _layout;

    // What was lost of each floating-point tensor; while an update is encoded, its differences.
    private float[][] _deltas = [];
    private bool _carries;

    // What another encoder lost, until the first update shows which tensors the model has.
    private TensorList? _given;

    /// <summary>The most threads that work at once, at least 1; as many as there are processors unless said otherwise.</summary>
    public int MaxThreads { get; init; } = Environment.ProcessorCount;

    /// <summary>
    /// What is carried over to the next update, a float32 tensor for each floating-point tensor of the model; null if there is nothing.
    /// Set it to what another encoder carried over: it is copied, and it is forgotten if the next update's model has other tensors.
    /// </summary>
    public TensorList? Residual
    {
        get => _given ?? (_carries ? CopyOfDeltas() : null);
        set => (_given, _layout, _carries) = (value, null, false);
    }

    /// <summary>Encodes an update.</summary>
    /// <param name="compression">How.</param>
    /// <param name="update">The update.</param>
    /// <param name="origin">The model that it started from.</param>
    /// <returns>
    /// Null if the update does not consist of the model's tensors, or a difference is not finite or too large: nothing has changed then.
    /// </returns>
    public TensorList? Encode(UpdateCompression compression, TensorList update, TensorList origin)
    {
        var codec = DeltaCodecs.Find(compression.Encoding)!;
        if (!update.Manifest.Equals(origin.Manifest))
        {
            return null;
        }

        var layout = LayoutOf(origin.Manifest);
        var limit = BitConverter.SingleToInt32Bits(codec.MaxMagnitude);
        if (LargestMagnitude(layout, update, origin) >= limit)
        {
            return null;
        }

        var adds = _carries && compression.ErrorFeedback;
        layout.ForEachPiece(MaxThreads, i => Subtract(layout.Pieces[i], update, origin, _deltas, adds));
        _carries = compression.ErrorFeedback;
        return codec.Encode(compression, layout, update, _deltas, MaxThreads);
    }

    private DeltaLayout LayoutOf(TensorManifest manifest)
    {
        if (_layout is null || !_layout.Manifest.Equals(manifest))
        {
            _layout = new DeltaLayout(manifest);
            _deltas = [.. manifest.Select(spec => spec.DType.IsFloatingPoint() ? GC.AllocateUninitializedArray<float>((int)spec.ElementCount) : [])];
            _carries = _given is not null && TryTakeDeltas(_given);
            _given = null;
        }

        return _layout;
    }

    private TensorList CopyOfDeltas() => new(_layout!.Manifest.Zip(_deltas)
        .Where(pair => pair.First.DType.IsFloatingPoint())
        .Select(pair => Tensor.FromArray(pair.First.Name, (float[])pair.Second.Clone(), pair.First.Shape.AsSpan())));

    private bool TryTakeDeltas(TensorList given)
    {
        var expected = _layout!.Manifest.Where(spec => spec.DType.IsFloatingPoint())
            .Select(spec => new TensorSpec(spec.Name, DType.Float32, spec.Shape.AsSpan()));
        if (!given.Manifest.SequenceEqual(expected))
        {
            return false;
        }

        foreach (var tensor in given)
        {
            tensor.AsSpan<float>().CopyTo(_deltas[_layout.Manifest.IndexOf(tensor.Name)]);
        }

        return true;
    }

    private int LargestMagnitude(DeltaLayout layout, TensorList update, TensorList origin)
    {
        var largest = new int[layout.Pieces.Length];
        layout.ForEachPiece(MaxThreads, i => largest[i] = LargestMagnitude(layout.Pieces[i], update, origin));
        return largest.Length == 0 ? 0 : largest.Max();
    }

    [SkipLocalsInit]
    private static int LargestMagnitude(Piece piece, TensorList update, TensorList origin)
    {
        Span<float> scratch = stackalloc float[DeltaLayout.PieceLength];
        var deltas = scratch[..piece.Count];
        DeltaArithmetic.Subtract(piece.DType, update[piece.Tensor].Data.Span, origin[piece.Tensor].Data.Span, piece.Start, deltas);
        return DeltaKernels.LargestMagnitude(deltas);
    }

    [SkipLocalsInit]
    private static void Subtract(Piece piece, TensorList update, TensorList origin, float[][] deltas, bool adds)
    {
        Span<float> scratch = stackalloc float[DeltaLayout.PieceLength];
        var values = deltas[piece.Tensor].AsSpan(piece.Start, piece.Count);
        var to = adds ? scratch[..piece.Count] : values;
        DeltaArithmetic.Subtract(piece.DType, update[piece.Tensor].Data.Span, origin[piece.Tensor].Data.Span, piece.Start, to);
        if (adds)
        {
            DeltaKernels.Add(to, values);
        }
    }
}
