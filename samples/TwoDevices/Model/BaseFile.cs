using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TwoDevices.Model;

/// <summary>Keeps a trained network for the next run, in TorchSharp's format.</summary>
internal static class BaseFile
{
    /// <summary>Writes a network's weights; the file is either complete or not there.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(Module<Tensor, Tensor> network, string path)
    {
        var unfinished = $"{path}.new";
        network.save(unfinished);
        File.Move(unfinished, path, overwrite: true);
    }

    /// <summary>Reads a network's weights.</summary>
    /// <exception cref="IOException">The file cannot be read, or holds something else; the message names it.</exception>
    public static void Load(Module<Tensor, Tensor> network, string path)
    {
        try
        {
            network.load(path);
        }
        catch (Exception exception) when (exception is EndOfStreamException or not (IOException or UnauthorizedAccessException))
        {
            throw new IOException(
                $"{path}: this is no base that this sample has written ({exception.Message.TrimEnd('.')}). Remove the file, or name another with --base.",
                exception);
        }
    }
}
