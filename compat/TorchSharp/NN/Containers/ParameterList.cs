using System.Collections;
using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>
    /// A list of parameters, named by their places. They are registered when the list itself is registered with a module.
    /// </summary>
    public class ParameterList : torch.nn.Module, IList<Parameter>
    {
        private readonly List<Parameter> _list = [];
        private bool _registered;

        /// <summary>Makes a list.</summary>
        /// <param name="parameters">The parameters.</param>
        public ParameterList(params Parameter[] parameters)
            : base(nameof(ParameterList)) => append(parameters);

        /// <inheritdoc/>
        public int Count => _list.Count;

        /// <inheritdoc/>
        public bool IsReadOnly => false;

        /// <inheritdoc/>
        public Parameter this[int index]
        {
            get => _list[index];
            set => _list[index] = value;
        }

        /// <inheritdoc/>
        public void Add(Parameter item) => _list.Add(item);

        /// <summary>Adds parameters at the end.</summary>
        /// <param name="parameters">The parameters.</param>
        public void append(params Parameter[] parameters) => _list.AddRange(parameters);

        /// <summary>Adds parameters at the end.</summary>
        /// <param name="parameters">The parameters.</param>
        public void extend(IEnumerable<Parameter> parameters) => _list.AddRange(parameters);

        /// <inheritdoc/>
        public void Clear() => _list.Clear();

        /// <inheritdoc/>
        public bool Contains(Parameter item) => _list.Contains(item);

        /// <inheritdoc/>
        public void CopyTo(Parameter[] array, int arrayIndex) => _list.CopyTo(array, arrayIndex);

        /// <inheritdoc/>
        public IEnumerator<Parameter> GetEnumerator() => _list.GetEnumerator();

        /// <inheritdoc/>
        public int IndexOf(Parameter item) => _list.IndexOf(item);

        /// <inheritdoc/>
        public void Insert(int index, Parameter item) => _list.Insert(index, item);

        /// <inheritdoc/>
        public bool Remove(Parameter item) => _list.Remove(item);

        /// <inheritdoc/>
        public void RemoveAt(int index) => _list.RemoveAt(index);

        /// <inheritdoc/>
        public override IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
        {
            for (var i = 0; i < _list.Count; i++)
            {
                yield return (i.ToString(), _list[i]);
            }
        }

        /// <inheritdoc/>
        public override Parameter? get_parameter(string target) =>
            int.TryParse(target, out var i) && i >= 0 && i < _list.Count ? _list[i] : null;

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
                register_parameter(i.ToString(), _list[i]);
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
            /// <summary>A list of parameters.</summary>
            /// <param name="parameters">The parameters.</param>
            public static ParameterList ParameterList(params Parameter[] parameters) => new(parameters);
        }
    }
}
