namespace TorchSharp;

public static partial class torch
{
    /// <summary>Whether each element equals its counterpart, broadcast.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    public static Tensor eq(Tensor left, Tensor right) => left.eq(right);

    /// <summary>The same as <c>eq</c>.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="target">The other tensor or number.</param>
    public static Tensor equal(Tensor tensor, Tensor target) => tensor.eq(target);

    /// <summary>Whether each element differs from its counterpart, broadcast.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    public static Tensor ne(Tensor left, Tensor right) => left.ne(right);

    /// <summary>The same as <c>ne</c>.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="target">The other tensor or number.</param>
    public static Tensor not_equal(Tensor tensor, Tensor target) => tensor.ne(target);

    /// <summary>Whether each element is less than its counterpart, broadcast.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    public static Tensor lt(Tensor left, Tensor right) => left.lt(right);

    /// <summary>The same as <c>lt</c>.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="target">The other tensor or number.</param>
    public static Tensor less(Tensor tensor, Tensor target) => tensor.lt(target);

    /// <summary>Whether each element is at most its counterpart, broadcast.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    public static Tensor le(Tensor left, Tensor right) => left.le(right);

    /// <summary>The same as <c>le</c>.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="target">The other tensor or number.</param>
    public static Tensor less_equal(Tensor tensor, Tensor target) => tensor.le(target);

    /// <summary>Whether each element is greater than its counterpart, broadcast.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    public static Tensor gt(Tensor left, Tensor right) => left.gt(right);

    /// <summary>The same as <c>gt</c>.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="target">The other tensor or number.</param>
    public static Tensor greater(Tensor tensor, Tensor target) => tensor.gt(target);

    /// <summary>Whether each element is at least its counterpart, broadcast.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    public static Tensor ge(Tensor left, Tensor right) => left.ge(right);

    /// <summary>The same as <c>ge</c>.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="target">The other tensor or number.</param>
    public static Tensor greater_equal(Tensor tensor, Tensor target) => tensor.ge(target);

    /// <summary>Whether all elements are close to their counterparts.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="target">The other tensor or number.</param>
    /// <param name="rtol">The tolerance relative to the other.</param>
    /// <param name="atol">The absolute tolerance.</param>
    /// <param name="equal_nan">Whether NaN is close to NaN.</param>
    public static bool allclose(
        Tensor tensor, Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) =>
        tensor.allclose(target, rtol, atol, equal_nan);

    /// <summary>Whether each element is close to its counterpart: |a - b| &lt;= atol + rtol * |b|.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="other">The other tensor or number.</param>
    /// <param name="rtol">The tolerance relative to the other.</param>
    /// <param name="atol">The absolute tolerance.</param>
    /// <param name="nanEqual">Whether NaN is close to NaN.</param>
    public static Tensor isclose(
        Tensor tensor, Tensor other, double rtol = 1e-05, double atol = 1e-08, bool nanEqual = false) =>
        tensor.isclose(other, rtol, atol, nanEqual);

    /// <summary>Whether each element is among others.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="test_elements">The elements to look for.</param>
    /// <param name="assumeUnique">Whether both hold no element twice.</param>
    /// <param name="invert">Whether to ask for the opposite.</param>
    public static Tensor isin(
        Tensor tensor, Tensor test_elements, bool assumeUnique = false, bool invert = false) =>
        tensor.isin(test_elements, assumeUnique, invert);
}
