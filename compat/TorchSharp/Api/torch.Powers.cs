namespace TorchSharp;

public static partial class torch
{
    /// <summary>Each element to a power.</summary>
    /// <param name="left">The tensor.</param>
    /// <param name="exponent">The exponent.</param>
    public static Tensor pow(Tensor left, Tensor exponent) => left.pow(exponent);

    /// <summary>Each element to a power, in place.</summary>
    /// <param name="left">The tensor.</param>
    /// <param name="exponent">The exponent.</param>
    /// <returns>The tensor that was changed.</returns>
    public static Tensor pow_(Tensor left, Tensor exponent) => left.pow_(exponent);

    /// <summary>Each element to a power.</summary>
    /// <param name="left">The tensor.</param>
    /// <param name="exponent">The exponent.</param>
    public static Tensor pow(Tensor left, Scalar exponent) => left.pow(exponent);

    /// <summary>Each element to a power, in place.</summary>
    /// <param name="left">The tensor.</param>
    /// <param name="exponent">The exponent.</param>
    /// <returns>The tensor that was changed.</returns>
    public static Tensor pow_(Tensor left, Scalar exponent) => left.pow_(exponent);

    /// <summary>Each element to the power of its counterpart, in double precision.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="target">The other tensor or number.</param>
    public static Tensor float_power(Tensor input, Tensor target) => input.float_power(target);

    /// <summary>The angle of the point whose y coordinate comes first.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="other">The other tensor or number.</param>
    public static Tensor atan2(Tensor input, Tensor other) => input.atan2(other);

    /// <summary>The angle of the point whose y coordinate comes first, in place.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="other">The other tensor or number.</param>
    /// <returns>The tensor that was changed.</returns>
    public static Tensor atan2_(Tensor input, Tensor other) => input.atan2_(other);

    /// <summary>The angle of the point whose y coordinate comes first.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="other">The other tensor or number.</param>
    public static Tensor arctan2(Tensor input, Tensor other) => input.arctan2(other);

    /// <summary>The angle of the point whose y coordinate comes first, in place.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="other">The other tensor or number.</param>
    /// <returns>The tensor that was changed.</returns>
    public static Tensor arctan2_(Tensor input, Tensor other) => input.arctan2_(other);

    /// <summary>The length of the hypotenuse.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    public static Tensor hypot(Tensor left, Tensor right) => left.hypot(right);

    /// <summary>The logarithm of the sum of the exponentials.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    public static Tensor logaddexp(Tensor left, Tensor right) => left.logaddexp(right);

    /// <summary>The logarithm to base 2 of the sum of the powers of 2.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    public static Tensor logaddexp2(Tensor left, Tensor right) => left.logaddexp2(right);

    /// <summary>The magnitudes of one tensor with the signs of another.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="other">The other tensor or number.</param>
    public static Tensor copysign(Tensor input, Tensor other) => input.copysign(other);

    /// <summary>One tensor times the logarithm of the other; zero where the first is.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    public static Tensor xlogy(Tensor left, Tensor right) => left.xlogy(right);

    /// <summary>One tensor times the logarithm of the other; zero where the first is, in place.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    /// <returns>The tensor that was changed.</returns>
    public static Tensor xlogy_(Tensor left, Tensor right) => left.xlogy_(right);

    /// <summary>One tensor times the logarithm of the other; zero where the first is.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    public static Tensor xlogy(Tensor left, Scalar right) => left.xlogy(right);

    /// <summary>One tensor times the logarithm of the other; zero where the first is, in place.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    /// <returns>The tensor that was changed.</returns>
    public static Tensor xlogy_(Tensor left, Scalar right) => left.xlogy_(right);
}
