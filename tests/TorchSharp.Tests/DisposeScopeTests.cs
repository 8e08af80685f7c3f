using TorchSharp;
using static TorchSharp.torch;

[TestFixture]
public sealed class DisposeScopeTests
{
    [Test]
    public void Scope_Ends_DisposesItsTensorsOnly()
    {
        using var outer = NewDisposeScope();
        var before = ones(1);
        Tensor inside, moved, detached;
        using (NewDisposeScope())
        {
            inside = before + 1;
            moved = (before + 2).MoveToOuterDisposeScope();
            detached = (before + 3).DetachFromDisposeScope();
        }

        Assert.That((inside.IsInvalid, before.IsInvalid, moved.IsInvalid, detached.IsInvalid), Is.EqualTo((true, false, false, false)));
        Assert.That(outer.Contains(moved) && !outer.Contains(detached), Is.True);
        detached.Dispose();
    }

    [Test]
    public void Scope_OfOneThread_LeavesAnotherAlone()
    {
        using var scope = NewDisposeScope();
        Tensor? other = null;
        var thread = new Thread(() => other = ones(1));
        thread.Start();
        thread.Join();
        Assert.That(scope.DisposablesCount, Is.Zero);
        other!.Dispose();
    }

    [Test]
    public void DisposeEverythingBut_Keeps()
    {
        using var scope = NewDisposeScope();
        var kept = ones(1);
        var gone = ones(1);
        scope.DisposeEverythingBut(kept);
        Assert.That((kept.IsInvalid, gone.IsInvalid), Is.EqualTo((false, true)));
    }

    [Test]
    public void Scope_EndedBeforeOneInside_LeavesThatOneOpen()
    {
        var outermost = NewDisposeScope();
        var outer = NewDisposeScope();
        var inner = NewDisposeScope();
        var inside = ones(1);
        outer.Dispose();
        Assert.That((inside.IsInvalid, CurrentDisposeScope == inner), Is.EqualTo((false, true)));

        inner.MoveToOuter(inside);
        Assert.That(outermost.Contains(inside), Is.True);
        inner.Dispose();
        Assert.That(CurrentDisposeScope, Is.SameAs(outermost));
        outermost.Dispose();
        Assert.That((inside.IsInvalid, CurrentDisposeScope), Is.EqualTo((true, (DisposeScope?)null)));
    }

    [Test]
    public void Scope_Ended_RefusesAllButToEndAgain()
    {
        var ended = NewDisposeScope();
        ended.Dispose();
        ended.Dispose();
        using var tensor = ones(1);
        Assert.That(ended.Contains(tensor), Is.False);
        Action[] uses =
        [
            () => ended.Attach(tensor), () => ended.Detach(tensor), () => ended.MoveToOuter(tensor),
            () => ended.DisposeEverything(), () => ended.MarkAsDisposed(tensor), () => _ = ended.DisposablesCount,
            () => _ = ended.DisposablesView,
        ];
        Assert.Multiple(() => Array.ForEach(uses, use => Assert.That(use, Throws.InstanceOf<ObjectDisposedException>())));
    }

    [Test]
    public void Attach_WhatIsNoTensor_IsRefused()
    {
        using var scope = NewDisposeScope();
        Assert.That(() => scope.Attach(new MemoryStream()), Throws.InvalidOperationException);
    }

    [Test]
    public void Scope_GivenSeveralTensors_MovesThemAll()
    {
        using var outer = NewDisposeScope();
        using var scope = NewDisposeScope();
        var (a, b) = scope.MoveToOuter(ones(1), ones(2));
        Assert.That((outer.Contains(a), outer.Contains(b), scope.DisposablesCount), Is.EqualTo((true, true, 0)));
        Assert.That(scope.Attach((IEnumerable<IDisposable>)[a, b]), Is.EqualTo(new[] { a, b }));
        scope.MoveToOther(outer, a, b, ones(3));
        scope.MoveToOther(null, [.. outer.DisposablesView]);
        scope.DisposeEverythingBut(ones(4), ones(5));
        Assert.That((outer.DisposablesCount, scope.DisposablesCount), Is.EqualTo((3, 2)));
        outer.Detach((IEnumerable<IDisposable>)[a, b]);
        Assert.That(outer.DisposablesCount, Is.EqualTo(1));
        a.Dispose();
        b.Dispose();
    }

    [Test]
    public void Parameter_MadeInAScope_ReplacesItsTensorThere()
    {
        TorchSharp.Modules.Parameter parameter;
        using (var scope = NewDisposeScope())
        {
            parameter = new TorchSharp.Modules.Parameter(ones(1));
            Assert.That(scope.DisposablesCount, Is.EqualTo(1));
        }

        Assert.That(parameter.IsInvalid, Is.True);
    }

    [Test]
    public void Module_MadeInAScope_OutlivesIt()
    {
        TorchSharp.Modules.Linear linear;
        using (NewDisposeScope())
        {
            linear = nn.Linear(1, 1);
        }

        Assert.That(linear.weight.IsInvalid, Is.False);
        linear.Dispose();
        Assert.That(linear.weight.IsInvalid, Is.True);
    }

    [Test]
    public void Training_InItsStride_TakesNoNewMemory()
    {
        using var net = new TutorialNet();
        using var optimizer = optim.Adam(net.parameters());
        using var x = Formula.Make(1, [8, 3, 32, 32]);
        using var t = Formula.Labels(2, 8, 10, 8);
        void Step()
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            var loss = nn.functional.cross_entropy(net.call(x), t);
            loss.backward();
            optimizer.step();
        }

        for (var i = 0; i < 5; i++)
        {
            Step();
        }

        var before = TorchSharp.Internal.Storage.Created;
        for (var i = 0; i < 20; i++)
        {
            Step();
        }

        // A helper thread that joins at another moment may want one more piece of scratch; steps must not.
        Assert.That(TorchSharp.Internal.Storage.Created - before, Is.LessThan(20));
    }

    [Test]
    public void Tensors_Forgotten_AreCollected()
    {
        var before = TorchSharp.Internal.Storage.Created;
        for (var i = 0; i < 400; i++)
        {
            // 4 MB each and never disposed: without the finalizer this is 1.6 GB.
            _ = ones(1024, 1024);
            if (i % 20 == 19)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        }

        Assert.That(TorchSharp.Internal.Storage.Created - before, Is.LessThan(200));
    }
}
