using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Gradients of computations.</summary>
    public static partial class autograd
    {
        /// <summary>The sum of the gradients of some tensors with respect to others.</summary>
        /// <param name="outputs">The tensors to differentiate.</param>
        /// <param name="inputs">What to differentiate by; every one must have been used.</param>
        /// <param name="grad_outputs">The gradients of the outputs; may be null if they have one element each.</param>
        /// <param name="retain_graph">Whether the graph may be walked again.</param>
        /// <param name="create_graph">Gradients of gradients; not supported.</param>
        /// <param name="allow_unused">Whether an input may be unused; not supported if one is.</param>
        /// <returns>The gradient of each input. The tensors' own <c>grad</c> stays as it is.</returns>
        /// <exception cref="NotSupportedException">create_graph is true, or allow_unused and an input is unused.</exception>
        public static IList<Tensor> grad(
            IList<Tensor> outputs,
            IList<Tensor> inputs,
            IList<Tensor>? grad_outputs = null,
            bool retain_graph = false,
            bool create_graph = false,
            bool allow_unused = false)
        {
            CheckNoCreation(create_graph);
            foreach (var input in inputs)
            {
                NativeError.Check(
                    input.requires_grad, "One of the differentiated Tensors does not require grad");
            }

            using var wanted = new WantedGradients([.. inputs.Select(t => t.Impl)]);
            Walk(outputs, grad_outputs, retain_graph, wanted);
            if (wanted.Found.Contains(null))
            {
                NativeError.Check(
                    allow_unused,
                    "One of the differentiated Tensors appears to not have been used in the graph. Set allow_unused=True if "
                    + "this is the desired behavior.");
                throw NativeError.Unsupported("autograd.grad with an input that was not used");
            }

            return [.. wanted.Found.Select(gradient => new Tensor(gradient!.Retain()))];
        }

        /// <summary>Computes the gradients of the leaves that some tensors were made from, and adds them to theirs.</summary>
        /// <param name="tensors">The tensors to differentiate.</param>
        /// <param name="grad_tensors">The gradients of those; may be null if they have one element each.</param>
        /// <param name="retain_graph">Whether the graph may be walked again.</param>
        /// <param name="create_graph">Gradients of gradients; not supported.</param>
        /// <param name="inputs">The tensors to compute gradients for; if null, all leaves.</param>
        /// <exception cref="NotSupportedException">create_graph is true.</exception>
        public static void backward(
            IList<Tensor> tensors,
            IList<Tensor>? grad_tensors = null,
            bool? retain_graph = null,
            bool create_graph = false,
            IList<Tensor>? inputs = null)
        {
            CheckNoCreation(create_graph);
            Walk(tensors, grad_tensors, retain_graph ?? create_graph, inputs);
        }

        // One result is what almost every step has: nothing is made for it but the seed.
        internal static void Walk(TensorImpl output, TensorImpl? gradient, bool keepGraph)
        {
            var seed = Seed(output, gradient, 0);
            try
            {
                Engine.Run(output, seed, keepGraph);
            }
            finally
            {
                seed.Release();
            }
        }

        internal static void Walk(
            IList<Tensor> outputs, IList<Tensor>? gradients, bool keepGraph, IList<Tensor>? inputs)
        {
            if (inputs is null)
            {
                Walk(outputs, gradients, keepGraph, (WantedGradients?)null);
                return;
            }

            NativeError.Check(inputs.Count > 0, "'inputs' argument to 'backward' cannot be empty.");
            using var wanted = new WantedGradients([.. inputs.Select(t => t.Impl)]);
            Walk(outputs, gradients, keepGraph, wanted);
            foreach (var (i, found) in wanted.Found.Index())
            {
                if (found is not null)
                {
                    var meta = inputs[i].Impl.EnsureAutograd();
                    meta.SetGrad(meta.Grad is { } sum ? PointwiseOps.Add(sum, found, 1) : found.Retain());
                }
            }
        }

        private static void Walk(
            IList<Tensor> outputs, IList<Tensor>? gradients, bool keepGraph, WantedGradients? wanted)
        {
            NativeError.Check(
                gradients is null || gradients.Count == outputs.Count,
                $"got {outputs.Count} tensors and {gradients?.Count} gradients");
            using var used = new Temporaries();
            var seeds = outputs.Select((output, i) => used.Add(Seed(output.Impl, gradients?[i].Impl, i))).ToArray();
            Engine.Run([.. outputs.Select(t => t.Impl)], seeds, keepGraph, wanted);
        }

        private static TensorImpl Seed(TensorImpl output, TensorImpl? gradient, int index)
        {
            if (gradient is null)
            {
                NativeError.Check(output.Count == 1, "grad can be implicitly created only for scalar outputs");
                return FillOps.Full(1, output.DType, output.Sizes);
            }

            NativeError.Check(
                gradient.Sizes.AsSpan().SequenceEqual(output.Sizes),
                $"Mismatch in shape: grad_output[{index}] has a shape of {Shapes.Text(gradient.Sizes)} and output[{index}] "
                + $"has a shape of {Shapes.Text(output.Sizes)}.");
            return CopyOps.Clone(gradient);
        }

        private static void CheckNoCreation(bool create)
        {
            if (create)
            {
                throw NativeError.Unsupported("backward with create_graph");
            }
        }
    }
}
