using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>The immediate submodules with their names.</summary>
            public virtual IEnumerable<(string name, Module module)> named_children()
            {
                foreach (var (key, module) in _modules)
                {
                    yield return (key, module);
                }
            }

            /// <summary>All submodules with their names, those of submodules too.</summary>
            public virtual IEnumerable<(string name, Module module)> named_modules()
            {
                foreach (var (key, module) in _modules)
                {
                    yield return (key, module);
                }

                foreach (var (key, module) in _modules)
                {
                    foreach (var (inner, submodule) in module.named_modules())
                    {
                        yield return ($"{key}.{inner}", submodule);
                    }
                }
            }

            /// <summary>The immediate submodules.</summary>
            public virtual IEnumerable<Module> children() => named_children().Select(child => child.module);

            /// <summary>All submodules, those of submodules too.</summary>
            public virtual IEnumerable<Module> modules() => named_modules().Select(child => child.module);

            /// <summary>The parameters with their names, each once.</summary>
            /// <param name="recurse">Whether to include those of submodules.</param>
            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
            {
                var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
                foreach (var (key, parameter) in _parameters)
                {
                    if (!parameter.IsInvalid && seen.Add(parameter.Impl))
                    {
                        yield return (key, parameter);
                    }
                }

                foreach (var (key, module) in _modules)
                {
                    foreach (var (inner, parameter) in recurse ? module.named_parameters() : [])
                    {
                        if (seen.Add(parameter.Impl))
                        {
                            yield return ($"{key}.{inner}", parameter);
                        }
                    }
                }
            }

            /// <summary>The parameters, each once.</summary>
            /// <param name="recurse">Whether to include those of submodules.</param>
            public virtual IEnumerable<Parameter> parameters(bool recurse = true) =>
                named_parameters(recurse).Select(item => item.parameter);

            /// <summary>The buffers with their names, each once.</summary>
            /// <param name="recurse">Whether to include those of submodules.</param>
            /// <param name="include_nonpersistent">Whether to include those that are no part of the state.</param>
            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(
                bool recurse = true, bool include_nonpersistent = true)
            {
                var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
                foreach (var (key, (buffer, persistent)) in _buffers)
                {
                    if ((persistent || include_nonpersistent) && !buffer.IsInvalid && seen.Add(buffer.Impl))
                    {
                        yield return (key, buffer);
                    }
                }

                foreach (var (key, module) in _modules)
                {
                    foreach (var (inner, buffer) in recurse ? module.named_buffers(true, include_nonpersistent) : [])
                    {
                        if (seen.Add(buffer.Impl))
                        {
                            yield return ($"{key}.{inner}", buffer);
                        }
                    }
                }
            }

            /// <summary>The buffers, each once.</summary>
            /// <param name="recurse">Whether to include those of submodules.</param>
            /// <param name="include_nonpersistent">Whether to include those that are no part of the state.</param>
            public virtual IEnumerable<Tensor> buffers(bool recurse = true, bool include_nonpersistent = true) =>
                named_buffers(recurse, include_nonpersistent).Select(item => item.buffer);

            /// <summary>The parameters and persistent buffers by name: the tensors themselves, not copies.</summary>
            /// <param name="destination">A dictionary to add to; a new one if null.</param>
            /// <param name="prefix">What to put before the names.</param>
            public virtual Dictionary<string, Tensor> state_dict(
                Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                destination ??= [];
                string Key(string key) => string.IsNullOrEmpty(prefix) ? key : $"{prefix}.{key}";
                foreach (var (key, parameter) in named_parameters())
                {
                    destination.TryAdd(Key(key), parameter);
                }

                foreach (var (key, buffer) in named_buffers(include_nonpersistent: false))
                {
                    destination.TryAdd(Key(key), buffer);
                }

                // A tensor shared by submodules has a name in each.
                foreach (var (key, module) in _modules)
                {
                    module.state_dict(destination, Key(key));
                }

                return destination;
            }

            /// <summary>Copies tensors into the parameters and buffers of the same names.</summary>
            /// <param name="source">The tensors.</param>
            /// <param name="strict">Whether the names must be exactly those of <see cref="state_dict"/>.</param>
            /// <param name="skip">Names to leave alone.</param>
            /// <returns>The names that were missing and those that were not expected.</returns>
            /// <exception cref="InvalidOperationException">The names differ and strict is set.</exception>
            public virtual (IList<string> missing_keys, IList<string> unexpected_keyes) load_state_dict(
                Dictionary<string, Tensor> source, bool strict = true, IList<string>? skip = null)
            {
                skip ??= [];
                var destination = state_dict();
                var missing = destination.Keys.Where(k => !skip.Contains(k) && !source.ContainsKey(k)).ToList();
                var unexpected = source.Keys.Where(k => !skip.Contains(k) && !destination.ContainsKey(k)).ToList();
                if (strict && (missing.Count > 0 || unexpected.Count > 0))
                {
                    throw new InvalidOperationException(
                        "The loaded state_dict is not identical to the target dictionary.");
                }

                using var _ = no_grad();
                foreach (var (key, tensor) in source)
                {
                    if (!skip.Contains(key) && destination.TryGetValue(key, out var target))
                    {
                        target.copy_(tensor);
                    }
                }

                return (missing, unexpected);
            }

            /// <summary>The parameter of a dotted name, or null.</summary>
            /// <param name="target">The name.</param>
            public virtual Parameter? get_parameter(string target) =>
                Find(target) is var (module, name) && module._parameters.TryGetValue(name, out var found)
                    ? found
                    : null;

            /// <summary>The buffer of a dotted name, or null.</summary>
            /// <param name="target">The name.</param>
            public virtual Tensor? get_buffer(string target) =>
                Find(target) is var (module, name) && module._buffers.TryGetValue(name, out var found)
                    ? found.Buffer
                    : null;

            /// <summary>Whether there is a parameter of a dotted name.</summary>
            /// <param name="target">The name.</param>
            public virtual bool has_parameter(string target) => get_parameter(target) is not null;

            /// <summary>Whether there is a buffer of a dotted name.</summary>
            /// <param name="target">The name.</param>
            public virtual bool has_buffer(string target) => get_buffer(target) is not null;

            /// <summary>The module that a dotted name leads to, and what is left of the name.</summary>
            private (Module Module, string Name)? Find(string target)
            {
                ArgumentNullException.ThrowIfNull(target);
                var dot = target.IndexOf('.');
                if (dot < 0 || _parameters.ContainsKey(target) || _buffers.ContainsKey(target))
                {
                    return (this, target);
                }

                return _modules.TryGetValue(target[..dot], out var child) ? child.Find(target[(dot + 1)..]) : null;
            }
        }
    }
}
