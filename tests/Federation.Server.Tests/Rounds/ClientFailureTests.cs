using Federation.Core;
using Federation.Server.Tests.Support;

namespace Federation.Server.Tests.Rounds;

[CancelAfter(30_000)]
internal sealed class ClientFailureTests
{
    private static readonly TensorList s_twoTensors =
        new(Tensor.FromArray("w", new float[3]), Tensor.FromArray("b", new float[1]));

    private static readonly TensorList s_otherTensor = new(Tensor.FromArray("v", new float[3]));

    private static IEnumerable<TestCaseData> BadFits()
    {
        TestCaseData Case(string name, FailureKind kind, string reason, Func<FitResult?> fit) =>
            new TestCaseData(fit, kind, reason).SetArgDisplayNames(name);

        yield return Case("throws", FailureKind.ClientError, "Error: InvalidDataException: no data", () => throw new InvalidDataException("no data"));
        yield return Case("not supported", FailureKind.ClientError, "Unsupported: cannot train", () => throw new NotSupportedException("cannot train"));
        yield return Case("cancels itself", FailureKind.ClientError, "Error: OperationCanceledException", () => throw new OperationCanceledException());
        yield return Case("null", FailureKind.ClientError, "FitAsync returned null", () => null);
        yield return Case("no parameters", FailureKind.ClientError, "without parameters", () => new FitResult(null!, 1));
        yield return Case("NaN", FailureKind.RefusedUpdate, "finite", () => new FitResult(Models.Of(1, float.NaN, 1), 1));
        yield return Case("infinite", FailureKind.RefusedUpdate, "finite", () => new FitResult(Models.Of(1, float.PositiveInfinity, 1), 1));
        yield return Case("wrong shape", FailureKind.RefusedUpdate, "float32 [2]", () => new FitResult(Models.Of(1, 1), 1));
        yield return Case("no tensors", FailureKind.RefusedUpdate, "parameters are not those", () => new FitResult(TensorList.Empty, 1));
        yield return Case("one more tensor", FailureKind.RefusedUpdate, "parameters are not those", () => new FitResult(s_twoTensors, 1));
        yield return Case("other name", FailureKind.RefusedUpdate, "\"v\"", () => new FitResult(s_otherTensor, 1));
        yield return Case("no examples", FailureKind.RefusedUpdate, "examples is 0", () => new FitResult(Models.Of(1, 1, 1), 0));
        yield return Case("negative examples", FailureKind.RefusedUpdate, "examples is -5", () => new FitResult(Models.Of(1, 1, 1), -5));
    }

    private static IEnumerable<TestCaseData> BadEvaluations()
    {
        TestCaseData Case(string name, FailureKind kind, string reason, Func<EvaluateResult?> evaluate) =>
            new TestCaseData(evaluate, kind, reason).SetArgDisplayNames(name);

        yield return Case("throws", FailureKind.ClientError, "Error: InvalidDataException: no data", () => throw new InvalidDataException("no data"));
        yield return Case("null", FailureKind.ClientError, "EvaluateAsync returned null", () => null);
        yield return Case("NaN", FailureKind.RefusedUpdate, "loss is NaN", () => new EvaluateResult(double.NaN, 1));
        yield return Case("no examples", FailureKind.RefusedUpdate, "example count is 0", () => new EvaluateResult(1, 0));
        yield return Case("negative examples", FailureKind.RefusedUpdate, "example count is -1", () => new EvaluateResult(1, -1));
    }

    [TestCaseSource(nameof(BadFits))]
    public async Task Fit_OneClientFails_IsRecordedAndTheClientStays(
        Func<FitResult?> fit, FailureKind kind, string reason, CancellationToken cancellationToken)
    {
        await using var server = await TestServer.StartAsync(TestStrategy.Of(2), options => options.Rounds = 2);
        var bad = new TestClient { FitWith = request => request.Round == 1 ? fit() : new FitResult(Models.Add(request.Parameters, 3), 1) };
        var running = Run(server, bad, cancellationToken);

        var history = await server.Completion.WaitAsync(cancellationToken);
        await Task.WhenAll(running).WaitAsync(cancellationToken);

        CheckFailure(history.Rounds[0], RoundPhase.Fit, kind, reason);
        Assert.That(history.Rounds[0].Fits.Select(answer => answer.ClientId), Is.EqualTo(new[] { "good" }));
        Assert.That(history.Rounds[1].Failures, Is.Empty);
        Assert.That(Models.Values(history.Model), Is.EqualTo(new[] { 3f, 3f, 3f }), "1 of the good one, then the mean of 1 and 3");
    }

    [TestCaseSource(nameof(BadEvaluations))]
    public async Task Evaluate_OneClientFails_IsRecordedAndTheClientStays(
        Func<EvaluateResult?> evaluate, FailureKind kind, string reason, CancellationToken cancellationToken)
    {
        await using var server = await TestServer.StartAsync(TestStrategy.Of(2, evaluates: true), options => options.Rounds = 2);
        var bad = new TestClient { EvaluateWith = request => request.Round == 1 ? evaluate() : new EvaluateResult(5, 3) };
        var running = Run(server, bad, cancellationToken);

        var history = await server.Completion.WaitAsync(cancellationToken);
        await Task.WhenAll(running).WaitAsync(cancellationToken);

        CheckFailure(history.Rounds[0], RoundPhase.Evaluate, kind, reason);
        Assert.That(history.Rounds[0].Loss, Is.EqualTo(1), "the good one's");
        Assert.That(history.Rounds[1].Failures, Is.Empty);
        Assert.That(history.Rounds[1].Loss, Is.EqualTo(4.25));
    }

    [Test]
    public async Task Fit_EverybodyFails_LeavesTheModelAndTheRunGoesOn(CancellationToken cancellationToken)
    {
        await using var server = await TestServer.StartAsync(TestStrategy.Of(2), options => options.Rounds = 2);
        FitResult? Fit(Federation.Client.FitRequest request) =>
            request.Round == 1 ? throw new InvalidDataException("no data") : new FitResult(Models.Add(request.Parameters, 1), 1);
        var running = new[] { "a", "b" }.Select(id => RealClient.RunAsync(server.Address, id, new TestClient { FitWith = Fit }, cancellationToken)).ToList();

        var history = await server.Completion.WaitAsync(cancellationToken);
        await Task.WhenAll(running).WaitAsync(cancellationToken);

        Assert.That(history.Rounds[0].NotAggregated, Does.Contain("too few results: 0 of 2"));
        Assert.That(history.Rounds[0].Failures.Select(failure => failure.ClientId), Is.EqualTo(new[] { "a", "b" }));
        Assert.That(history.Rounds[1].NotAggregated, Is.Null);
        Assert.That(Models.Values(history.Model), Is.EqualTo(new[] { 1f, 1f, 1f }));
    }

    private static List<Task> Run(TestServer server, TestClient bad, CancellationToken cancellationToken) =>
    [
        RealClient.RunAsync(server.Address, "bad", bad, cancellationToken),
        RealClient.RunAsync(server.Address, "good", new TestClient(), cancellationToken),
    ];

    private static void CheckFailure(RoundRecord round, RoundPhase phase, FailureKind kind, string reason)
    {
        var failure = round.Failures.Single();
        Assert.That((failure.ClientId, failure.Phase, failure.Kind), Is.EqualTo(("bad", phase, kind)));
        Assert.That(failure.Reason, Does.Contain(reason));
    }
}
