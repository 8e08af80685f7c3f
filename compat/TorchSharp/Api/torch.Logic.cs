namespace TorchSharp;

public static partial class torch
{
    /// <summary>Logical and, where zero does not hold and all else does.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    public static Tensor logical_and(Tensor left, Tensor right) => left.logical_and(right);

    /// <summary>Logical and, where zero does not hold and all else does, in place.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    /// <returns>The tensor that was changed.</returns>
    public static Tensor logical_and_(Tensor left, Tensor right) => left.logical_and_(right);

    /// <summary>Logical or, where zero does not hold and all else does.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    public static Tensor logical_or(Tensor left, Tensor right) => left.logical_or(right);

    /// <summary>Logical or, where zero does not hold and all else does, in place.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    /// <returns>The tensor that was changed.</returns>
    public static Tensor logical_or_(Tensor left, Tensor right) => left.logical_or_(right);

    /// <summary>Logical xor, where zero does not hold and all else does.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    public static Tensor logical_xor(Tensor left, Tensor right) => left.logical_xor(right);

    /// <summary>Logical xor, where zero does not hold and all else does, in place.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    /// <returns>The tensor that was changed.</returns>
    public static Tensor logical_xor_(Tensor left, Tensor right) => left.logical_xor_(right);

    /// <summary>Whether each element is zero.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor logical_not(Tensor input) => input.logical_not();

    /// <summary>The bits that both have.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    public static Tensor bitwise_and(Tensor left, Tensor right) => left.bitwise_and(right);

    /// <summary>The bits that both have, in place.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    /// <returns>The tensor that was changed.</returns>
    public static Tensor bitwise_and_(Tensor left, Tensor right) => left.bitwise_and_(right);

    /// <summary>The bits that one has.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    public static Tensor bitwise_or(Tensor left, Tensor right) => left.bitwise_or(right);

    /// <summary>The bits that one has, in place.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    /// <returns>The tensor that was changed.</returns>
    public static Tensor bitwise_or_(Tensor left, Tensor right) => left.bitwise_or_(right);

    /// <summary>The bits that just one has.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    public static Tensor bitwise_xor(Tensor left, Tensor right) => left.bitwise_xor(right);

    /// <summary>The bits that just one has, in place.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    /// <returns>The tensor that was changed.</returns>
    public static Tensor bitwise_xor_(Tensor left, Tensor right) => left.bitwise_xor_(right);

    /// <summary>The bits moved up.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    public static Tensor bitwise_left_shift(Tensor left, Tensor right) => left.bitwise_left_shift(right);

    /// <summary>The bits moved up, in place.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    /// <returns>The tensor that was changed.</returns>
    public static Tensor bitwise_left_shift_(Tensor left, Tensor right) => left.bitwise_left_shift_(right);

    /// <summary>The bits moved down.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    public static Tensor bitwise_right_shift(Tensor left, Tensor right) => left.bitwise_right_shift(right);

    /// <summary>The bits moved down, in place.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    /// <returns>The tensor that was changed.</returns>
    public static Tensor bitwise_right_shift_(Tensor left, Tensor right) => left.bitwise_right_shift_(right);

    /// <summary>The opposite of each bit.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor bitwise_not(Tensor input) => input.bitwise_not();

    /// <summary>The opposite of each bit, in place.</summary>
    /// <param name="input">The tensor.</param>
    /// <returns>The tensor that was changed.</returns>
    public static Tensor bitwise_not_(Tensor input) => input.bitwise_not_();

    /// <summary>Whether each element is NaN.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor isnan(Tensor input) => input.isnan();

    /// <summary>Whether each element is infinite.</summary>
    /// <param name="tensor">The tensor.</param>
    public static Tensor isinf(Tensor tensor) => tensor.isinf();

    /// <summary>Whether each element is neither NaN nor infinite.</summary>
    /// <param name="tensor">The tensor.</param>
    public static Tensor isfinite(Tensor tensor) => tensor.isfinite();

    /// <summary>Whether each element is infinite and positive.</summary>
    /// <param name="tensor">The tensor.</param>
    public static Tensor isposinf(Tensor tensor) => tensor.isposinf();

    /// <summary>Whether each element is infinite and negative.</summary>
    /// <param name="tensor">The tensor.</param>
    public static Tensor isneginf(Tensor tensor) => tensor.isneginf();
}
