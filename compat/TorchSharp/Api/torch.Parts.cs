namespace TorchSharp;

public static partial class torch
{
    /// <summary>Views of neighbouring parts along a dimension.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="split_size_or_sections">The sizes of the parts.</param>
    /// <param name="dim">The dimension.</param>
    public static Tensor[] split(Tensor tensor, long[] split_size_or_sections, long dim = 0L) =>
        tensor.split(split_size_or_sections, dim);

    /// <summary>Views of a number of parts along a dimension.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="chunks">How many parts.</param>
    /// <param name="dim">The dimension.</param>
    public static Tensor[] chunk(Tensor input, long chunks, long dim = 0) => input.chunk(chunks, dim);

    /// <summary>Views of a number of parts along a dimension.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="indices_or_sections">How many parts, or where they begin.</param>
    /// <param name="dim">The dimension.</param>
    public static Tensor[] tensor_split(Tensor input, long indices_or_sections, long dim = 0L) =>
        input.tensor_split(indices_or_sections, dim);

    /// <summary>Views of parts along a dimension that begin at the places given.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="indices_or_sections">How many parts, or where they begin.</param>
    /// <param name="dim">The dimension.</param>
    public static Tensor[] tensor_split(Tensor input, long[] indices_or_sections, long dim = 0L) =>
        input.tensor_split(indices_or_sections, dim);

    /// <summary>Views of the slices along a dimension, which disappears.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dim">The dimension.</param>
    public static Tensor[] unbind(Tensor input, long dim = 0L) => input.unbind(dim);

    /// <summary>The tensor repeated along each dimension.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dims">How often along each dimension.</param>
    public static Tensor tile(Tensor input, long[] dims) => input.tile(dims);

    /// <summary>Each slice of a dimension repeated.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="repeats">How often.</param>
    /// <param name="dim">The dimension; if null, the elements in row-major order.</param>
    /// <param name="output_size">The size that the dimension gets, if known.</param>
    public static Tensor repeat_interleave(
        Tensor input, long repeats, long? dim = null, long? output_size = null) =>
        input.repeat_interleave(repeats, dim, output_size);

    /// <summary>Each slice of a dimension repeated.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="repeats">How often.</param>
    /// <param name="dim">The dimension; if null, the elements in row-major order.</param>
    /// <param name="output_size">The size that the dimension gets, if known.</param>
    public static Tensor repeat_interleave(
        Tensor input, Tensor repeats, long? dim = null, long? output_size = null) =>
        input.repeat_interleave(repeats, dim, output_size);

    /// <summary>Dimensions in the opposite direction.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dims">The dimensions.</param>
    public static Tensor flip(Tensor input, params long[] dims) => input.flip(dims);

    /// <summary>Columns in the opposite order.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor fliplr(Tensor input) => input.fliplr();

    /// <summary>Rows in the opposite order.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor flipud(Tensor input) => input.flipud();

    /// <summary>Elements moved along dimensions, what falls off the end comes in at the front.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="shifts">How far.</param>
    /// <param name="dims">The dimensions.</param>
    public static Tensor roll(Tensor input, long shifts, long? dims = null) => input.roll(shifts, dims);

    /// <summary>Elements moved along dimensions, what falls off the end comes in at the front.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="shifts">How far.</param>
    /// <param name="dims">The dimensions.</param>
    public static Tensor roll(Tensor input, (long, long) shifts, (long, long) dims) => input.roll(shifts, dims);

    /// <summary>Elements moved along dimensions, what falls off the end comes in at the front.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="shifts">How far.</param>
    /// <param name="dims">The dimensions.</param>
    public static Tensor roll(Tensor input, long[] shifts, long[] dims) => input.roll(shifts, dims);

    /// <summary>Elements moved along dimensions, what falls off the end comes in at the front.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="shifts">How far.</param>
    public static Tensor roll(Tensor input, long[] shifts) => input.roll(shifts);
}
