using System.Collections;
using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>
    /// A list of modules, named by their places. They are registered when the list itself is registered with a module.
    /// </summary>
    /// <typeparam name="T">The type of the modules.</typeparam>
    public class ModuleList<T> : torch.nn.Module, IList<T>
        where T : torch.nn.Module
    {
        private readonly List<T> _list = [];
        private bool _registered;

        /// <summary>Makes a list.</summary>
        /// <param name="modules">The modules.</param>
        public ModuleList(params T[] modules)
            : base(nameof(ModuleList<T>)) => append(modules);

        /// <inheritdoc/>
        public int Count => _list.Count;

        /// <inheritdoc/>
        public bool IsReadOnly => false;

        /// <inheritdoc/>
        public T this[int index]
        {
            get => _list[index];
            set => _list[index] = value;
        }

        /// <inheritdoc/>
        public void Add(T item) => _list.Add(item);

        /// <summary>Adds modules at the end.</summary>
        /// <param name="parameters">The modules.</param>
        public void append(params T[] parameters) => _list.AddRange(parameters);

        /// <summary>Adds modules at the end.</summary>
        /// <param name="modules">The modules.</param>
        public void extend(IEnumerable<T> modules) => _list.AddRange(modules);

        /// <inheritdoc/>
        public void Clear() => _list.Clear();

        /// <inheritdoc/>
        public bool Contains(T item) => _list.Contains(item);

        /// <inheritdoc/>
        public void CopyTo(T[] array, int arrayIndex) => _list.CopyTo(array, arrayIndex);

        /// <inheritdoc/>
        public IEnumerator<T> GetEnumerator() => _list.GetEnumerator();

        /// <inheritdoc/>
        public int IndexOf(T item) => _list.IndexOf(item);

        /// <inheritdoc/>
        public void Insert(int index, T item) => _list.Insert(index, item);

        /// <inheritdoc/>
        public bool Remove(T item) => _list.Remove(item);

        /// <inheritdoc/>
        public void RemoveAt(int index) => _list.RemoveAt(index);

        /// <inheritdoc/>
        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        /// <inheritdoc/>
        protected override void RegisterComponents()
        {
            if (_registered)
            {
                return;
            }

            for (var i = 0; i < _list.Count; i++)
            {
                register_module(i.ToString(), _list[i]);
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
            /// <summary>A list of modules.</summary>
            /// <param name="modules">The modules.</param>
            public static ModuleList<Module> ModuleList(params Module[] modules) => new(modules);

            /// <summary>A list of modules.</summary>
            /// <typeparam name="T">The type of the modules.</typeparam>
            /// <param name="modules">The modules.</param>
            public static ModuleList<T> ModuleList<T>(params T[] modules)
                where T : Module => new(modules);
        }
    }
}
