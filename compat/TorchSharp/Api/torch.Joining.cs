using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Tensors joined along a dimension.</summary>
    /// <param name="tensors">The tensors, of equal sizes but for that dimension.</param>
    /// <param name="dim">The dimension.</param>
    /// <exception cref="ArgumentException">There is no tensor.</exception>
    public static Tensor cat(IList<Tensor> tensors, long dim = 0)
    {
        if (tensors.Count == 0)
        {
            throw new ArgumentException("Expected at least one tensor.", nameof(tensors));
        }

        return new Tensor(Joining.Cat([.. tensors.Select(t => t.Impl)], dim));
    }

    /// <summary>Tensors joined along a new dimension.</summary>
    /// <param name="tensors">The tensors, of equal sizes.</param>
    /// <param name="dim">Where the new dimension will be.</param>
    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0)
    {
        using var scope = NewDisposeScope();
        var parts = new List<Tensor>();
        foreach (var tensor in tensors)
        {
            NativeError.Check(
                parts.Count == 0 || parts[0].numel() == tensor.numel(), "stack expects each tensor to be equal size");
            parts.Add(tensor.unsqueeze(dim));
        }

        NativeError.Check(parts.Count > 0, "stack expects a non-empty TensorList");
        return cat(parts, dim < 0 ? dim + parts[0].dim() : dim).MoveToOuterDisposeScope();
    }

    /// <summary>The product of two matrices.</summary>
    /// <param name="input">The left factor.</param>
    /// <param name="target">The right factor.</param>
    public static Tensor mm(Tensor input, Tensor target) => input.mm(target);

    /// <summary>The product of vectors and matrices; batches of matrices are not supported.</summary>
    /// <param name="input">The left factor.</param>
    /// <param name="target">The right factor.</param>
    /// <exception cref="NotSupportedException">A factor has more than two dimensions.</exception>
    public static Tensor matmul(Tensor input, Tensor target) => input.matmul(target);

    /// <summary>Whether all elements are within a tolerance of another tensor's.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="target">The other tensor.</param>
    /// <param name="rtol">The tolerance relative to the other tensor's elements.</param>
    /// <param name="atol">The absolute tolerance.</param>
    /// <param name="equal_nan">Whether two NaN are equal.</param>
    public static bool allclose(
        Tensor tensor, Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) =>
        tensor.allclose(target, rtol, atol, equal_nan);

    /// <summary>Where the greatest element is, in row-major order.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor argmax(Tensor input) => input.argmax();

    /// <summary>Where the greatest elements along a dimension are.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dim">The dimension.</param>
    /// <param name="keepdim">Whether the dimension stays, with size one.</param>
    public static Tensor argmax(Tensor input, long dim, bool keepdim = false) => input.argmax(dim, keepdim);

    /// <summary>The greatest element.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor max(Tensor input) => input.max();

    /// <summary>The greatest elements along a dimension, and where they are.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dim">The dimension.</param>
    /// <param name="keepdim">Whether the dimension stays, with size one.</param>
    public static (Tensor values, Tensor indexes) max(Tensor input, long dim, bool keepdim = false) =>
        input.max(dim, keepdim);

    /// <summary>The sum of all elements.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="type">The type of the result; if null, the tensor's, or Int64 for integers and Booleans.</param>
    public static Tensor sum(Tensor input, ScalarType? type = null) => input.sum(type);

    /// <summary>The mean of all elements.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor mean(Tensor input) => input.mean();

    /// <summary>A range of neighbouring dimensions made one.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="start_dim">The first dimension.</param>
    /// <param name="end_dim">The last dimension.</param>
    public static Tensor flatten(Tensor input, long start_dim = 0, long end_dim = -1) =>
        input.flatten(start_dim, end_dim);
}
