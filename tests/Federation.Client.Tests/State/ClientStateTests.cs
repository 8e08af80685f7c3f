using Federation.Core;

namespace Federation.Client.Tests;

[TestFixture]
public sealed class ClientStateTests
{
    private static readonly TensorList Some = Requests.Model(1, 2);
    private static readonly TensorList Other = Requests.Model(3);

    [Test]
    public void Empty_HasNothing() => Assert.Multiple(() =>
    {
        Assert.That(ClientState.Empty.IsEmpty);
        Assert.That((ClientState.Empty.Scalars.Count, ClientState.Empty.Tensors.Count, ClientState.Empty.ByteCount), Is.EqualTo((0, 0, 0)));
        Assert.That(ClientState.Empty.ToString(), Is.EqualTo("nothing"));
    });

    [Test]
    public void With_ScalarsAndTensors_ACopyHasThem()
    {
        var state = ClientState.Empty.With("seen", 7).With("head", Some).With("head", Other).With("tail", Some);

        Assert.Multiple(() =>
        {
            Assert.That(state.IsEmpty, Is.False);
            Assert.That(state.Scalars["seen"].AsInteger(), Is.EqualTo(7));
            Assert.That(state.Tensors.Keys, Is.EqualTo(["head", "tail"]));
            Assert.That(state.Tensors["head"], Is.SameAs(Other));
            Assert.That(state.ByteCount, Is.EqualTo(12));
            Assert.That(state.ToString(), Is.EqualTo("seen, head, tail"));
            Assert.That(ClientState.Empty.IsEmpty, "nothing was added to it");
        });
    }

    [Test]
    public void Part_OfAPart_WhatWasAdded()
    {
        var innermost = ClientState.Empty.With("same", 1).With("same", Some);
        var inner = ClientState.Empty.With("same", 2).With("inner", innermost);
        var outer = ClientState.Empty.With("same", Other).With("inner", inner).With("none", ClientState.Empty);

        Assert.Multiple(() =>
        {
            Assert.That(outer.ToString(), Is.EqualTo("inner/same, inner/inner/same, same, inner/inner/same"));
            Assert.That(outer.Tensors["same"], Is.SameAs(Other));
            Assert.That(outer.Part("inner").Scalars["same"].AsInteger(), Is.EqualTo(2));
            Assert.That(outer.Part("inner").Part("inner").Scalars["same"].AsInteger(), Is.EqualTo(1));
            Assert.That(outer.Part("inner").Part("inner").Tensors["same"], Is.SameAs(Some));
            Assert.That(outer.Part("none").IsEmpty);
            Assert.That(outer.Part("inn").IsEmpty, "a name is not the beginning of another");
        });
    }

    [Test]
    public void With_UnusableName_Throws() => Assert.Multiple(() =>
    {
        Assert.That(() => ClientState.Empty.With("", Some), Throws.ArgumentException);
        Assert.That(() => ClientState.Empty.With("", 1), Throws.ArgumentException);
        Assert.That(() => ClientState.Empty.With("a/b", ClientState.Empty), Throws.ArgumentException.With.Message.Contains("\"a/b\""));
        Assert.That(() => ClientState.Empty.Part("a/b"), Throws.ArgumentException.With.Message.Contains("\"a/b\""));
    });
}
