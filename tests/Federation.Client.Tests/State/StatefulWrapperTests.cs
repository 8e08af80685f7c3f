using Federation.Core;

namespace Federation.Client.Tests;

/// <summary>Clients that go round others, made anew for each instruction with the state of the instance before.</summary>
[TestFixture]
public sealed class StatefulWrapperTests
{
    private static readonly ScalarMap Int8 = new((FitConfigKeys.UpdateEncoding, "delta-int8"), (FitConfigKeys.ErrorFeedback, true));

    private static readonly TestCaseData[] Wrappers =
    [
        new TestCaseData((IFederatedClient inner) => new Plain(inner)).SetArgDisplayNames("nothing"),
        new TestCaseData((IFederatedClient inner) => inner.WithCompression()).SetArgDisplayNames("compression"),
        new TestCaseData((IFederatedClient inner) => inner.WithGaussianNoise(0.1, new GaussianNoise(3))).SetArgDisplayNames("noise"),
        new TestCaseData((IFederatedClient inner) => inner.WithClipping(2).WithGaussianNoise(0.1, new GaussianNoise(3)).WithCompression())
            .SetArgDisplayNames("all"),
        new TestCaseData((IFederatedClient inner) => inner.WithGaussianNoise(0.1, new GaussianNoise(3)).WithGaussianNoise(0.1, new GaussianNoise(4)))
            .SetArgDisplayNames("one kind twice"),
    ];

    [TestCaseSource(nameof(Wrappers))]
    public async Task SaveAndRestore_BeforeEachFit_SameBitsAsOneClientThatLives(Func<IFederatedClient, IFederatedClient> wrap)
    {
        ArgumentNullException.ThrowIfNull(wrap);
        var lives = wrap(new Drifting());
        var state = ClientState.Empty;

        for (var round = 1; round <= 4; round++)
        {
            var fresh = (IStatefulClient)wrap(new Drifting());
            fresh.RestoreState(state);
            var expected = await lives.FitAsync(Requests.Fit(Model(round), Int8, round), default);
            var actual = await fresh.FitAsync(Requests.Fit(Model(round), Int8, round), default);
            state = fresh.SaveState();

            Assert.That(Bytes(actual.Parameters), Is.EqualTo(Bytes(expected.Parameters)), $"round {round}");
        }
    }

    [Test]
    public async Task RestoreState_Compression_WhatWasSavedStaysAsItIs()
    {
        var first = (IStatefulClient)new Drifting().WithCompression();
        await first.FitAsync(Requests.Fit(Model(1), Int8), default);
        var state = first.SaveState();
        var before = Bytes(state.Tensors["residual"]);
        var second = (IStatefulClient)new Drifting().WithCompression();
        second.RestoreState(state);

        await second.FitAsync(Requests.Fit(Model(2), Int8), default);

        Assert.That(Bytes(state.Tensors["residual"]), Is.EqualTo(before));
        Assert.That(Bytes(second.SaveState().Tensors["residual"]), Is.Not.EqualTo(before));
    }

    [Test]
    public async Task RestoreState_CompressionOfAnotherModel_NothingIsCarriedOver()
    {
        IStatefulClient Make() => (IStatefulClient)new ScriptedClient(request => new FitResult(TensorListMath.Scale(request.Parameters, 1.1), 1)).WithCompression();
        var (first, restored, plain) = (Make(), Make(), Make());
        await first.FitAsync(Requests.Fit(Model(1), Int8), default);
        restored.RestoreState(first.SaveState());
        var request = Requests.Fit(new TensorList(Tensor.FromArray("v", [1f, 2f])), Int8);

        var (actual, expected) = (await restored.FitAsync(request, default), await plain.FitAsync(request, default));

        Assert.That(Bytes(actual.Parameters), Is.EqualTo(Bytes(expected.Parameters)));
    }

    [Test]
    public void SaveState_NothingHappened_Nothing() => Assert.Multiple(() =>
    {
        Assert.That(((IStatefulClient)new Stateless().WithCompression()).SaveState().IsEmpty);
        Assert.That(((IStatefulClient)new Stateless().WithGaussianNoise(1)).SaveState().IsEmpty);
        Assert.That(new Plain(new Stateless()).SaveState().IsEmpty);
    });

    [Test]
    public void RestoreState_InnerClientKeepsNone_RefusesAllButNothing()
    {
        var client = new Plain(new Stateless());

        client.RestoreState(ClientState.Empty);

        Assert.That(
            () => client.RestoreState(ClientState.Empty.With("steps", 3)),
            Throws.ArgumentException.With.Message.Contains("Stateless keeps no state").And.Message.Contains("steps"));
    }

    private static TensorList Model(int round) => Requests.Model([.. Enumerable.Range(0, 300).Select(i => MathF.Sin(i * round))]);

    private static byte[] Bytes(TensorList list) => [.. list.SelectMany(tensor => tensor.Data.ToArray())];

    private sealed class Plain(IFederatedClient inner) : DelegatingClient(inner);

    private class Stateless : FederatedClient
    {
        public override ValueTask<FitResult> FitAsync(FitRequest request, CancellationToken cancellationToken) => new(new FitResult(request.Parameters, 1));

        public override ValueTask<EvaluateResult> EvaluateAsync(EvaluateRequest request, CancellationToken cancellationToken) => new(new EvaluateResult(0, 1));
    }

    // Each fit goes further than the one before.
    private sealed class Drifting : Stateless, IStatefulClient
    {
        private int _steps;

        public override ValueTask<FitResult> FitAsync(FitRequest request, CancellationToken cancellationToken)
        {
            _steps++;
            return new(new FitResult(TensorListMath.Scale(request.Parameters, 1 + (0.1 * _steps)), 1));
        }

        public ClientState SaveState() => _steps == 0 ? ClientState.Empty : ClientState.Empty.With("steps", _steps);

        public void RestoreState(ClientState state) => _steps = (int)state.Scalars.GetInteger("steps", 0);
    }
}
