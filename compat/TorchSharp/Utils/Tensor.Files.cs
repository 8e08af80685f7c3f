namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Reads a tensor that <c>Save</c> wrote.</summary>
        /// <param name="reader">Where from.</param>
        /// <exception cref="EndOfStreamException">There is less than the tensor.</exception>
        public static Tensor Load(BinaryReader reader) => TensorExtensionMethods.Load(reader);

        /// <summary>Reads a tensor that <c>Save</c> wrote and closes the stream.</summary>
        /// <param name="stream">Where from.</param>
        /// <exception cref="EndOfStreamException">There is less than the tensor.</exception>
        public static Tensor Load(Stream stream)
        {
            using var reader = new BinaryReader(stream);
            return Load(reader);
        }

        /// <summary>Reads a tensor from a file that <c>Save</c> wrote.</summary>
        /// <param name="location">The file.</param>
        /// <exception cref="FileNotFoundException">There is no such file.</exception>
        /// <exception cref="EndOfStreamException">There is less than the tensor.</exception>
        public static Tensor Load(string location) => Load(File.OpenRead(location));
    }
}
