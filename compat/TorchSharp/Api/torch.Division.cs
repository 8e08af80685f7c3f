namespace TorchSharp;

public static partial class torch
{
    /// <summary>The quotient, broadcast.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    /// <param name="rounding_mode">How to round the quotient.</param>
    public static Tensor div(Tensor left, Tensor right, RoundingMode rounding_mode = RoundingMode.None) =>
        left.div(right, rounding_mode);

    /// <summary>The quotient, broadcast.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    /// <param name="rounding_mode">How to round the quotient.</param>
    public static Tensor divide(Tensor left, Tensor right, RoundingMode rounding_mode = RoundingMode.None) =>
        left.div(right, rounding_mode);

    /// <summary>The quotient, broadcast.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    /// <param name="rounding_mode">How to round the quotient.</param>
    public static Tensor div(Tensor left, Scalar right, RoundingMode rounding_mode = RoundingMode.None) =>
        left.div(right, rounding_mode);

    /// <summary>The quotient, broadcast.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    /// <param name="rounding_mode">How to round the quotient.</param>
    public static Tensor divide(Tensor left, Scalar right, RoundingMode rounding_mode = RoundingMode.None) =>
        left.div(right, rounding_mode);

    /// <summary>Divides, in place.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    /// <param name="rounding_mode">How to round the quotient.</param>
    /// <returns>The tensor that was changed.</returns>
    public static Tensor div_(Tensor left, Tensor right, RoundingMode rounding_mode = RoundingMode.None) =>
        left.div_(right, rounding_mode);

    /// <summary>Divides, in place.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    /// <param name="rounding_mode">How to round the quotient.</param>
    /// <returns>The tensor that was changed.</returns>
    public static Tensor div_(Tensor left, Scalar right, RoundingMode rounding_mode = RoundingMode.None) =>
        left.div_(right, rounding_mode);

    /// <summary>Divides, in place.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    /// <param name="rounding_mode">How to round the quotient.</param>
    /// <returns>The tensor that was changed.</returns>
    public static Tensor divide_(Tensor left, Tensor right, RoundingMode rounding_mode = RoundingMode.None) =>
        left.div_(right, rounding_mode);

    /// <summary>Divides, in place.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    /// <returns>The tensor that was changed.</returns>
    public static Tensor divide_(Tensor left, Scalar right) => left.div_(right);

    /// <summary>The quotient rounded down.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="other">The other tensor or number.</param>
    public static Tensor floor_divide(Tensor input, Tensor other) => input.floor_divide(other);

    /// <summary>The quotient rounded down, in place.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="other">The other tensor or number.</param>
    /// <returns>The tensor that was changed.</returns>
    public static Tensor floor_divide_(Tensor input, Tensor other) => input.floor_divide_(other);

    /// <summary>The remainder with the sign of the dividend.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    public static Tensor fmod(Tensor left, Tensor right) => left.fmod(right);

    /// <summary>The remainder with the sign of the dividend, in place.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    /// <returns>The tensor that was changed.</returns>
    public static Tensor fmod_(Tensor left, Tensor right) => left.fmod_(right);

    /// <summary>The remainder with the sign of the dividend.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    public static Tensor fmod(Tensor left, Scalar right) => left.fmod(right);

    /// <summary>The remainder with the sign of the dividend, in place.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    /// <returns>The tensor that was changed.</returns>
    public static Tensor fmod_(Tensor left, Scalar right) => left.fmod_(right);

    /// <summary>The remainder with the sign of the divisor.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    public static Tensor remainder(Tensor left, Tensor right) => left.remainder(right);

    /// <summary>The remainder with the sign of the divisor, in place.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    /// <returns>The tensor that was changed.</returns>
    public static Tensor remainder_(Tensor left, Tensor right) => left.remainder_(right);

    /// <summary>The remainder with the sign of the divisor.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    public static Tensor remainder(Tensor left, Scalar right) => left.remainder(right);

    /// <summary>The remainder with the sign of the divisor, in place.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    /// <returns>The tensor that was changed.</returns>
    public static Tensor remainder_(Tensor left, Scalar right) => left.remainder_(right);

    /// <summary>How a quotient is rounded.</summary>
    public enum RoundingMode
    {
        /// <summary>Not at all.</summary>
        None,

        /// <summary>Towards zero.</summary>
        trunc,

        /// <summary>Down.</summary>
        floor,
    }
}
