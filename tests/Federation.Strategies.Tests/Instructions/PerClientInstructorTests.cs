using Federation.Core;

namespace Federation.Strategies.Tests;

[TestFixture]
public sealed class PerClientInstructorTests
{
    private static readonly TensorList Model = Updates.Model(1, 2);
    private static readonly InstructionContext Context = new(3, Model, [Updates.Client("a"), Updates.Client("b")], 0);

    [Test]
    public void InstructFit_OwnConfigAndModel_NotTheOthers()
    {
        var other = Updates.Model(5, 6);
        var instructor = new PerClientInstructor((context, client) => client.Id == "a"
            ? new ClientInstruction(context.GlobalModel, new ScalarMap(("epochs", 5)))
            : new ClientInstruction(other, ScalarMap.Empty));

        Assert.That(instructor.InstructFit(Context, Context.Selected[0]).Config["epochs"].AsInteger(), Is.EqualTo(5));
        Assert.That(instructor.InstructFit(Context, Context.Selected[0]).Parameters, Is.SameAs(Model));
        Assert.That(instructor.InstructFit(Context, Context.Selected[1]).Config, Is.Empty);
        Assert.That(instructor.InstructFit(Context, Context.Selected[1]).Parameters, Is.SameAs(other));
    }

    [Test]
    public void InstructEvaluate_NothingSaid_TheGlobalModel()
    {
        var instructor = new PerClientInstructor((_, _) => throw new InvalidDataException());

        Assert.That(instructor.InstructEvaluate(Context, Context.Selected[0]).Parameters, Is.SameAs(Model));
    }

    [Test]
    public void InstructFit_Null_NamesTheClient() =>
        Assert.That(
            () => new PerClientInstructor((_, _) => null!).InstructFit(Context, Context.Selected[1]),
            Throws.InvalidOperationException.With.Message.Contains("\"b\""));

    [Test]
    public void With_AnEntry_TheOriginalStaysAsItIs()
    {
        var instruction = new ClientInstruction(Model, new ScalarMap(("epochs", 5)));

        var changed = instruction.With("epochs", 1).With("seed", 7);

        Assert.That(instruction.Config.ToString(), Is.EqualTo("epochs=5"));
        Assert.That(changed.Config.ToString(), Is.EqualTo("epochs=1, seed=7"));
    }

    [Test]
    public void FitConfigInstructor_Entries_OverTheInnerOnesAndOnlyForFit()
    {
        var inner = new SharedInstructor(_ => new ScalarMap(("epochs", 5), ("mu", 1)), _ => new ScalarMap(("batch", 2)));
        var instructor = new FitConfigInstructor(inner, ("mu", 0.5));

        Assert.That(instructor.InstructFit(Context, Context.Selected[0]).Config.ToString(), Is.EqualTo("epochs=5, mu=0.5"));
        Assert.That(instructor.InstructEvaluate(Context, Context.Selected[0]).Config.ToString(), Is.EqualTo("batch=2"));
        Assert.That(inner.InstructFit(Context, Context.Selected[0]).Config["mu"].AsInteger(), Is.EqualTo(1));
    }
}
