namespace TorchSharp;

public static partial class torch
{
    /// <summary>The greater of two elements; NaN if one is NaN.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="other">The other tensor or number.</param>
    public static Tensor maximum(Tensor input, Tensor other) => input.maximum(other);

    /// <summary>The lesser of two elements; NaN if one is NaN.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="other">The other tensor or number.</param>
    public static Tensor minimum(Tensor input, Tensor other) => input.minimum(other);

    /// <summary>The greater of two elements; the number if only one is NaN.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="other">The other tensor or number.</param>
    public static Tensor fmax(Tensor input, Tensor other) => input.fmax(other);

    /// <summary>The lesser of two elements; the number if only one is NaN.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="other">The other tensor or number.</param>
    public static Tensor fmin(Tensor input, Tensor other) => input.fmin(other);

    /// <summary>The same as <c>maximum</c>.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="other">The other tensor or number.</param>
    public static Tensor max(Tensor input, Tensor other) => input.maximum(other);

    /// <summary>The same as <c>minimum</c>.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="other">The other tensor or number.</param>
    public static Tensor min(Tensor input, Tensor other) => input.minimum(other);

    /// <summary>Each element, but not below one bound nor above another.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="min">The lower bound; none if null.</param>
    /// <param name="max">The upper bound; none if null.</param>
    public static Tensor clamp(Tensor input, Scalar? min = null, Scalar? max = null) => input.clamp(min, max);

    /// <summary>Each element, but not below one bound nor above another, in place.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="min">The lower bound; none if null.</param>
    /// <param name="max">The upper bound; none if null.</param>
    /// <returns>The tensor that was changed.</returns>
    public static Tensor clamp_(Tensor input, Scalar? min = null, Scalar? max = null) => input.clamp_(min, max);

    /// <summary>Each element, but not below one bound nor above another.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="min">The lower bound; none if null.</param>
    /// <param name="max">The upper bound; none if null.</param>
    public static Tensor clamp(Tensor input, Tensor? min = null, Tensor? max = null) => input.clamp(min, max);

    /// <summary>Each element, but not below one bound nor above another, in place.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="min">The lower bound; none if null.</param>
    /// <param name="max">The upper bound; none if null.</param>
    /// <returns>The tensor that was changed.</returns>
    public static Tensor clamp_(Tensor input, Tensor? min = null, Tensor? max = null) => input.clamp_(min, max);

    /// <summary>The same as <c>clamp</c>.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="min">The lower bound; none if null.</param>
    /// <param name="max">The upper bound; none if null.</param>
    public static Tensor clip(Tensor input, Scalar? min = null, Scalar? max = null) => input.clip(min, max);
}
