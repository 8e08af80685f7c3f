using Federation.Core;

namespace Federation.Client.Tests;

[TestFixture]
public sealed class DelegatingClientTests
{
    private static readonly TensorList Model = Requests.Model(1, 2);

    [Test]
    public async Task FitAsync_NothingOverridden_InnersAnswerToTheSameRequest()
    {
        var answer = new FitResult(Model, 3);
        var inner = new ScriptedClient(_ => answer);
        var request = Requests.Fit(Model);

        Assert.That(await new Plain(inner).FitAsync(request, CancellationToken.None), Is.SameAs(answer));
        Assert.That(inner.Requests, Is.EqualTo([request]));
    }

    [Test]
    public async Task EvaluateAsync_NothingOverridden_InnersAnswer()
    {
        var inner = new ScriptedClient(request => new FitResult(request.Parameters, 1));

        var result = await new Plain(inner).EvaluateAsync(Requests.Evaluate(Model), CancellationToken.None);

        Assert.That(result, Is.EqualTo(new EvaluateResult(0.5, 7)));
    }

    [Test]
    public void Constructor_NoInner_Throws() => Assert.That(() => new Plain(null!), Throws.ArgumentNullException);

    private sealed class Plain(IFederatedClient inner) : DelegatingClient(inner);
}
