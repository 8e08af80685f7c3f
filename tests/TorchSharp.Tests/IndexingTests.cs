using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.TensorIndex;

/// <summary>Reading and writing by index, and shapes of views, with the numbers that PyTorch gives.</summary>
[TestFixture]
public sealed class IndexingTests
{
    private static readonly Dictionary<string, Func<Tensor[], long, Tensor>> Functions = new()
    {
        ["gather"] = (x, dim) => x[0].gather(dim, x[1]), ["index_select"] = (x, dim) => x[0].index_select(dim, x[1]),
        ["take_along_dim"] = (x, dim) => x[0].take_along_dim(x[1], dim),
        ["scatter"] = (x, dim) => x[0].scatter(dim, x[1], x[2]),
        ["scatter_add"] = (x, dim) => x[0].scatter_add(dim, x[1], x[2]),
        ["scatter_"] = (x, dim) => (x[0] * 1).scatter_(dim, x[1], x[2]),
        ["scatter_add_"] = (x, dim) => (x[0] * 1).scatter_add_(dim, x[1], x[2]),
        ["index_add"] = (x, dim) => x[0].index_add(dim, x[1], x[2], 0.7),
        ["index_add_"] = (x, dim) => (x[0] * 1).index_add_(dim, x[1], x[2], 0.7),
        ["index_copy"] = (x, dim) => x[0].index_copy(dim, x[1], x[2]),
        ["index_fill"] = (x, _) => x[0].index_fill(1, x[1], 2.5), ["take"] = (x, _) => x[0].take(x[1]),
        ["nonzero"] = (x, _) => x[0].nonzero(), ["masked_select"] = (x, _) => x[0].masked_select(x[1] > 0),
        ["masked_scatter"] = (x, _) => x[0].masked_scatter(x[1] > 0, x[2]),
        ["masked_fill_"] = (x, _) => (x[0] * 1).masked_fill_(x[1] > 0, 1.5),
        ["one_hot"] = (x, _) => nn.functional.one_hot(x[0], 5),
    };

    private static readonly Dictionary<string, Func<Tensor, Tensor, Tensor, Tensor, Tensor>> Get = new()
    {
        ["i"] = (x, i, j, m) => x[i], ["i,j"] = (x, i, j, m) => x[i, j], [":,i"] = (x, i, j, m) => x[Colon, Tensor(j)],
        ["i,:,j"] = (x, i, j, m) => x[Tensor(i), Colon, Tensor(j)], ["None,i"] = (x, i, j, m) => x[None, Tensor(i)],
        ["i,1"] = (x, i, j, m) => x[Tensor(i), 1], ["...,j"] = (x, i, j, m) => x[Ellipsis, Tensor(j)],
        ["i2,j"] = (x, i, j, m) => x[i.unsqueeze(1), j], ["m"] = (x, i, j, m) => x[m], ["m2"] = (x, i, j, m) => x[x.detach() > 0],
        [":,1:,j"] = (x, i, j, m) => x[Colon, Slice(1), Tensor(j)], ["-1"] = (x, i, j, m) => x[-1],
        ["::2,None,-2"] = (x, i, j, m) => x[Slice(step: 2), None, -2], ["m,j"] = (x, i, j, m) => x[Tensor(m), Slice(1)],
        ["1,i"] = (x, i, j, m) => x[1, Tensor(j)], ["1:,...,0"] = (x, i, j, m) => x[1.., Ellipsis, 0],
    };

    private static readonly Dictionary<string, Func<Tensor, Tensor, Tensor, Tensor, TensorIndex[]>> Places = new()
    {
        ["put i,j"] = (x, i, j, m) => [Tensor(i), Tensor(j)], ["put :,i"] = (x, i, j, m) => [Colon, Tensor(j)],
        ["put m"] = (x, i, j, m) => [Tensor(m)], ["put -1"] = (x, i, j, m) => [-1],
        ["put ::2,None,-2"] = (x, i, j, m) => [Slice(step: 2), None, -2], ["put 1,i"] = (x, i, j, m) => [1, Tensor(j)],
        ["put i,:,j"] = (x, i, j, m) => [Tensor(i), Colon, Tensor(j)],
    };

