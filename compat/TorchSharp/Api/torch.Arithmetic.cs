namespace TorchSharp;

public static partial class torch
{
    /// <summary>The sum, broadcast.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    public static Tensor add(Tensor left, Tensor right) => left.add(right);

    /// <summary>The sum with a multiple of the second.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    /// <param name="alpha">The factor.</param>
    public static Tensor add(Tensor left, Tensor right, Scalar alpha) => left.add(right, alpha);

    /// <summary>Adds, in place.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    /// <returns>The tensor that was changed.</returns>
    public static Tensor add_(Tensor left, Tensor right) => left.add_(right);

    /// <summary>Adds a multiple, in place.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    /// <param name="alpha">The factor.</param>
    /// <returns>The tensor that was changed.</returns>
    public static Tensor add_(Tensor left, Tensor right, Scalar alpha) => left.add_(right, alpha);

    /// <summary>The sum, broadcast.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    public static Tensor add(Tensor left, Scalar right) => left.add(right);

    /// <summary>The sum with a multiple of the second.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    /// <param name="alpha">The factor.</param>
    public static Tensor add(Tensor left, Scalar right, Scalar alpha) => left.add(right, alpha);

    /// <summary>Adds, in place.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    /// <returns>The tensor that was changed.</returns>
    public static Tensor add_(Tensor left, Scalar right) => left.add_(right);

    /// <summary>Adds a multiple, in place.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    /// <param name="alpha">The factor.</param>
    /// <returns>The tensor that was changed.</returns>
    public static Tensor add_(Tensor left, Scalar right, Scalar alpha) => left.add_(right, alpha);

    /// <summary>The difference, broadcast.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    public static Tensor sub(Tensor left, Tensor right) => left.sub(right);

    /// <summary>The difference, in place.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    /// <returns>The tensor that was changed.</returns>
    public static Tensor sub_(Tensor left, Tensor right) => left.sub_(right);

    /// <summary>The difference, broadcast.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    public static Tensor sub(Tensor left, Scalar right) => left.sub(right);

    /// <summary>The difference, in place.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    /// <returns>The tensor that was changed.</returns>
    public static Tensor sub_(Tensor left, Scalar right) => left.sub_(right);

    /// <summary>The difference, broadcast.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    public static Tensor subtract(Tensor left, Tensor right) => left.sub(right);

    /// <summary>The difference, in place.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    /// <returns>The tensor that was changed.</returns>
    public static Tensor subtract_(Tensor left, Tensor right) => left.sub_(right);

    /// <summary>The difference, broadcast.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    public static Tensor subtract(Tensor left, Scalar right) => left.sub(right);

    /// <summary>The difference, in place.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    /// <returns>The tensor that was changed.</returns>
    public static Tensor subtract_(Tensor left, Scalar right) => left.sub_(right);

    /// <summary>The product, element by element, broadcast.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    public static Tensor mul(Tensor left, Tensor right) => left.mul(right);

    /// <summary>The product, element by element, in place.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    /// <returns>The tensor that was changed.</returns>
    public static Tensor mul_(Tensor left, Tensor right) => left.mul_(right);

    /// <summary>The product, element by element, broadcast.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    public static Tensor mul(Tensor left, Scalar right) => left.mul(right);

    /// <summary>The product, element by element, in place.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    /// <returns>The tensor that was changed.</returns>
    public static Tensor mul_(Tensor left, Scalar right) => left.mul_(right);

    /// <summary>The product, element by element, broadcast.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    public static Tensor multiply(Tensor left, Tensor right) => left.mul(right);

    /// <summary>The product, element by element, in place.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    /// <returns>The tensor that was changed.</returns>
    public static Tensor multiply_(Tensor left, Tensor right) => left.mul_(right);

    /// <summary>The product, element by element, broadcast.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    public static Tensor multiply(Tensor left, Scalar right) => left.mul(right);

    /// <summary>The product, element by element, in place.</summary>
    /// <param name="left">The one tensor.</param>
    /// <param name="right">The other tensor or number.</param>
    /// <returns>The tensor that was changed.</returns>
    public static Tensor multiply_(Tensor left, Scalar right) => left.mul_(right);

    /// <summary>The sum with a multiple of the product of two tensors.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="tensor1">The first factor.</param>
    /// <param name="tensor2">The second factor, or the divisor.</param>
    /// <param name="value">The factor.</param>
    public static Tensor addcmul(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) =>
        input.addcmul(tensor1, tensor2, value);

    /// <summary>The sum with a multiple of the product of two tensors, in place.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="tensor1">The first factor.</param>
    /// <param name="tensor2">The second factor, or the divisor.</param>
    /// <param name="value">The factor.</param>
    /// <returns>The tensor that was changed.</returns>
    public static Tensor addcmul_(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) =>
        input.addcmul_(tensor1, tensor2, value);

    /// <summary>The sum with a multiple of the quotient of two tensors.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="tensor1">The first factor.</param>
    /// <param name="tensor2">The second factor, or the divisor.</param>
    /// <param name="value">The factor.</param>
    public static Tensor addcdiv(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) =>
        input.addcdiv(tensor1, tensor2, value);

    /// <summary>The sum with a multiple of the quotient of two tensors, in place.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="tensor1">The first factor.</param>
    /// <param name="tensor2">The second factor, or the divisor.</param>
    /// <param name="value">The factor.</param>
    /// <returns>The tensor that was changed.</returns>
    public static Tensor addcdiv_(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) =>
        input.addcdiv_(tensor1, tensor2, value);

    /// <summary>The point between two tensors that a weight says.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="end">Where weight 1 leads.</param>
    /// <param name="weight">The weight.</param>
    public static Tensor lerp(Tensor input, Tensor end, Tensor weight) => input.lerp(end, weight);

    /// <summary>Each element with NaN and infinities replaced.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="nan">What replaces NaN.</param>
    /// <param name="posinf">What replaces infinity; the greatest number if null.</param>
    /// <param name="neginf">What replaces minus infinity; the least number if null.</param>
    public static Tensor nan_to_num(Tensor input, double nan = 0d, double? posinf = null, double? neginf = null) =>
        input.nan_to_num(nan, posinf, neginf);
}
