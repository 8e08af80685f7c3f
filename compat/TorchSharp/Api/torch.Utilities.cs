using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Opens a scope that disposes, when it ends, the tensors that this thread makes in it.</summary>
    public static DisposeScope NewDisposeScope() => DisposeScopeManager.NewDisposeScope();

    /// <summary>This thread's innermost dispose scope, or null.</summary>
    public static DisposeScope? CurrentDisposeScope => DisposeScopeManager.ThreadSingleton.CurrentDisposeScope;

    /// <summary>Runs a function in a dispose scope and hands its result to the scope around it.</summary>
    /// <param name="expr">The function.</param>
    /// <returns>The function's result.</returns>
    public static Tensor WrappedTensorDisposeScope(Func<Tensor> expr)
    {
        ArgumentNullException.ThrowIfNull(expr);
        using var scope = NewDisposeScope();
        return scope.MoveToOuter(expr());
    }

    /// <summary>How many threads one operation may use.</summary>
    public static int get_num_threads() => WorkPool.Threads;

    /// <summary>Sets how many threads one operation may use. Results do not depend on it.</summary>
    /// <param name="num">The number of threads, at least 1.</param>
    public static void set_num_threads(int num)
    {
        NativeError.Check(num > 0, "set_num_threads expects a positive integer");
        WorkPool.Threads = num;
    }

    /// <summary>Stops recording operations for autograd on this thread until the result is disposed.</summary>
    public static IDisposable no_grad() => GradMode.Set(false);

    /// <summary>Records operations for autograd on this thread until the result is disposed.</summary>
    /// <param name="enabled">Whether to record.</param>
    public static IDisposable enable_grad(bool enabled = true) => GradMode.Set(enabled);

    /// <summary>Records operations for autograd on this thread, or not, until the result is disposed.</summary>
    /// <param name="mode">Whether to record.</param>
    public static IDisposable set_grad_enabled(bool mode = true) => GradMode.Set(mode);

    /// <summary>Whether this thread records operations for autograd.</summary>
    public static bool is_grad_enabled() => GradMode.Enabled;

    /// <summary>Stops recording operations for autograd on this thread until the result is disposed.</summary>
    /// <param name="mode">Whether to switch inference mode on.</param>
    public static IDisposable inference_mode(bool mode = true) => GradMode.SetInference(mode);

    /// <summary>Whether this thread is in inference mode.</summary>
    public static bool is_inference_mode_enabled() => GradMode.Inference;
}
