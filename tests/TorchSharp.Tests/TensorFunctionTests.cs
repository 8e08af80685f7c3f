using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

/// <summary>Functions of tensors, element by element, with the numbers that PyTorch gives.</summary>
[TestFixture]
public sealed class TensorFunctionTests
{
    private static readonly Dictionary<string, Func<Tensor, Tensor>> Unary = new()
    {
        ["exp"] = x => x.exp(), ["exp2"] = x => x.exp2(), ["expm1"] = x => x.expm1(), ["log"] = x => x.log(),
        ["log2"] = x => x.log2(), ["log10"] = x => x.log10(), ["log1p"] = x => x.log1p(), ["sqrt"] = x => x.sqrt(),
        ["rsqrt"] = x => x.rsqrt(), ["reciprocal"] = x => x.reciprocal(), ["sigmoid"] = x => x.sigmoid(),
        ["sin"] = x => x.sin(), ["cos"] = x => x.cos(), ["tan"] = x => x.tan(), ["asin"] = x => x.asin(),
        ["acos"] = x => x.acos(), ["atan"] = x => x.atan(), ["sinh"] = x => x.sinh(), ["cosh"] = x => x.cosh(),
        ["tanh"] = x => x.tanh(), ["asinh"] = x => x.asinh(), ["acosh"] = x => x.acosh(), ["atanh"] = x => x.atanh(),
        ["abs"] = x => x.abs(), ["neg"] = x => -x, ["sign"] = x => x.sign(), ["floor"] = x => x.floor(),
        ["ceil"] = x => x.ceil(), ["trunc"] = x => x.trunc(), ["frac"] = x => x.frac(), ["round"] = x => x.round(),
        ["square"] = x => x.square(), ["relu"] = x => x.relu(), ["deg2rad"] = x => x.deg2rad(),
        ["rad2deg"] = x => x.rad2deg(), ["erf"] = x => x.erf(), ["erfc"] = x => x.erfc(),
    };

    private static readonly Dictionary<string, Func<Tensor, Tensor>> UnaryInPlace = new()
    {
        ["exp"] = x => x.exp_(), ["exp2"] = x => x.exp2_(), ["expm1"] = x => x.expm1_(), ["log"] = x => x.log_(),
        ["log2"] = x => x.log2_(), ["log10"] = x => x.log10_(), ["log1p"] = x => x.log1p_(), ["sqrt"] = x => x.sqrt_(),
        ["rsqrt"] = x => x.rsqrt_(), ["reciprocal"] = x => x.reciprocal_(), ["sigmoid"] = x => x.sigmoid_(),
        ["sin"] = x => x.sin_(), ["cos"] = x => x.cos_(), ["tan"] = x => x.tan_(), ["asin"] = x => x.asin_(),
        ["acos"] = x => x.acos_(), ["atan"] = x => x.atan_(), ["sinh"] = x => x.sinh_(), ["cosh"] = x => x.cosh_(),
        ["tanh"] = x => x.tanh_(), ["asinh"] = x => x.asinh_(), ["acosh"] = x => x.acosh_(), ["atanh"] = x => x.atanh_(),
        ["abs"] = x => x.abs_(), ["neg"] = x => x.neg_(), ["sign"] = x => x.sign_(), ["floor"] = x => x.floor_(),
        ["ceil"] = x => x.ceil_(), ["trunc"] = x => x.trunc_(), ["frac"] = x => x.frac_(), ["round"] = x => x.round_(),
        ["square"] = x => x.pow_(2), ["relu"] = x => x.relu_(), ["erf"] = x => x.erf_(), ["erfc"] = x => x.erfc_(),
    };

