using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A sequence without modules yet.</summary>
        public static Sequential Sequential() => new();

        /// <summary>Modules applied one after another.</summary>
        /// <param name="modules">The modules with their names.</param>
        public static Sequential Sequential(params (string name, Module<Tensor, Tensor> submodule)[] modules) =>
            new Sequential().AppendAll(modules);

        /// <summary>Modules applied one after another, named by their places.</summary>
        /// <param name="modules">The modules.</param>
        public static Sequential Sequential(params Module<Tensor, Tensor>[] modules) =>
            new Sequential().AppendAll(modules);

        /// <summary>Modules applied one after another.</summary>
        /// <param name="modules">The modules with their names.</param>
        public static Sequential Sequential(params Tuple<string, Module<Tensor, Tensor>>[] modules) =>
            Sequential((IEnumerable<Tuple<string, Module<Tensor, Tensor>>>)modules);

        /// <summary>Modules applied one after another.</summary>
        /// <param name="modules">The modules with their names.</param>
        public static Sequential Sequential(IEnumerable<(string name, Module<Tensor, Tensor> submodule)> modules) =>
            new Sequential().AppendAll(modules);

        /// <summary>Modules applied one after another.</summary>
        /// <param name="modules">The modules with their names.</param>
        public static Sequential Sequential(IEnumerable<Tuple<string, Module<Tensor, Tensor>>> modules) =>
            new Sequential().AppendAll(modules.Select(item => (item.Item1, item.Item2)));

        /// <summary>Modules applied one after another, named by their places.</summary>
        /// <param name="modules">The modules.</param>
        public static Sequential Sequential(IEnumerable<Module<Tensor, Tensor>> modules) =>
            new Sequential().AppendAll(modules);
    }
}
