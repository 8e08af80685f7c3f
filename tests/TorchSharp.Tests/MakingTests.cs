using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

/// <summary>Tensors made of numbers and of random draws, with the numbers that PyTorch gives.</summary>
[TestFixture]
public sealed class MakingTests
{
    private static readonly Dictionary<string, Func<Tensor>> Made = new()
    {
        ["eye"] = () => eye(3, 5), ["linspace"] = () => linspace(-1.5, 4, 7), ["linspace1"] = () => linspace(2, 5, 1),
        ["linspace_int"] = () => linspace(0, 9, 4, int64), ["logspace"] = () => logspace(-1, 2, 5),
        ["full_like"] = () => full_like(zeros(2, 3), 1.5), ["tril_indices"] = () => tril_indices(3, 4, 1),
        ["triu_indices"] = () => triu_indices(4, 3, -1), ["arange"] = () => arange(1, 8.5, 1.5, float64),
        ["arange_down"] = () => arange(5, -2, -3),
        ["meshgrid"] = () => stack(meshgrid([arange(2.0f), arange(3.0f)])),
        ["meshgrid_xy"] = () => stack(meshgrid([arange(2.0f), arange(3.0f)], "xy")),
    };

    private static IEnumerable<TestCaseData> Cases() => OracleCase.Source("made");

    [TestCaseSource(nameof(Cases))]
    public void Tensor_Made_AsPyTorch(JsonElement item) => OracleCase.Check(item, (_, _) => Made[item.Text("op")]());

    [TestCase("0")]
    [TestCase("42")]
    public void Draws_AfterManualSeed_AsPyTorch(string seed)
    {
        using var scope = NewDisposeScope();
        var expected = Fixture.Read("draws").GetProperty(seed);
        var generator = new Generator((ulong)long.Parse(seed, System.Globalization.CultureInfo.InvariantCulture));
        var weights = tensor(new float[,] { { 0.1f, 3, 0.4f, 2 }, { 1, 1, 5, 0.5f } });

        // In this order, as each takes its numbers from where the one before left off.
        Check("bernoulli", linspace(0, 1, 20).bernoulli(generator));
        Check("bernoulli64", linspace(0, 1, 20, float64).bernoulli(generator));
        Check("bernoulli_", empty(20).bernoulli_(full([], 0.3, float64), generator));
        Check("exponential_", empty(9).exponential_(0.5, generator));
        Check("multinomial", weights.multinomial(3, generator: generator));
        Check("multinomial1", weights.multinomial(1, generator: generator));
        Check("replaced", weights.multinomial(9, true, generator));
        Check("uniform_", empty(5).uniform_(-2, 3, generator));
        Check("normal_", empty(5).normal_(1, 2, generator));
        Check("random_", empty(7, int64).random_(3, 20, generator));
        Check("rand_like", rand(3, generator: generator));
        Check("randn_like", randn(3, generator: generator));
        Check("bernoulli_p", empty(20).bernoulli_(0.3, generator));
        Check("bernoulli_p64", empty(20, float64).bernoulli_(0.7, generator));
        Check("bernoulli_p_int", empty(9, int64).bernoulli_(0.5, generator));

        void Check(string name, Tensor actual) => Expect.Close(actual, expected.Doubles(name), name);
    }

    [Test]
    public void InPlace_RandomNumbersOverARecordedResult_CutTheGradient()
    {
        using var scope = NewDisposeScope();
        var x = ones(4, requires_grad: true);
        var y = x * 2;
        y.uniform_(0, 1);
        (y.sum() + (x * 3).sum()).backward();
        Assert.That(x.grad!.data<float>().ToArray(), Is.EqualTo(new float[] { 3, 3, 3, 3 }));
    }
}
