using System.Runtime.InteropServices;
using System.Text.Json;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

[TestFixture]
public sealed class NormalizationTests
{
    private static IEnumerable<TestCaseData> BatchNormCases() => OracleCase.Source("batch_norm");

    private static IEnumerable<TestCaseData> LayerNormCases() => OracleCase.Source("layer_norm");

    private static IEnumerable<TestCaseData> ModuleCases() => Fixture.Cases("norm_modules").Select(
        (item, index) => new TestCaseData(item).SetArgDisplayNames(
            $"{index}: {item.Text("kind")} {item.GetProperty("momentum")} {item.GetProperty("affine")}"));

    [TestCaseSource(nameof(BatchNormCases))]
    public void BatchNorm_AnyShape_AsPyTorch(JsonElement item) => OracleCase.Check(item, (inputs, args) =>
    {
        var rest = new Queue<Tensor>(inputs.Skip(1));
        var weight = args.Flag("weighted") ? rest.Dequeue() : null;
        var bias = args.Flag("weighted") ? rest.Dequeue() : null;
        var mean = args.Flag("running") ? rest.Dequeue() : null;
        var variance = args.Flag("running") ? rest.Dequeue() : null;
        var y = nn.functional.batch_norm(
            inputs[0],
            mean,
            variance,
            weight,
            bias,
            args.Flag("training"),
            args.GetProperty("momentum").GetDouble(),
            args.GetProperty("eps").GetDouble());
        return mean is null || variance is null ? y : cat([y.reshape(-1), mean, variance]);
    });

    [TestCaseSource(nameof(LayerNormCases))]
    public void LayerAndGroupNorm_AnyShape_AsPyTorch(JsonElement item) => OracleCase.Check(item, (inputs, args) =>
    {
        var weight = inputs.ElementAtOrDefault(1);
        var bias = inputs.ElementAtOrDefault(2);
        var eps = args.GetProperty("eps").GetDouble();
        return item.Text("op") == "group_norm"
            ? nn.functional.group_norm(inputs[0], args.Long("groups"), weight, bias, eps)
            : nn.functional.layer_norm(inputs[0], inputs[0].shape[^(int)args.Long("dimensions")..], weight, bias, eps);
    });

    [TestCaseSource(nameof(ModuleCases))]
    public void BatchNorm_BatchesInTrainingThenEvaluation_ResultAndStateAsPyTorch(JsonElement item)
    {
        using var scope = NewDisposeScope();
        var shape = item.Longs("input");
        bool affine = item.Flag("affine"), track = item.Flag("track");
        BatchNorm module = item.Text("kind") == "BatchNorm2d"
            ? nn.BatchNorm2d(shape[1], affine: affine, track_running_stats: track)
            : nn.BatchNorm1d(shape[1], affine: affine, track_running_stats: track);
        var momentum = item.GetProperty("momentum");
        module.momentum = momentum.ValueKind == JsonValueKind.Null ? null : momentum.GetDouble();
        for (var batch = 0; batch < 3; batch++)
        {
            module.call(Formula.Make((ulong)(60 + batch), shape, 2 + batch) + batch);
        }

        module.eval();
        Expect.Close(module.call(Formula.Make(63, shape)), item.Doubles("result"), "result");

        var state = module.state_dict();
        Assert.That(state.Keys, Is.EqualTo(item.GetProperty("names").EnumerateArray().Select(n => n.GetString())));
        foreach (var ((name, tensor), i) in state.Select((entry, i) => (entry, i)))
        {
            Assert.That(tensor.dtype == int64, Is.EqualTo(item.GetProperty("types")[i].GetString() == "int64"), name);
            Expect.Close(tensor, [.. item.GetProperty("state")[i].EnumerateArray().Select(x => x.GetDouble())], name);
        }
    }

    [Test]
    public void BatchNorm_ParametersAndBuffers_AreWhatItSays()
    {
        using var module = nn.BatchNorm2d(3, eps: 1e-3, momentum: 0.2);
        Assert.That(module.named_parameters().Select(p => p.name), Is.EqualTo(new[] { "weight", "bias" }));
        Assert.That(module.buffers().All(b => !b.requires_grad), Is.True);
        Assert.That(
            (module.num_features, module.eps, module.momentum, module.affine, module.track_running_stats),
            Is.EqualTo((3L, 1e-3, (double?)0.2, true, true)));

        module.weight = new Parameter(ones(3) * 2);
        module.running_mean = zeros(3) + 5;
        Assert.That(module.state_dict()["weight"].data<float>().ToArray(), Is.EqualTo(new float[] { 2, 2, 2 }));
        Assert.That(module.get_buffer("running_mean")!.data<float>()[0], Is.EqualTo(5));
        module.reset_parameters();
        Assert.That(module.weight.data<float>()[0], Is.EqualTo(1));
        Assert.That(module.running_mean.data<float>()[0], Is.EqualTo(0));

        using var bare = nn.BatchNorm1d(3, affine: false, track_running_stats: false);
        Assert.That(bare.bias, Is.Null);
        Assert.That(bare.running_mean ?? bare.running_var ?? bare.num_batches_tracked, Is.Null);
        Assert.That(bare.state_dict(), Is.Empty);
    }

