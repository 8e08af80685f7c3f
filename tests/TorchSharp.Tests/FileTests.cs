using System.Text;
using Federation.Testing;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

/// <summary>TorchSharp's own file format, for tensors and modules.</summary>
[TestFixture]
public sealed class FileTests
{
    // Made by hand: names with their lengths, element type 6 (single precision), dimensions, sizes, elements.
    private static readonly byte[] Bytes =
    [
        2,
        6, .. "weight"u8, 6, 2, 1, 2, 0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0,
        4, .. "bias"u8, 6, 1, 1, 0, 0, 0, 0x3F,
    ];

    [Test]
    public void Module_Saved_TheseBytes()
    {
        using var scope = NewDisposeScope();
        using var linear = nn.Linear(new Parameter(tensor(new[] { 1f, -2f }, [1, 2])), new Parameter(tensor(new[] { 0.5f })));
        var stream = new MemoryStream();
        Assert.That(linear.save(stream), Is.SameAs(linear));
        Assert.That(stream.ToArray(), Is.EqualTo(Bytes));
        Assert.That(() => stream.Length, Throws.InstanceOf<ObjectDisposedException>(), "the stream is closed");
    }

    [Test]
    public void Module_LoadedFromTheseBytes_TheseValues()
    {
        using var scope = NewDisposeScope();
        using var linear = nn.Linear(2, 1);
        var weight = linear.weight;

        Assert.That(linear.load(new MemoryStream(Bytes)), Is.SameAs(linear));

        Assert.That(linear.weight, Is.SameAs(weight));
        Assert.That(weight.data<float>().ToArray(), Is.EqualTo(new[] { 1f, -2f }));
        Assert.That(linear.bias!.item<float>(), Is.EqualTo(0.5f));
        Assert.That(weight.requires_grad && weight.is_leaf, Is.True);
    }

    [Test]
    public void Module_SavedAndLoadedByPath_SameState()
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        using var net = new TutorialNet();
        using var other = new TutorialNet();
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("net.dat");

        net.save(path);
        other.load(path);

        foreach (var (name, value) in other.state_dict())
        {
            Assert.That(value.Equals(net.state_dict()[name]), Is.True, name);
        }

