using Federation.Core;

namespace Federation.Strategies.Tests.Privacy;

/// <summary>A bad update is refused, and nothing of it is in the model.</summary>
[TestFixture]
public sealed class BadUpdatesTests
{
    private static readonly TensorList Given = Updates.Model(0, 0);
    private static readonly ClientUpdate Good = Updates.Of("good", Given, Updates.Model(0.25f, 0.5f));

    private static IEnumerable<TestCaseData> Bad
    {
        get
        {
            var fine = Updates.Model(1, 1);
            yield return Case("NaN", Updates.Of("bad", Given, Updates.Model(1, float.NaN)), "element 1 of tensor \"w\" is NaN");
            yield return Case("infinite", Updates.Of("bad", Given, Updates.Model(float.NegativeInfinity, 1)), "tensor \"w\" is -Infinity");
            yield return Case("no examples", Updates.Of("bad", Given, fine, 0), "the number of examples is 0");
            yield return Case("again", Updates.Of("good", Given, fine), "client \"good\" has an update in this round already");
            yield return Case("other shape", Updates.Of("bad", Given, Updates.Model(1, 2, 3)), "the parameters are not those of the global model");
            yield return Case(
                "encoded", Good with { Client = Updates.Client("bad"), Result = Good.Result with { Encoding = "top-k" } }, "encoded as \"top-k\"");
            yield return Case("given another model", Updates.Of("bad", Updates.Model(1), fine), "the model that was given does not consist of");
        }
    }

    [TestCaseSource(nameof(Bad))]
    public void Add_BadUpdate_RefusedAndNothingOfItFolded(ClientUpdate bad, string reason)
    {
        var aggregation = PrivateRounds.Begin(PrivateRounds.FedAvg(new DifferentialPrivacyOptions { NoiseMultiplier = 0, ClippingNorm = 10 }), Given);

        var verdicts = aggregation.AddRange([Good, bad]);

        Assert.That(verdicts[0].Reason, Is.Null);
        Assert.That(verdicts[1].Reason, Does.StartWith(reason).Or.Contain(reason));
        Assert.That(PrivateRounds.Values(PrivateRounds.Model(aggregation.Complete())), Is.EqualTo([0.25f, 0.5f]));
    }

    [Test]
    public void Add_SquaresBeyondFloat64_Refused()
    {
        var model = new TensorList(Tensor.FromArray("w", [0.0]));
        var aggregation = PrivateRounds.Begin(PrivateRounds.FedAvg(new DifferentialPrivacyOptions { NoiseMultiplier = 0, ClippingNorm = 10 }), model);

        var verdict = aggregation.Add(Updates.Of("bad", model, new TensorList(Tensor.FromArray("w", [1e200]))));

        Assert.That(verdict.Reason, Does.Contain("its distance from the model that was given is"));
        Assert.That(aggregation.Complete(), Is.InstanceOf<AggregationOutcome.TooFew>());
    }

    [Test]
    public void Add_AfterARefusal_Taken()
    {
        var aggregation = PrivateRounds.Begin(PrivateRounds.FedAvg(new DifferentialPrivacyOptions { NoiseMultiplier = 0, ClippingNorm = 10 }), Given);
        aggregation.Add(Updates.Of("good", Given, Updates.Model(1, float.NaN)));

        Assert.That(aggregation.Add(Good).IsAccepted);
    }

    private static TestCaseData Case(string name, ClientUpdate update, string reason) => new TestCaseData(update, reason).SetArgDisplayNames(name);
}
