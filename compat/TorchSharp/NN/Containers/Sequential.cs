using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>Modules applied one after another.</summary>
    public class Sequential : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        private readonly List<torch.nn.IModule<torch.Tensor, torch.Tensor>> _steps = [];

        internal Sequential()
            : base(nameof(Sequential))
        {
        }

        /// <summary>Adds a module at the end.</summary>
        /// <param name="name">The name of the module.</param>
        /// <param name="module">The module.</param>
        /// <returns>This module.</returns>
        public Sequential append(string name, torch.nn.IModule<torch.Tensor, torch.Tensor> module)
        {
            register_module(name, (torch.nn.Module)module);
            _steps.Add(module);
            return this;
        }

        /// <summary>Adds a module at the end, named by its place.</summary>
        /// <param name="module">The module.</param>
        /// <returns>This module.</returns>
        public Sequential append(torch.nn.IModule<torch.Tensor, torch.Tensor> module) =>
            append(_steps.Count.ToString(), module);

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor input)
        {
            // Only the result is the caller's; what lies between goes with its dispose scope.
            using var scope = torch.NewDisposeScope();
            var result = _steps.Count == 0 ? input.alias() : input;
            foreach (var step in _steps)
            {
                result = step.call(result);
            }

            return scope.MoveToOuter(result);
        }

        /// <inheritdoc/>
        protected override void RegisterComponents()
        {
            // Registered when appended.
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Modules applied one after another.</summary>
            /// <param name="modules">The modules with their names.</param>
            public static Sequential Sequential(params (string name, Module<Tensor, Tensor> submodule)[] modules)
            {
                var result = new Sequential();
                foreach (var (name, module) in modules)
                {
                    result.append(name, module);
                }

                return result;
            }

            /// <summary>Modules applied one after another, named by their places.</summary>
            /// <param name="modules">The modules.</param>
            public static Sequential Sequential(params Module<Tensor, Tensor>[] modules)
            {
                var result = new Sequential();
                foreach (var module in modules)
                {
                    result.append(module);
                }

                return result;
            }
        }
    }
}
