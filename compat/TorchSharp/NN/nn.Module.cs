using System.Reflection;
using TorchSharp.Internal;
using TorchSharp.Modules;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Neural networks.</summary>
    public static partial class nn
    {
        /// <summary>How a loss of many elements becomes one.</summary>
        public enum Reduction : long
        {
            /// <summary>It does not: the loss of each element is kept.</summary>
            None = 0,

            /// <summary>By its (weighted) mean.</summary>
            Mean = 1,

            /// <summary>By its sum.</summary>
            Sum = 2,
        }

        /// <summary>Makes a parameter of a tensor, which becomes empty.</summary>
        /// <param name="data">The tensor; its handle is invalid afterwards.</param>
        /// <param name="requires_grad">Whether gradients of the parameter are wanted.</param>
        public static Parameter Parameter(Tensor data, bool requires_grad = true) => new(data, requires_grad);

        /// <summary>Something with parameters, buffers and submodules. Networks derive from it.</summary>
        public partial class Module : IDisposable
        {
            private readonly OrderedDictionary<string, Parameter> _parameters = [];
            private readonly OrderedDictionary<string, (Tensor Buffer, bool Persistent)> _buffers = [];
            private readonly OrderedDictionary<string, Module> _modules = [];
            private bool _registered;
            private bool _training = true;

            /// <summary>Makes a module.</summary>
            /// <param name="name">A name for debugging.</param>
            protected Module(string name) => this.name = name;

            /// <summary>Whether the module is in training mode.</summary>
            public virtual bool training => _training;

            /// <summary>The module's name, for debugging.</summary>
            protected string? name { get; set; }

            /// <summary>The module's name.</summary>
            public virtual string GetName() => name ?? GetType().Name;

            /// <summary>Sets training mode here and in all submodules.</summary>
            /// <param name="train">Training mode, or evaluation mode.</param>
            public virtual void train(bool train = true)
            {
                _training = train;
                foreach (var (_, module) in named_children())
                {
                    module.train(train);
                }
            }

            /// <summary>Sets evaluation mode here and in all submodules.</summary>
            public virtual void eval() => train(false);

            /// <summary>Forgets the gradients of all parameters.</summary>
            public virtual void zero_grad()
            {
                foreach (var (_, parameter) in _parameters)
                {
                    if (!parameter.IsInvalid)
                    {
                        parameter.grad = null;
                    }
                }

                foreach (var (_, module) in _modules)
                {
                    module.zero_grad();
                }
            }

            /// <summary>Calls a function with every submodule, then with this module.</summary>
            /// <param name="fn">The function.</param>
            /// <returns>This module.</returns>
            public virtual Module apply(Action<Module> fn)
            {
                foreach (var (_, module) in _modules)
                {
                    module.apply(fn);
                }

                fn(this);
                return this;
            }

            /// <summary>Disposes the module with its parameters, buffers and submodules.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Disposes the module with its parameters, buffers and submodules.</summary>
            /// <param name="disposing">Whether the caller is <see cref="Dispose()"/>.</param>
            protected virtual void Dispose(bool disposing)
            {
                if (!disposing)
                {
                    return;
                }

                foreach (var (_, parameter) in _parameters)
                {
                    parameter.Dispose();
                }

                foreach (var (_, (buffer, _)) in _buffers)
                {
                    buffer.Dispose();
                }

                foreach (var (_, module) in _modules)
                {
                    module.Dispose();
                }
            }

            /// <summary>
            /// Registers the modules, parameters and tensors in this object's fields, under the fields' names or what their
            /// <see cref="ComponentNameAttribute"/> says. To be called at the end of a network's constructor.
            /// </summary>
            protected virtual void RegisterComponents()
            {
                if (_registered)
                {
                    return;
                }

                const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;
                var seen = new HashSet<string>(StringComparer.Ordinal);
                for (var type = GetType(); type is not null && type != typeof(Module); type = type.BaseType)
                {
                    foreach (var field in type.GetFields(All | BindingFlags.DeclaredOnly))
                    {
                        if (seen.Add(field.Name))
                        {
                            var given = field.GetCustomAttribute<ComponentNameAttribute>()?.Name;
                            Register(given ?? field.Name, field.GetValue(this));
                        }
                    }
                }

                _registered = true;
            }

            private void Register(string field, object? value)
            {
                if (_modules.ContainsKey(field) || _parameters.ContainsKey(field) || _buffers.ContainsKey(field))
                {
                    return;
                }

                switch (value)
                {
                    case Module module:
                        register_module(field, module);
                        break;
                    case Parameter parameter:
                        register_parameter(field, parameter);
                        break;
                    case Tensor tensor:
                        register_buffer(field, tensor);
                        break;
                }
            }
        }
    }
}
