namespace TorchSharp.Internal;

/// <summary>Whether operations on this thread are recorded. Each thread has its own, as in libtorch.</summary>
internal static class GradMode
{
    [ThreadStatic]
    private static bool _disabled;

    [ThreadStatic]
    private static bool _inference;

    public static bool Enabled => !_disabled;

    public static bool Inference => _inference;

    public static Scope Set(bool enabled)
    {
        var scope = new Scope(_disabled, _inference);
        _disabled = !enabled;
        return scope;
    }

    public static Scope SetInference(bool mode)
    {
        var scope = new Scope(_disabled, _inference);
        _inference = mode;
        _disabled = mode;
        return scope;
    }

    /// <summary>Restores what was before; once, also when it was boxed and is disposed twice.</summary>
    internal struct Scope(bool disabled, bool inference) : IDisposable
    {
        private bool _left;

        public void Dispose()
        {
            if (!_left)
            {
                _left = true;
                _disabled = disabled;
                _inference = inference;
            }
        }
    }
}
