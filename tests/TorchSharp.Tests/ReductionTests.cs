using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

/// <summary>Reductions, running sums and sorting with the numbers that PyTorch gives.</summary>
[TestFixture]
public sealed class ReductionTests
{
    private static readonly Dictionary<string, Func<Tensor, long, bool, Tensor>> Along = new()
    {
        ["sum"] = (x, dim, keep) => x.sum(dim, keep), ["mean"] = (x, dim, keep) => x.mean([dim], keep),
        ["prod"] = (x, dim, keep) => x.prod(dim, keep), ["max"] = (x, dim, keep) => x.max(dim, keep).values,
        ["min"] = (x, dim, keep) => x.min(dim, keep).values, ["amax"] = (x, dim, keep) => x.amax([dim], keep),
        ["amin"] = (x, dim, keep) => x.amin([dim], keep), ["argmax"] = (x, dim, keep) => x.argmax(dim, keep),
        ["argmin"] = (x, dim, keep) => x.argmin(dim, keep), ["std"] = (x, dim, keep) => x.std(dim, true, keep),
        ["var"] = (x, dim, keep) => x.var(dim, false, keep), ["logsumexp"] = (x, dim, keep) => x.logsumexp(dim, keep),
        ["norm"] = (x, dim, keep) => x.norm((int)dim, keep), ["norm1"] = (x, dim, keep) => x.norm((int)dim, keep, 1),
        ["norm3"] = (x, dim, keep) => x.norm((int)dim, keep, 3),
        ["norminf"] = (x, dim, keep) => x.norm((int)dim, keep, float.PositiveInfinity),
        ["norm0"] = (x, dim, keep) => x.norm((int)dim, keep, 0), ["all"] = (x, dim, keep) => (x > -0.8).all(dim, keep),
        ["any"] = (x, dim, keep) => (x > 0.8).any(dim, keep), ["kthvalue"] = (x, dim, keep) => x.kthvalue(2, dim, keep).values,
        ["kthplace"] = (x, dim, keep) => x.kthvalue(2, dim, keep).indices,
    };

    private static readonly Dictionary<string, Func<Tensor, long[], Tensor>> Dimensions = new()
    {
        ["sum_dims"] = (x, dims) => x.sum(dims), ["mean_dims"] = (x, dims) => x.mean(dims),
        ["amax_dims"] = (x, dims) => x.amax(dims), ["amin_dims"] = (x, dims) => x.amin(dims),
        ["std_dims"] = (x, dims) => x.std(dims), ["var_dims"] = (x, dims) => x.var(dims, false),
    };

    private static readonly Dictionary<string, Func<Tensor, Tensor>> Whole = new()
    {
        ["sum"] = x => x.sum(), ["mean"] = x => x.mean(), ["prod"] = x => x.prod(), ["max"] = x => x.max(),
        ["min"] = x => x.min(), ["argmax"] = x => x.argmax(), ["argmin"] = x => x.argmin(), ["std"] = x => x.std(),
        ["var"] = x => x.var(), ["norm"] = x => x.norm(), ["median"] = x => x.median(),
        ["count_nonzero"] = x => x.count_nonzero(), ["all"] = x => x.all(), ["any"] = x => x.any(), ["trace"] = x => x.trace(),
        ["amax_all"] = x => x.round().amax([]), ["unique"] = x => x.unique().output,
        ["unique_inverse"] = x => x.unique(return_inverse: true).inverse_indices!,
        ["unique_counts"] = x => x.unique(return_counts: true).counts!,
        ["consecutive"] = x => x.unique_consecutive().output,
        ["consecutive_counts"] = x => x.unique_consecutive(return_counts: true).counts!,
    };

    private static readonly Dictionary<string, Func<Tensor, long, Tensor>> SameShape = new()
    {
        ["cumsum"] = (x, dim) => x.cumsum(dim), ["cumprod"] = (x, dim) => x.cumprod(dim),
        ["sort"] = (x, dim) => x.sort(dim).Values, ["sort_down"] = (x, dim) => x.sort(dim, descending: true).Values,
        ["argsort"] = (x, dim) => x.argsort(dim), ["softmax"] = (x, dim) => x.softmax(dim),
        ["topk"] = (x, dim) => x.topk(2, (int)dim).values,
        ["topk_least"] = (x, dim) => x.topk(2, (int)dim, largest: false).indexes,
    };

    private static IEnumerable<TestCaseData> AlongCases() => OracleCase.Source("along");

    private static IEnumerable<TestCaseData> WholeCases() => OracleCase.Source("whole").Concat(OracleCase.Source("unique"));

    private static IEnumerable<TestCaseData> SameShapeCases() => OracleCase.Source("same_shape");

    [TestCaseSource(nameof(AlongCases))]
    public void Reduction_AlongDimensions_AsPyTorch(JsonElement item) => OracleCase.Check(
        item,
        (x, args) => Dimensions.TryGetValue(item.Text("op"), out var reduction)
            ? reduction(x[0], args.Longs("dim"))
            : Along[item.Text("op")](x[0], args.Long("dim"), args.Flag("keep")),
        Tolerance(item));

    [TestCaseSource(nameof(WholeCases))]
    public void Reduction_OfAllElements_AsPyTorch(JsonElement item) =>
        OracleCase.Check(item, (x, _) => Whole[item.Text("op")](x[0]));

    [TestCaseSource(nameof(SameShapeCases))]
    public void ScanOrSort_AlongADimension_AsPyTorch(JsonElement item) =>
        OracleCase.Check(item, (x, args) => SameShape[item.Text("op")](x[0], args.Long("dim")));

    private static double Tolerance(JsonElement item) => item.Text("dtype") == "bfloat16" ? 1.0 / 100 : 2e-5;
}