    private static readonly Dictionary<string, Func<Tensor, Tensor, Tensor>> Binary = new()
    {
        ["add"] = (a, b) => a + b, ["sub"] = (a, b) => a - b, ["mul"] = (a, b) => a * b, ["div"] = (a, b) => a / b,
        ["maximum"] = (a, b) => a.maximum(b), ["minimum"] = (a, b) => a.minimum(b), ["fmax"] = (a, b) => a.fmax(b),
        ["fmin"] = (a, b) => a.fmin(b), ["fmod"] = (a, b) => a.fmod(b), ["remainder"] = (a, b) => a % b,
        ["div_floor"] = (a, b) => a.div(b, RoundingMode.floor), ["div_trunc"] = (a, b) => a.div(b, RoundingMode.trunc),
        ["atan2"] = (a, b) => a.atan2(b), ["hypot"] = (a, b) => a.hypot(b), ["copysign"] = (a, b) => a.copysign(b),
        ["logaddexp"] = (a, b) => a.logaddexp(b), ["logaddexp2"] = (a, b) => a.logaddexp2(b),
        ["xlogy"] = (a, b) => a.xlogy(b.abs() + 0.5),
        ["pow"] = (a, b) => a.is_floating_point() && a.dtype != bfloat16 && b.dtype != bfloat16 ? (a.abs() + 0.2).pow(b) : a.pow(b),
        ["clamp_min"] = (a, b) => a.clamp(min: b), ["clamp_max"] = (a, b) => a.clamp(max: b),
        ["where"] = (a, b) => where(a > 0.1, a, b), ["addcmul"] = (a, b) => a.addcmul(b, a, 0.7),
        ["lerp"] = (a, b) => a.lerp(b, b * 0.3),
        ["eq"] = (a, b) => a == b, ["ne"] = (a, b) => a != b, ["lt"] = (a, b) => a < b, ["le"] = (a, b) => a <= b,
        ["gt"] = (a, b) => a > b, ["ge"] = (a, b) => a >= b, ["logical_and"] = (a, b) => a.logical_and(b),
        ["logical_or"] = (a, b) => a.logical_or(b), ["logical_xor"] = (a, b) => a.logical_xor(b),
        ["isclose"] = (a, b) => a.isclose(b, 0.3, 0.2), ["bitwise_and"] = (a, b) => a & b, ["bitwise_or"] = (a, b) => a | b,
        ["bitwise_xor"] = (a, b) => a ^ b,
        ["bitwise_left_shift"] = (a, b) => a.bitwise_left_shift(b.abs()),
        ["bitwise_right_shift"] = (a, b) => a.bitwise_right_shift(b.abs()),
    };

    private static readonly Dictionary<string, Func<Tensor, Scalar, Tensor>> WithScalar = new()
    {
        ["add"] = (a, s) => a + s, ["rsub"] = (a, s) => s - a, ["mul"] = (a, s) => s * a, ["div"] = (a, s) => a / s,
        ["rdiv"] = (a, s) => s / a, ["remainder"] = (a, s) => a % s, ["floor_divide"] = (a, s) => a.div(s, RoundingMode.floor),
        ["clamp"] = (a, s) => a.clamp(Negative(s), s), ["lt"] = (a, s) => a < s,
        ["masked_fill"] = (a, s) => a.masked_fill(a > 0, s), ["pow"] = (a, s) => a.pow(s),
    };

    private static IEnumerable<TestCaseData> UnaryCases() => OracleCase.Source("unary");

    private static IEnumerable<TestCaseData> BinaryCases() => OracleCase.Source("binary").Concat(OracleCase.Source("tests"));

    private static IEnumerable<TestCaseData> ScalarCases() => OracleCase.Source("scalar");

    [TestCaseSource(nameof(UnaryCases))]
    public void Function_OfOneTensor_AsPyTorch(JsonElement item) =>
        OracleCase.Check(item, (x, _) => Unary[item.Text("op")](x[0]), Tolerance(item));

    [TestCaseSource(nameof(UnaryCases))]
    public void Function_InPlace_AsPyTorch(JsonElement item)
    {
        var input = item.GetProperty("inputs")[0].Text("dtype");
        if (UnaryInPlace.TryGetValue(item.Text("op"), out var function) && item.Text("dtype") == input)
        {
            // Of a copy that autograd follows, as a leaf must not be changed.
            OracleCase.Check(item, (x, _) => function(x[0] * 1), Tolerance(item));
        }
    }

    [TestCaseSource(nameof(BinaryCases))]
    public void Function_OfTwoTensors_AsPyTorch(JsonElement item) =>
        OracleCase.Check(item, (x, _) => Binary[item.Text("op")](x[0], x[1]), Tolerance(item));

    [TestCaseSource(nameof(ScalarCases))]
    public void Function_OfTensorAndNumber_AsPyTorch(JsonElement item) => OracleCase.Check(
        item,
        (x, args) => WithScalar[item.Text("op")](x[0], Number(args.GetProperty("s"))),
        Tolerance(item));

    private static Scalar Number(JsonElement number) =>
        number.GetRawText().Contains('.', StringComparison.Ordinal) ? (Scalar)number.GetDouble() : (Scalar)number.GetInt64();

    private static Scalar Negative(Scalar number) => number.ToDouble() == 2 ? (Scalar)(-2L) : (Scalar)(-number.ToDouble());

    // A short float has eight bits: two roundings are its own and PyTorch's.
    private static double Tolerance(JsonElement item) => item.GetProperty("inputs").EnumerateArray()
        .Any(input => input.Text("dtype") == "bfloat16") ? 1.0 / 100 : 3e-5;
}
