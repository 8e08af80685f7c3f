using Federation.Core;
using Federation.TorchSharp.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Federation.TorchSharp.Tests;

internal sealed class ModuleExtensionsTests
{
    [Test]
    public void ToTensorList_Module_StateInOrder()
    {
        using var module = new TwoLayers();

        var list = module.ToTensorList();

        Assert.That(
            list.Manifest.Select(spec => spec.ToString()),
            Is.EqualTo(new[]
            {
                "\"first.weight\" float32 [3, 2]",
                "\"first.bias\" float32 [3]",
                "\"second.weight\" float32 [1, 3]",
                "\"second.bias\" float32 [1]",
            }));
        Assert.That(list["first.weight"].AsSpan<float>().ToArray(), Is.EqualTo(module.first.weight!.data<float>().ToArray()));
    }

    [Test]
    public void ToTensorList_ModuleChangedAfterwards_ListUnchanged()
    {
        using var module = new TwoLayers();
        var list = module.ToTensorList();
        var before = list["second.bias"].AsSpan<float>().ToArray();

        using (no_grad())
        {
            module.second.bias!.fill_(7);
        }

        Assert.That(list["second.bias"].AsSpan<float>().ToArray(), Is.EqualTo(before));
    }

    [Test]
    public void LoadTensorList_OfAnotherModule_SameOutput()
    {
        using var source = new TwoLayers();
        using var target = new TwoLayers();
        using var input = ones(4, 2);

        target.LoadTensorList(source.ToTensorList());

        Assert.That(target.call(input).data<float>().ToArray(), Is.EqualTo(source.call(input).data<float>().ToArray()));
    }

    [Test]
    public void LoadTensorList_OtherOrder_MatchedByName()
    {
        using var source = new TwoLayers();
        using var target = new TwoLayers();
        var list = source.ToTensorList();

        target.LoadTensorList(new TensorList(list.Reverse()));

        Assert.That(Bits.Of(target), Is.EqualTo(Bits.Of(list)));
    }

    [Test]
    public void LoadTensorList_ThenTraining_ParametersStillLearn()
    {
        using var module = new TwoLayers();
        module.LoadTensorList(module.ToTensorList());
        var before = Bits.Of(module);
        using var optimizer = optim.SGD(module.parameters(), learningRate: 0.1);

        using var loss = module.call(ones(4, 2)).sum();
        loss.backward();
        optimizer.step();

        Assert.That(Bits.Of(module), Is.Not.EqualTo(before));
    }

    [Test]
    public void LoadTensorList_MissingExtraAndWrong_AllNamedAndNothingWritten()
    {
        using var module = new TwoLayers();
        var before = module.ToTensorList();
        var list = new TensorList(
            before["first.weight"].Reshape(2, 3),
            global::Federation.Core.Tensor.FromArray("first.bias", new double[3]),
            global::Federation.Core.Tensor.FromArray("second.bias", new[] { 1f }),
            global::Federation.Core.Tensor.FromArray("third.bias", new[] { 1f }));

        Assert.Multiple(() =>
        {
            Assert.That(
                () => module.LoadTensorList(list),
                Throws.ArgumentException
                    .With.Message.Contains("\"first.weight\" float32 [2, 3] should be \"first.weight\" float32 [3, 2]")
                    .And.Message.Contains("\"first.bias\" float64 [3] should be \"first.bias\" float32 [3]")
                    .And.Message.Contains("\"second.weight\" float32 [1, 3] is missing")
                    .And.Message.Contains("\"third.bias\" float32 [1] is not one of the module's"));
            Assert.That(Bits.Of(module), Is.EqualTo(Bits.Of(before)));
        });
    }

    [Test]
    public void LoadTensorList_TransposedParameter_RowMajorAllTheSame()
    {
        using var module = new TwoLayers();
        module.first.weight = new global::TorchSharp.Modules.Parameter(zeros(2, 3).t());
        var list = module.ToTensorList();
        var changed = new TensorList(list.Select(tensor => tensor.Name == "first.weight"
            ? global::Federation.Core.Tensor.FromArray(tensor.Name, new float[] { 1, 2, 3, 4, 5, 6 }, 3, 2)
            : tensor));

        module.LoadTensorList(changed);

        Assert.Multiple(() =>
        {
            Assert.That(module.first.weight!.is_contiguous(), Is.False);
            Assert.That(module.first.weight![2, 0].item<float>(), Is.EqualTo(5f));
            Assert.That(module.ToTensorList()["first.weight"].AsSpan<float>().ToArray(), Is.EqualTo(new float[] { 1, 2, 3, 4, 5, 6 }));
        });
    }

    [Test]
    public void ToTensorList_Selection_OnlyThoseInOrder()
    {
        using var module = new TwoLayers();

        var list = module.ToTensorList(LayerSelection.All.Except(LayerSelection.Of("first.bias", "second.weight")));

        Assert.That(list.Manifest.Select(spec => spec.Name), Is.EqualTo(new[] { "first.weight", "second.bias" }));
    }

    [Test]
    public void ToTensorList_LayerThatIsNotThere_Named()
    {
        using var module = new TwoLayers();

        Assert.That(
            () => module.ToTensorList(LayerSelection.Of("first", "third")),
            Throws.ArgumentException.With.Message.Contains("no layer \"third\"").And.Message.Contains("second.bias"));
    }

    [Test]
    public void LoadTensorList_Selection_OthersUntouched()
    {
        using var source = TwoLayers.Seeded(1);
        using var target = TwoLayers.Seeded(2);
        var before = Bits.Of(target, "second");

        target.LoadTensorList(source.ToTensorList(LayerSelection.Of("first")), LayerSelection.Of("first"));

        Assert.Multiple(() =>
        {
            Assert.That(Bits.Of(target, "first"), Is.EqualTo(Bits.Of(source, "first")));
            Assert.That(Bits.Of(target, "second"), Is.EqualTo(before));
        });
    }

    [Test]
    public void LoadTensorList_NotSelectedAndNotThere_ToldApartAndNothingWritten()
    {
        using var module = TwoLayers.Seeded(1, outputs: 1);
        using var other = TwoLayers.Seeded(2, outputs: 1);
        var before = Bits.Of(module);
        var list = new TensorList([.. other.ToTensorList(), global::Federation.Core.Tensor.FromArray("third.bias", new[] { 1f })]);

        Assert.Multiple(() =>
        {
            Assert.That(
                () => module.LoadTensorList(list, LayerSelection.Of("first")),
                Throws.ArgumentException
                    .With.Message.Contains("\"second.bias\" float32 [1] is not selected")
                    .And.Message.Contains("\"third.bias\" float32 [1] is not one of the module's."));
            Assert.That(Bits.Of(module), Is.EqualTo(before));
        });
    }
}