        Assert.That(nn.Module.Create<TutorialNet>(path).state_dict()["fc1.bias"].Equals(net.state_dict()["fc1.bias"]));
        Assert.That(() => net.load(folder.PathOf("none")), Throws.InstanceOf<FileNotFoundException>());
    }

    [Test]
    public void Module_SavedWithSkip_LoadedOnlyIfNotStrict()
    {
        using var scope = NewDisposeScope();
        using var linear = nn.Linear(2, 1);
        var stream = new MemoryStream();
        linear.save(stream, skip: ["bias"]);
        byte[] saved = stream.ToArray();
        using var target = nn.Linear(2, 1);
        var bias = target.bias!.item<float>();
        Assert.That(() => target.load(new MemoryStream(saved)), Throws.ArgumentException);

        target.load(new MemoryStream(saved), strict: false);

        Assert.That(target.weight.Equals(linear.weight), Is.True);
        Assert.That(target.bias!.item<float>(), Is.EqualTo(bias));
    }

    [Test]
    public void Module_LoadedWithSkipAndUnknownNames_ToldWhatMatched()
    {
        using var scope = NewDisposeScope();
        using var linear = nn.Linear(2, 1, hasBias: false);
        linear.weight.requires_grad_(false).zero_();
        var loaded = new Dictionary<string, bool>();
        Assert.That(() => linear.load(new MemoryStream(Bytes)), Throws.ArgumentException.With.Message.Contains("sizes"));

        linear.load(new MemoryStream(Bytes), strict: false, skip: ["weight"], loaded);

        Assert.That(loaded, Is.EqualTo(new Dictionary<string, bool> { ["weight"] = true, ["bias"] = false }));
        Assert.That(linear.weight.data<float>().ToArray(), Is.All.Zero);
    }

    [Test]
    public void Module_LoadedFromWrongBytes_Refused()
    {
        using var scope = NewDisposeScope();
        using var linear = nn.Linear(2, 1);
        using var wider = nn.Linear(3, 1);
        using var exact = nn.Linear(2, 1, dtype: float64);
        using var sequential = nn.Sequential(nn.Linear(2, 1));
        Assert.That(() => wider.load(new MemoryStream(Bytes)), Throws.ArgumentException.With.Message.Contains("shape"));
        Assert.That(() => exact.load(new MemoryStream(Bytes)), Throws.ArgumentException.With.Message.Contains("types"));
        Assert.That(
            () => sequential.load(new MemoryStream(Bytes)), Throws.ArgumentException.With.Message.Contains("'weight'"));
        Assert.That(
            () => linear.load(new MemoryStream(Bytes[..^1])), Throws.InstanceOf<EndOfStreamException>());
        Assert.That(
            () => linear.load(new MemoryStream([2, 6, .. "weight"u8, 99, 2, 1, 2])),
            Throws.InstanceOf<Exception>(), "no such element type");
        Assert.That(
            () => TensorExtensionMethods.Load(Reader([6, 0xFF, 0xFF, 0xFF, 0x0F])),
            Throws.InstanceOf<InvalidDataException>(), "too many dimensions");
    }

    [TestCaseSource(nameof(Tensors))]
    public void Tensor_SavedAndLoaded_Same(Func<Tensor> make)
    {
        using var scope = NewDisposeScope();
        var saved = make();
        var stream = new MemoryStream();
        saved.Save(stream);

        var loaded = Tensor.Load(new MemoryStream(stream.ToArray()));

        Assert.That(loaded.dtype, Is.EqualTo(saved.dtype));
        Assert.That(loaded.shape, Is.EqualTo(saved.shape));
        Assert.That(loaded.bytes.ToArray(), Is.EqualTo(saved.reshape(saved.shape).contiguous().bytes.ToArray()));
        Assert.That(loaded.requires_grad, Is.False);
    }

    [Test]
    public void Tensor_LoadedIntoAView_OnlyTheViewChanged()
    {
        using var scope = NewDisposeScope();
        var whole = zeros(2, 4);
        var stream = new MemoryStream();
        tensor(new float[] { 1, 2, 3, 4 }, [2, 2]).Save(stream);

        whole[TensorIndex.Ellipsis, TensorIndex.Slice(step: 2)].Load(Reader(stream.ToArray()));

        Assert.That(whole.data<float>().ToArray(), Is.EqualTo(new float[] { 1, 0, 2, 0, 3, 0, 4, 0 }));
    }

    [Test]
    public void Tensor_Skipped_ReaderIsBehindIt()
    {
        using var scope = NewDisposeScope();
        var stream = new MemoryStream();
        var writer = new BinaryWriter(stream);
        ones(3).Save(writer);
        writer.Write(42);
        var reader = Reader(stream.ToArray());

        var skipped = TensorExtensionMethods.Load(reader, skip: true);

        Assert.That(skipped.data<float>().ToArray(), Is.EqualTo(new float[3]));
        Assert.That(reader.ReadInt32(), Is.EqualTo(42));
        Tensor? same = ones(3);
        TensorExtensionMethods.Load(ref same, Reader(stream.ToArray()));
        Assert.That(() => zeros(3, int64).Load(Reader(stream.ToArray())), Throws.ArgumentException);
    }

    [Test]
    public void Tensor_SavedAndLoadedByPath_Same()
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("tensor.dat");
        arange(5).Save(path);
        Assert.That(Tensor.Load(path).data<long>().ToArray(), Is.EqualTo(new long[] { 0, 1, 2, 3, 4 }));
        Assert.That(() => Tensor.Load(path + "x"), Throws.InstanceOf<FileNotFoundException>());
    }

    private static IEnumerable<TestCaseData> Tensors()
    {
        (string Name, Func<Tensor> Make)[] cases =
        [
            ("scalar", () => tensor(2.5)),
            ("empty", () => zeros(0, 3)),
            ("more than a chunk", () => Formula.Make(1, [700, 1000])),
            ("transposed", () => Formula.Make(2, [3, 5]).transpose(0, 1)),
            ("integers", () => arange(300)),
            ("bool", () => tensor(new[] { true, false })),
            ("half", () => Formula.Make(3, [4]).to_type(float16)),
            ("bfloat16", () => Formula.Make(3, [4]).to_type(bfloat16)),
            ("long dimension", () => zeros(1, 130, 1, int8)),
            ("with gradient", () => Formula.Make(4, [2]).requires_grad_()),
        ];
        return cases.Select(item => new TestCaseData(item.Make).SetArgDisplayNames(item.Name));
    }

    private static BinaryReader Reader(byte[] bytes) => new(new MemoryStream(bytes), Encoding.UTF8);
}