    private static readonly Dictionary<string, Func<Tensor, Tensor>> Shape = new()
    {
        ["view"] = x => (x * 1).contiguous().view(2, -1, 2), ["T"] = x => x.T, ["mT"] = x => x.mT,
        ["flatten"] = x => x.flatten(0, 1), ["unflatten"] = x => x.unflatten(0, 2, -1),
        ["as_strided"] = x => (x * 1).as_strided([3, 4], [2, 1], 3), ["movedim"] = x => x.movedim([0, 2], [1, 0]),
        ["diagonal"] = x => x.diagonal(1, 0, 2), ["diagonal_low"] = x => x.diagonal(-1, 1, 0), ["unfold"] = x => x.unfold(0, 3, 1),
        ["expand"] = x => x.unsqueeze(1).expand(-1, 2, -1, -1), ["repeat"] = x => x.repeat(2, 1, 1, 3), ["tile"] = x => x.tile([2, 3]),
        ["repeat_interleave"] = x => x.repeat_interleave(2, 1), ["repeat_interleave_flat"] = x => x.repeat_interleave(2),
        ["flip"] = x => x.flip(0, 2), ["fliplr"] = x => x.fliplr(), ["roll"] = x => x.roll((1, -5), (0, 1)), ["roll_flat"] = x => x.roll(5),
        ["tril"] = x => x.tril(-1), ["triu"] = x => x.triu(1), ["split"] = x => cat(Weighted(x.split(3))),
        ["split_sizes"] = x => cat(Weighted(x.split([1, 3]))), ["chunk"] = x => cat(Weighted(x.chunk(3, 1)), 1),
        ["tensor_split"] = x => cat(Weighted(x.tensor_split(3, 0))), ["unbind"] = x => stack(Weighted(x.unbind(1))),
        ["diag_embed"] = x => x.diag_embed(1), ["narrow"] = x => x.narrow(0, -2, 2), ["hstack"] = x => hstack([x, x * 2]),
        ["vstack"] = x => vstack([x, x * 2]), ["dstack"] = x => dstack([x, x * 2]), ["diag"] = x => x.diag(), ["diagflat"] = x => x.diagflat(-1),
    };

    private static readonly Dictionary<string, Func<Tensor, Tensor, Tensor>> Changes = new()
    {
        ["row"] = (x, v) =>
        {
            var y = x * 1;
            y[1].mul_(v);
            return y;
        },
        ["twice"] = (x, v) =>
        {
            var y = x * 1;
            var (row, column) = (y[1], y[Colon, 0]);
            row.mul_(v);
            column.add_(row.sum());
            return y * row;
        },
        ["root"] = (x, v) =>
        {
            var y = x * 1;
            var view = y.t();
            y.mul_(3);
            view[2].exp_();
            return view * y.t();
        },
        ["plain"] = (x, v) =>
        {
            var y = zeros(3, 4);
            y[Slice(0, 2)].copy_(x[Slice(1)]);
            y[2, 1..3] = v[Slice(0, 2)] * 2;
            y.view(-1)[Slice(3, 5)].mul_(v[Slice(1, 3)]);
            return y.t();
        },
        ["diagonal"] = (x, v) =>
        {
            var y = x * 1;
            y[Colon, Slice(1)].mul_(v[Slice(1)]);
            y.diagonal(0, 0, 1).zero_();
            return y;
        },
    };

    private static IEnumerable<TestCaseData> ChangeCases() => OracleCase.Source("changes");

    private static IEnumerable<TestCaseData> FunctionCases() => OracleCase.Source("gather");

    private static IEnumerable<TestCaseData> IndexCases() => OracleCase.Source("indexing");

    private static IEnumerable<TestCaseData> ShapeCases() => OracleCase.Source("shape");

    [TestCaseSource(nameof(FunctionCases))]
    public void Function_OfPlaces_AsPyTorch(JsonElement item) => OracleCase.Check(
        item,
        (x, args) => Functions[item.Text("op")](x, args.TryGetProperty("dim", out var dim) ? dim.GetInt64() : 0));

    [TestCaseSource(nameof(IndexCases))]
    public void Indexing_ReadsAndWrites_AsPyTorch(JsonElement item) => OracleCase.Check(item, (x, _) =>
    {
        if (Get.TryGetValue(item.Text("op"), out var get))
        {
            return get(x[0], x[1], x[2], x[3] > 0);
        }

        var result = x[0] * 1;
        result[Places[item.Text("op")](result, x[1], x[2], x[3] > 0)] = x[4];
        return result;
    });

    [TestCaseSource(nameof(ChangeCases))]
    public void View_ChangedInPlace_GradientsAsPyTorch(JsonElement item) =>
        OracleCase.Check(item, (x, _) => Changes[item.Text("op")](x[0], x[1]));

    [TestCaseSource(nameof(ShapeCases))]
    public void Shape_Changed_AsPyTorch(JsonElement item) =>
        OracleCase.Check(item, (x, _) => Shape[item.Text("op")](x[0]));

    private static Tensor[] Weighted(Tensor[] parts) => [.. parts.Select((part, i) => part * (i + 1))];
}
