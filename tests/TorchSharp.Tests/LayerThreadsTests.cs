using TorchSharp;
using static TorchSharp.torch;

[TestFixture]
[NonParallelizable]
public sealed class LayerThreadsTests
{
    private static IEnumerable<TestCaseData> Layers()
    {
        static TestCaseData Case(string name, Func<Tensor, Tensor> f) => new TestCaseData(f).SetArgDisplayNames(name);
        yield return Case("batch norm", x => nn.functional.batch_norm(x, null, null, training: true));
        yield return Case("group norm", x => nn.functional.group_norm(x, 2));
        yield return Case("layer norm", x => nn.functional.layer_norm(x, [40, 40]));
        yield return Case("average pool", x => nn.functional.avg_pool2d(x, 3, 2, 1));
        yield return Case("maximum pool", x => nn.functional.max_pool2d(x, 3, 2, 1));
        yield return Case("dropout", x => nn.functional.dropout(x, 0.3));
        yield return Case("softmax", x => x.log_softmax(-1));
        yield return Case("gelu", x => nn.functional.gelu(x));
        yield return Case("huber", x => nn.functional.huber_loss(x, x.detach() * 2, 0.5));
        yield return Case("embedding", x => new Tensor(TorchSharp.Internal.Embeddings.LookUp(
            x.view(-1, 40).Impl, Formula.Labels(2, 3000, 900, 3000).Impl, new(-1, null, 2, false))));
    }

    [TestCaseSource(nameof(Layers))]
    public void Layer_OneThreadOrSeveral_SameBits(Func<Tensor, Tensor> layer)
    {
        var threads = get_num_threads();
        try
        {
            var (value, gradient) = Run(layer, 1);
            Assert.That(Run(layer, 3), Is.EqualTo((value, gradient)));
        }
        finally
        {
            set_num_threads(threads);
        }
    }

    private static (float[] Value, float[] Gradient) Run(Func<Tensor, Tensor> layer, int threads)
    {
        using var scope = NewDisposeScope();
        set_num_threads(threads);
        manual_seed(5);
        var x = Formula.Make(1, [6, 8, 40, 40], 3).requires_grad_();
        var y = layer(x);
        y.backward([Formula.Make(2, y.shape)]);
        return (y.data<float>().ToArray(), x.grad!.data<float>().ToArray());
    }
}
