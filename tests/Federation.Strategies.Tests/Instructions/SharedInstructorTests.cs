using Federation.Core;

namespace Federation.Strategies.Tests;

[TestFixture]
public sealed class SharedInstructorTests
{
    private static readonly ClientInfo A = new("a", ScalarMap.Empty);
    private static readonly ClientInfo B = new("b", ScalarMap.Empty);

    [Test]
    public void Instruct_WithoutConfigs_GlobalModelItselfAndNoConfig()
    {
        var model = new TensorList(Tensor.FromArray("x", [1f]));
        var instructor = new SharedInstructor();

        Assert.That(instructor.InstructFit(new InstructionContext(1, model, [A], 0), A).Parameters, Is.SameAs(model));
        Assert.That(instructor.InstructFit(new InstructionContext(1, model, [A], 0), A).Config, Is.Empty);
        Assert.That(instructor.InstructEvaluate(new InstructionContext(1, model, [A], 0), A).Parameters, Is.SameAs(model));
        Assert.That(instructor.InstructEvaluate(new InstructionContext(1, model, [A], 0), A).Config, Is.Empty);
    }

    [Test]
    public void Instruct_ClientsOfARound_OneConfigMadeOnce()
    {
        var rounds = new List<int>();
        var instructor = new SharedInstructor(fitConfig: round =>
        {
            rounds.Add(round);
            return new ScalarMap(("round", round));
        });

        var first = instructor.InstructFit(new InstructionContext(1, TensorList.Empty, [A], 0), A).Config;
        var second = instructor.InstructFit(new InstructionContext(1, TensorList.Empty, [B], 0), B).Config;
        var next = instructor.InstructFit(new InstructionContext(2, TensorList.Empty, [B], 0), B).Config;

        Assert.That(second, Is.SameAs(first));
        Assert.That(next["round"].AsInteger(), Is.EqualTo(2));
        Assert.That(rounds, Is.EqualTo([1, 2]));
    }

    [Test]
    public void Instruct_FitAndEvaluate_ConfigsOfTheirOwn()
    {
        var instructor = new SharedInstructor(_ => new ScalarMap(("kind", "fit")), _ => new ScalarMap(("kind", "evaluate")));

        Assert.That(instructor.InstructFit(new InstructionContext(1, TensorList.Empty, [A], 0), A).Config["kind"].AsString(), Is.EqualTo("fit"));
        Assert.That(instructor.InstructEvaluate(new InstructionContext(1, TensorList.Empty, [A], 0), A).Config["kind"].AsString(), Is.EqualTo("evaluate"));
    }

    [Test]
    public void Instruct_ConfigFunctionReturnsNull_SaysWhichRound()
    {
        var instructor = new SharedInstructor(fitConfig: _ => null!);

        Assert.That(() => instructor.InstructFit(new InstructionContext(3, TensorList.Empty, [A], 0), A), Throws.InvalidOperationException.With.Message.Contains("round 3"));
    }
}
