namespace TorchSharp;

public static partial class torch
{
    /// <summary>The absolute value of each element.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor abs(Tensor input) => input.abs();

    /// <summary>The absolute value of each element, in place.</summary>
    /// <param name="input">The tensor to change.</param>
    /// <returns>The same tensor.</returns>
    public static Tensor abs_(Tensor input) => input.abs_();

    /// <summary>The absolute value of each element.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor absolute(Tensor input) => input.absolute();

    /// <summary>The absolute value of each element, in place.</summary>
    /// <param name="input">The tensor to change.</param>
    /// <returns>The same tensor.</returns>
    public static Tensor absolute_(Tensor input) => input.absolute_();

    /// <summary>The negative of each element.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor neg(Tensor input) => input.neg();

    /// <summary>The negative of each element, in place.</summary>
    /// <param name="input">The tensor to change.</param>
    /// <returns>The same tensor.</returns>
    public static Tensor neg_(Tensor input) => input.neg_();

    /// <summary>The negative of each element.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor negative(Tensor input) => input.negative();

    /// <summary>The negative of each element, in place.</summary>
    /// <param name="input">The tensor to change.</param>
    /// <returns>The same tensor.</returns>
    public static Tensor negative_(Tensor input) => input.neg_();

    /// <summary>-1, 0 or 1, the sign of each element.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor sign(Tensor input) => input.sign();

    /// <summary>-1, 0 or 1, the sign of each element, in place.</summary>
    /// <param name="input">The tensor to change.</param>
    /// <returns>The same tensor.</returns>
    public static Tensor sign_(Tensor input) => input.sign_();

    /// <summary>The greatest integer that is not greater than each element.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor floor(Tensor input) => input.floor();

    /// <summary>The greatest integer that is not greater than each element, in place.</summary>
    /// <param name="input">The tensor to change.</param>
    /// <returns>The same tensor.</returns>
    public static Tensor floor_(Tensor input) => input.floor_();

    /// <summary>The least integer that is not less than each element.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor ceil(Tensor input) => input.ceil();

    /// <summary>The least integer that is not less than each element, in place.</summary>
    /// <param name="input">The tensor to change.</param>
    /// <returns>The same tensor.</returns>
    public static Tensor ceil_(Tensor input) => input.ceil_();

    /// <summary>Each element without its fractional part.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor trunc(Tensor input) => input.trunc();

    /// <summary>Each element without its fractional part, in place.</summary>
    /// <param name="input">The tensor to change.</param>
    /// <returns>The same tensor.</returns>
    public static Tensor trunc_(Tensor input) => input.trunc_();

    /// <summary>Each element without its fractional part.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor fix(Tensor input) => input.fix();

    /// <summary>Each element without its fractional part, in place.</summary>
    /// <param name="input">The tensor to change.</param>
    /// <returns>The same tensor.</returns>
    public static Tensor fix_(Tensor input) => input.fix_();

    /// <summary>The fractional part of each element.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor frac(Tensor input) => input.frac();

    /// <summary>The fractional part of each element, in place.</summary>
    /// <param name="input">The tensor to change.</param>
    /// <returns>The same tensor.</returns>
    public static Tensor frac_(Tensor input) => input.frac_();

    /// <summary>Each element rounded to so many decimals, halves to the even neighbour.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="decimals">The number of decimals; a negative one counts places left of the point.</param>
    public static Tensor round(Tensor input, long decimals = 0L) => input.round(decimals);

    /// <summary>Each element rounded to so many decimals, halves to the even neighbour, in place.</summary>
    /// <param name="input">The tensor to change.</param>
    /// <param name="decimals">The number of decimals; a negative one counts places left of the point.</param>
    /// <returns>The same tensor.</returns>
    public static Tensor round_(Tensor input, long decimals = 0L) => input.round_(decimals);

    /// <summary>Radians from degrees.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor deg2rad(Tensor input) => input.deg2rad();

    /// <summary>Degrees from radians.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor rad2deg(Tensor input) => input.rad2deg();

    /// <summary>The tensor itself, which must not be of bool.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor positive(Tensor input) => input.positive();
}