    [Test]
    public void BatchNorm_LoadedState_EvaluatesAlike()
    {
        using var scope = NewDisposeScope();
        var trained = nn.BatchNorm2d(2);
        trained.call(Formula.Make(1, [3, 2, 4, 4], 5));
        trained.eval();
        var loaded = nn.BatchNorm2d(2);
        loaded.load_state_dict(trained.state_dict());
        loaded.eval();
        var x = Formula.Make(2, [1, 2, 3, 3]);

        Assert.That(loaded.call(x).data<float>().ToArray(), Is.EqualTo(trained.call(x).data<float>().ToArray()));
        Assert.That(loaded.num_batches_tracked!.item<long>(), Is.EqualTo(1));
    }

    [Test]
    public void BatchNorm_WrongInput_Refused()
    {
        using var scope = NewDisposeScope();
        Assert.That(() => nn.BatchNorm2d(3).call(zeros(2, 3)), Throws.ArgumentException.With.Message.Contains("4D"));
        Assert.That(
            () => nn.BatchNorm1d(3).call(zeros(2, 3, 4, 4)), Throws.ArgumentException.With.Message.Contains("2D or 3D"));
        Assert.That(
            () => nn.BatchNorm1d(3).call(zeros(1, 3)),
            Throws.InstanceOf<ExternalException>().With.Message.Contains("more than 1 value per channel"));
        Assert.That(
            () => nn.BatchNorm2d(3).call(zeros(2, 4, 5, 5)),
            Throws.InstanceOf<ExternalException>().With.Message.Contains("running_mean should contain 4 elements not 3"));
        Assert.That(
            () => nn.BatchNorm2d(3).call(zeros(2, 3, 5, 5, float64)), Throws.InstanceOf<ExternalException>());
        Assert.That(
            () => nn.functional.batch_norm(zeros(2, 3), null, null),
            Throws.InstanceOf<ExternalException>().With.Message.Contains("evaluation mode"));
    }

    [Test]
    public void LayerNorm_Module_NormalisesAndNamesItsParameters()
    {
        using var scope = NewDisposeScope();
        using var module = nn.LayerNorm([3, 4]);
        Assert.That(module.state_dict().Keys, Is.EqualTo(new[] { "weight", "bias" }));
        var y = module.call(Formula.Make(1, [2, 3, 4], 5) + 7);
        Assert.That(y.view(2, -1).sum(1).data<float>().ToArray(), Is.All.EqualTo(0).Within(1e-5));
        Assert.That(y.square().view(2, -1).mean([1]).data<float>().ToArray(), Is.All.EqualTo(1).Within(1e-4));

        Assert.That(nn.LayerNorm(4, bias: false).state_dict().Keys, Is.EqualTo(new[] { "weight" }));
        Assert.That(nn.LayerNorm(4, elementwise_affine: false).state_dict(), Is.Empty);
        Assert.That(
            () => module.call(zeros(2, 3, 5)),
            Throws.InstanceOf<ExternalException>().With.Message.Contains(
                "normalized_shape=[3, 4], expected input with shape [*, 3, 4], but got input of size[2, 3, 5]"));
    }

    [Test]
    public void GroupNorm_Module_NormalisesAndNamesItsParameters()
    {
        using var scope = NewDisposeScope();
        using var module = nn.GroupNorm(2, 4);
        Assert.That(module.state_dict().Keys, Is.EqualTo(new[] { "weight", "bias" }));
        var y = module.call(Formula.Make(1, [3, 4, 5], 5) + 7);
        Assert.That(y.view(6, -1).sum(1).data<float>().ToArray(), Is.All.EqualTo(0).Within(1e-5));
        Assert.That(() => module.call(zeros(2, 4)), Throws.ArgumentException);
        Assert.That(
            () => nn.functional.group_norm(zeros(2, 5, 3), 2),
            Throws.InstanceOf<ExternalException>().With.Message.Contains("divisible by num_groups"));
    }
}
