using System.Collections;
using System.Diagnostics.CodeAnalysis;
using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>
    /// Modules by name, in the order in which they were added. They are registered when the dictionary itself is registered
    /// with a module.
    /// </summary>
    /// <typeparam name="T">The type of the modules.</typeparam>
    public class ModuleDict<T> : torch.nn.Module, IDictionary<string, T>, IList<(string, T)>
        where T : torch.nn.Module
    {
        private readonly OrderedDictionary<string, T> _modules = [];
        private bool _registered;

        /// <summary>Makes an empty dictionary.</summary>
        public ModuleDict()
            : base(nameof(ModuleDict<T>))
        {
        }

        /// <inheritdoc cref="ICollection{T}.Count"/>
        public int Count => _modules.Count;

        /// <inheritdoc cref="ICollection{T}.IsReadOnly"/>
        public bool IsReadOnly => false;

        /// <inheritdoc/>
        public ICollection<string> Keys => _modules.Keys;

        /// <inheritdoc/>
        public ICollection<T> Values => _modules.Values;

        /// <inheritdoc/>
        public (string, T) this[int index]
        {
            get
            {
                var (name, module) = _modules.GetAt(index);
                return (name, module);
            }
            set => _modules.SetAt(index, value.Item1, value.Item2);
        }

        /// <inheritdoc/>
        public T this[string key]
        {
            get => _modules[key];
            set => _modules[key] = value;
        }

        /// <summary>The names and modules.</summary>
        public IEnumerator<(string, T)> items() => GetEnumerator();

        /// <summary>The names.</summary>
        public IEnumerable<string> keys() => _modules.Keys;

        /// <summary>The modules.</summary>
        public IEnumerable<T> values() => _modules.Values;

        /// <summary>Removes everything.</summary>
        public void clear() => _modules.Clear();

        /// <inheritdoc cref="ICollection{T}.Clear"/>
        public void Clear() => _modules.Clear();

        /// <inheritdoc/>
        public void Add((string, T) item) => _modules.Add(item.Item1, item.Item2);

        /// <inheritdoc/>
        public void Add(string key, T value) => _modules.Add(key, value);

        /// <inheritdoc/>
        public void Add(KeyValuePair<string, T> item) => _modules.Add(item.Key, item.Value);

        /// <inheritdoc/>
        public bool Contains((string, T) item) => IndexOf(item) >= 0;

        /// <inheritdoc/>
        public bool Contains(KeyValuePair<string, T> item) => _modules.ContainsKey(item.Key);

        /// <inheritdoc/>
        public bool ContainsKey(string key) => _modules.ContainsKey(key);

        /// <inheritdoc/>
        public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value) => _modules.TryGetValue(key, out value);

        /// <inheritdoc/>
        public int IndexOf((string, T) item) =>
            _modules.TryGetValue(item.Item1, out var module) && ReferenceEquals(module, item.Item2)
                ? _modules.IndexOf(item.Item1)
                : -1;

        /// <inheritdoc/>
        public void Insert(int index, (string, T) item) => _modules.Insert(index, item.Item1, item.Item2);

        /// <inheritdoc/>
        public bool Remove((string, T) item) => Contains(item) && _modules.Remove(item.Item1);

        /// <inheritdoc/>
        public bool Remove(string key) => _modules.Remove(key);

        /// <inheritdoc/>
        public bool Remove(KeyValuePair<string, T> item) => _modules.Remove(item.Key);

        /// <inheritdoc/>
        public void RemoveAt(int index) => _modules.RemoveAt(index);

        /// <inheritdoc/>
        public void CopyTo((string, T)[] array, int arrayIndex)
        {
            foreach (var item in this)
            {
                array[arrayIndex++] = item;
            }
        }

        /// <inheritdoc/>
        public void CopyTo(KeyValuePair<string, T>[] array, int arrayIndex) =>
            ((ICollection<KeyValuePair<string, T>>)_modules).CopyTo(array, arrayIndex);

        /// <inheritdoc/>
        public IEnumerator<(string, T)> GetEnumerator()
        {
            foreach (var (name, module) in _modules)
            {
                yield return (name, module);
            }
        }

        /// <inheritdoc/>
        IEnumerator<KeyValuePair<string, T>> IEnumerable<KeyValuePair<string, T>>.GetEnumerator() =>
            _modules.GetEnumerator();

        /// <inheritdoc/>
        IEnumerator IEnumerable.GetEnumerator() => _modules.GetEnumerator();

        /// <inheritdoc/>
        protected override void RegisterComponents()
        {
            if (_registered)
            {
                return;
            }

            foreach (var (name, module) in _modules)
            {
                register_module(name, module);
            }

            _registered = true;
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Modules by name.</summary>
            /// <param name="modules">The names and modules.</param>
            public static ModuleDict<Module> ModuleDict(params (string, Module)[] modules) => ModuleDict<Module>(modules);

            /// <summary>Modules by name.</summary>
            /// <typeparam name="T">The type of the modules.</typeparam>
            /// <param name="modules">The names and modules.</param>
            public static ModuleDict<T> ModuleDict<T>(params (string, T)[] modules)
                where T : Module
            {
                var result = new ModuleDict<T>();
                foreach (var item in modules)
                {
                    result.Add(item);
                }

                return result;
            }
        }
    }
}
