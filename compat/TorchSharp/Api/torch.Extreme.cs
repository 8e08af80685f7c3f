namespace TorchSharp;

public static partial class torch
{
    /// <summary>The greatest element.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor max(Tensor input) => input.max();

    /// <summary>The greatest elements along a dimension and where they are.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dim">The dimension.</param>
    /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
    public static (Tensor values, Tensor indexes) max(Tensor input, long dim, bool keepdim = false) =>
        input.max(dim, keepdim);

    /// <summary>Where the greatest element is, in row-major order.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor argmax(Tensor input) => input.argmax();

    /// <summary>Where the greatest elements along a dimension are.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dim">The dimension.</param>
    /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
    public static Tensor argmax(Tensor input, long dim, bool keepdim = false) => input.argmax(dim, keepdim);

    /// <summary>The greatest elements along dimensions; equals share the gradient.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dims">The dimensions.</param>
    /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
    /// <param name="out">Not supported; must be null.</param>
    public static Tensor amax(Tensor input, long[] dims, bool keepdim = false, Tensor? @out = null) =>
        input.amax(dims, keepdim, @out);

    /// <summary>The greatest elements along dimensions; equals share the gradient.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dims">The dimensions.</param>
    /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
    /// <param name="out">Not supported; must be null.</param>
    public static Tensor amax(Tensor input, ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) =>
        input.amax(dims, keepdim, @out);

    /// <summary>The least element.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor min(Tensor input) => input.min();

    /// <summary>The least elements along a dimension and where they are.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dim">The dimension.</param>
    /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
    public static (Tensor values, Tensor indexes) min(Tensor input, long dim, bool keepdim = false) =>
        input.min(dim, keepdim);

    /// <summary>Where the least element is, in row-major order.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor argmin(Tensor input) => input.argmin();

    /// <summary>Where the least elements along a dimension are.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dim">The dimension.</param>
    /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
    public static Tensor argmin(Tensor input, long dim, bool keepdim = false) => input.argmin(dim, keepdim);

    /// <summary>The least elements along dimensions; equals share the gradient.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dims">The dimensions.</param>
    /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
    /// <param name="out">Not supported; must be null.</param>
    public static Tensor amin(Tensor input, long[] dims, bool keepdim = false, Tensor? @out = null) =>
        input.amin(dims, keepdim, @out);

    /// <summary>The least elements along dimensions; equals share the gradient.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dims">The dimensions.</param>
    /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
    /// <param name="out">Not supported; must be null.</param>
    public static Tensor amin(Tensor input, ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) =>
        input.amin(dims, keepdim, @out);

    /// <summary>The least and the greatest elements, along a dimension or of all.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dim">The dimension; all if null.</param>
    /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
    public static (Tensor min, Tensor max) aminmax(Tensor input, long? dim = null, bool keepdim = false) =>
        input.aminmax(dim, keepdim);
}
