using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <content>
        /// TorchSharp's file format: the number of entries, then for each its name, as BinaryWriter writes text, and the
        /// tensor.
        /// </content>
        public partial class Module
        {
            /// <summary>Makes a module and reads its parameters and buffers from a file.</summary>
            /// <typeparam name="T">The type of the module.</typeparam>
            /// <param name="path">The file.</param>
            public static Module Create<T>(string path)
                where T : Module, new() => new T().load(path);

            /// <summary>Writes tensors with their names.</summary>
            /// <param name="writer">Where to.</param>
            /// <param name="sd">The tensors.</param>
            /// <param name="skip">Names to leave out.</param>
            public static void save_state_dict(
                BinaryWriter writer, Dictionary<string, Tensor> sd, IList<string>? skip = null)
            {
                ArgumentNullException.ThrowIfNull(writer);
                ArgumentNullException.ThrowIfNull(sd);
                var kept = sd.Where(entry => skip?.Contains(entry.Key) != true).ToList();
                Leb128.Write(writer, kept.Count);
                foreach (var (name, tensor) in kept)
                {
                    writer.Write(name);
                    tensor.Save(writer);
                }
            }

            /// <summary>Writes the parameters and buffers to a file.</summary>
            /// <param name="location">The file.</param>
            /// <param name="skip">Names to leave out.</param>
            /// <returns>This module.</returns>
            public Module save(string location, IList<string>? skip = null) => save(File.Create(location), skip);

            /// <summary>Writes the parameters and buffers.</summary>
            /// <param name="writer">Where to.</param>
            /// <param name="skip">Names to leave out.</param>
            /// <returns>This module.</returns>
            public Module save(BinaryWriter writer, IList<string>? skip = null)
            {
                save_state_dict(writer, state_dict(), skip);
                return this;
            }

            /// <summary>Writes the parameters and buffers and closes the stream.</summary>
            /// <param name="stream">Where to.</param>
            /// <param name="skip">Names to leave out.</param>
            /// <returns>This module.</returns>
            public Module save(Stream stream, IList<string>? skip = null)
            {
                using var writer = new BinaryWriter(stream);
                return save(writer, skip);
            }

            /// <summary>Reads the parameters and buffers from a file that <c>save</c> wrote.</summary>
            /// <param name="location">The file.</param>
            /// <param name="strict">Whether the names must be exactly those of <see cref="state_dict"/>.</param>
            /// <param name="skip">Names to leave alone.</param>
            /// <param name="loadedParameters">Is told of every name in the file whether the module has it.</param>
            /// <returns>This module.</returns>
            /// <exception cref="FileNotFoundException">There is no such file.</exception>
            /// <exception cref="ArgumentException">A name (if strict), shape or type differs.</exception>
            public virtual Module load(
                string location,
                bool strict = true,
                IList<string>? skip = null,
                Dictionary<string, bool>? loadedParameters = null) =>
                load(File.OpenRead(location), strict, skip, loadedParameters);

            /// <summary>Reads the parameters and buffers that <c>save</c> wrote.</summary>
            /// <param name="reader">Where from.</param>
            /// <param name="strict">Whether the names must be exactly those of <see cref="state_dict"/>.</param>
            /// <param name="skip">Names to leave alone.</param>
            /// <param name="loadedParameters">Is told of every name in the file whether the module has it.</param>
            /// <returns>This module.</returns>
            /// <exception cref="ArgumentException">A name (if strict), shape or type differs.</exception>
            public virtual Module load(
                BinaryReader reader,
                bool strict = true,
                IList<string>? skip = null,
                Dictionary<string, bool>? loadedParameters = null)
            {
                ArgumentNullException.ThrowIfNull(reader);
                var state = state_dict();
                var count = Leb128.Read(reader);
                if (strict && count != state.Count)
                {
                    throw new ArgumentException(
                        $"Mismatched state_dict sizes: expected {state.Count}, but found {count} entries.");
                }

                for (var i = 0L; i < count; i++)
                {
                    var key = reader.ReadString();
                    var found = state.TryGetValue(key, out var tensor);
                    if (strict && !found)
                    {
                        throw new ArgumentException(
                            "Mismatched module state names: the target modules does not have a submodule or buffer "
                            + $"named '{key}'");
                    }

                    if (found && skip?.Contains(key) != true)
                    {
                        tensor!.Load(reader);
                    }
                    else
                    {
                        var (type, sizes) = TensorFile.ReadHeader(reader);
                        TensorFile.SkipElements(type, sizes, reader);
                    }

                    loadedParameters?.Add(key, found);
                }

                return this;
            }

            /// <summary>Reads the parameters and buffers that <c>save</c> wrote and closes the stream.</summary>
            /// <param name="stream">Where from.</param>
            /// <param name="strict">Whether the names must be exactly those of <see cref="state_dict"/>.</param>
            /// <param name="skip">Names to leave alone.</param>
            /// <param name="loadedParameters">Is told of every name in the file whether the module has it.</param>
            /// <returns>This module.</returns>
            /// <exception cref="ArgumentException">A name (if strict), shape or type differs.</exception>
            public Module load(
                Stream stream,
                bool strict = true,
                IList<string>? skip = null,
                Dictionary<string, bool>? loadedParameters = null)
            {
                using var reader = new BinaryReader(stream);
                return load(reader, strict, skip, loadedParameters);
            }
        }
    }
}
