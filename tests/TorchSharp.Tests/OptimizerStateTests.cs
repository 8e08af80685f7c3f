using Federation.Testing;
using TorchSharp;
using TorchSharp.Modules;
using static OptimizerSamples;
using static TorchSharp.torch;

[TestFixture]
public sealed class OptimizerStateTests
{
    [TestCaseSource(typeof(OptimizerSamples), nameof(OptimizerSamples.Cases))]
    public void State_SavedAndLoaded_TrainingGoesOnTheSame(Func<IEnumerable<Parameter>, OptimizerHelper> create)
    {
        using var scope = NewDisposeScope();
        var mine = Parameters();
        using var optimizer = create(mine);
        foreach (var group in optimizer.ParamGroups)
        {
            group.LearningRate = 0.03;
        }

        Steps(optimizer, mine, 0, 3);
        var stream = new MemoryStream();
        optimizer.save_state_dict(new BinaryWriter(stream));
        var (fromFile, fromDictionary) = (Copies(mine), Copies(mine));
        using var second = create(fromFile);
        using var third = create(fromDictionary);
        second.load_state_dict(new BinaryReader(new MemoryStream(stream.ToArray())));
        third.load_state_dict(optimizer.state_dict());
        var states = optimizer.state_dict().State.Zip(second.state_dict().State, third.state_dict().State).ToArray();
        Assert.That(states.All(s => s.First.ApproximatelyEquals(s.Second) && s.First.ApproximatelyEquals(s.Third)));
        Assert.That(second.ParamGroups.Single().LearningRate, Is.EqualTo(0.03));
        Assert.That(second.ParamGroups.Single().InitialLearningRate, Is.EqualTo(0.1));

        Steps(optimizer, mine, 3, 3);
        Steps(second, fromFile, 3, 3);
        Steps(third, fromDictionary, 3, 3);

        for (var i = 0; i < mine.Length; i++)
        {
            Assert.That(fromFile[i].Equals(mine[i]), Is.True, "from the file");
            Assert.That(fromDictionary[i].Equals(mine[i]), Is.True, "from the dictionary");
        }
    }

    [Test]
    public void Sgd_Saved_TheseBytes()
    {
        using var scope = NewDisposeScope();
        var parameter = new Parameter(ones(1));
        using var optimizer = optim.SGD([parameter], 0.5, momentum: 0.25);
        parameter.grad = ones(1);
        optimizer.step();
        var stream = new MemoryStream();
        optimizer.save_state_dict(new BinaryWriter(stream));

        byte[] half = [0, 0, 0, 0, 0, 0, 0xE0, 0x3F], quarter = [0, 0, 0, 0, 0, 0, 0xD0, 0x3F], zero = new byte[8];
        byte[] expected =
        [
            3, .. "SGD"u8, 1, 1,
            .. half, .. half, .. quarter, .. zero, .. zero, 0, 0,
            1, 6, 1, 1, 0, 0, 0x80, 0x3F,
        ];
        Assert.That(stream.ToArray(), Is.EqualTo(expected));
    }

    [Test]
    public void State_SavedByPath_Loaded()
    {
        using var scope = NewDisposeScope();
        var parameters = Parameters();
        using var optimizer = optim.Adam(parameters);
        Steps(optimizer, parameters, 0, 2);
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("adam.dat");

        optimizer.save_state_dict(path);
        using var other = optim.Adam(parameters);
        other.load_state_dict(path);

        Assert.That(((Adam.State)other.state_dict().State[0]).step, Is.EqualTo(2));
    }

    [Test]
    public void State_OfAnother_Refused()
    {
        using var scope = NewDisposeScope();
        var parameters = Parameters();
        using var sgd = optim.SGD(parameters, 0.1);
        using var adam = optim.Adam(parameters);
        using var fewer = optim.Adam(parameters[..1]);
        using var groups = optim.Adam([new Adam.ParamGroup(parameters[..1]), new Adam.ParamGroup(parameters[1..])]);
        var stream = new MemoryStream();
        adam.save_state_dict(new BinaryWriter(stream));
        BinaryReader Reader() => new(new MemoryStream(stream.ToArray()));

        Assert.That(() => sgd.load_state_dict(Reader()), Throws.InstanceOf<InvalidDataException>());
        Assert.That(() => fewer.load_state_dict(Reader()), Throws.ArgumentException);
        Assert.That(() => groups.load_state_dict(Reader()), Throws.ArgumentException);
        Assert.That(() => sgd.load_state_dict(adam.state_dict()), Throws.ArgumentException);
        Assert.That(() => adam.add_param_group(new SGD.ParamGroup(parameters)), Throws.ArgumentException);
        var wrong = new Parameter(ones(9));
        using var shapes = optim.Adam([wrong, .. parameters[1..]]);
        Assert.That(() => shapes.load_state_dict(Reader()), Throws.ArgumentException.With.Message.Contains("shape"));
    }
}
