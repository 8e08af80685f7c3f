namespace Federation.Core;

/// <summary>The weighted sum of one tensor over all updates. Exact, so that the order of addition does not matter.</summary>
/// <remarks>
/// Elements are handled in tiles. Different tiles may be handled by different threads at once, one tile by one at a time.
/// </remarks>
internal abstract class TensorSum
{
    /// <summary>Blocks in a tile: few enough that sums and elements stay in the first-level cache.</summary>
    public const int BlocksPerTile = 4;

    /// <summary>Elements in a tile.</summary>
    public const int TileLength = BlocksPerTile * LimbStore.BlockLength;

    /// <summary>The sum for tensors of a description.</summary>
    public static TensorSum Create(TensorSpec spec) => spec.DType switch
    {
        DType.Float32 => new FloatSum<float, SingleFormat>(spec.ElementCount),
        DType.Float16 => new FloatSum<Half, HalfFormat>(spec.ElementCount),
        DType.BFloat16 => new FloatSum<BFloat16, BFloat16Format>(spec.ElementCount),
        DType.Float64 => new DoubleSum(spec.ElementCount),
        DType.Int8 => new IntegerSum<sbyte>(spec.ElementCount),
        DType.Int32 => new IntegerSum<int>(spec.ElementCount),
        DType.Int64 => new IntegerSum<long>(spec.ElementCount),
        DType.UInt8 => new IntegerSum<byte>(spec.ElementCount),
        _ => new BoolSum(spec.ElementCount),
    };

    /// <summary>
    /// Adds weight × elements. Blocks with an unusable value are left out, the same whatever the weight, so that adding once more
    /// with the opposite weight takes back what was added.
    /// </summary>
    /// <param name="tile">Which tile.</param>
    /// <param name="elements">The tile's elements as bytes.</param>
    /// <param name="weight">Not 0; its magnitude is less than 2^29.</param>
    /// <returns>False if a block was left out.</returns>
    public abstract bool TryAdd(int tile, ReadOnlySpan<byte> elements, long weight);

    /// <summary>Writes the mean of a tile's elements.</summary>
    /// <param name="tile">Which tile.</param>
    /// <param name="totalWeight">The sum of the weights, at least 1.</param>
    /// <param name="elements">Where to: the tile's elements as bytes.</param>
    public abstract void WriteMean(int tile, long totalWeight, Span<byte> elements);

    /// <summary>The position of the first value that is left out, or -1.</summary>
    /// <param name="elements">All elements of the tensor as bytes.</param>
    /// <param name="value">The value.</param>
    public virtual long FindUnusable(ReadOnlySpan<byte> elements, out double value)
    {
        value = 0;
        return -1;
    }

    /// <summary>Makes the sum 0, keeping its memory.</summary>
    public abstract void Reset();
}
