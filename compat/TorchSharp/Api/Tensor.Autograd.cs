using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Whether gradients of this tensor are wanted.</summary>
        public bool requires_grad
        {
            get
            {
                Graph.Renew(Impl);
                return Impl.RequiresGrad;
            }

            set
            {
                NativeError.Check(
                    Impl.IsLeaf || value,
                    "you can only change requires_grad flags of leaf variables. If you want to use a computed "
                    + "variable in a subgraph that doesn't require differentiation use var_no_grad = var.detach().");
                NativeError.Check(
                    !value || DTypes.IsFloating(Impl.DType),
                    "only Tensors of floating point dtype can require gradients");
                if (Impl.IsLeaf && (value || Impl.Autograd is not null))
                {
                    Impl.EnsureAutograd().LeafRequiresGrad = value;
                }
            }
        }

        /// <summary>Whether no recorded operation made this tensor.</summary>
        public bool is_leaf
        {
            get
            {
                Graph.Renew(Impl);
                return Impl.IsLeaf;
            }
        }

        /// <summary>
        /// The gradient gathered by <c>backward</c>; null before the first. Reading it makes another handle to it.
        /// </summary>
        public Tensor? grad
        {
            get => Impl.Autograd?.Grad is { } sum ? new Tensor(sum.Retain()) : null;
            set
            {
                if (value is null)
                {
                    Impl.Autograd?.SetGrad(null);
                    return;
                }

                NativeError.Check(
                    value.Impl.Sizes.AsSpan().SequenceEqual(Impl.Sizes) && value.Impl.DType == Impl.DType,
                    $"assigned grad has data of a different size or type: expected {Shapes.Text(Impl.Sizes)} of "
                    + $"{Impl.DType}, got {Shapes.Text(value.Impl.Sizes)} of {value.Impl.DType}");
                Impl.EnsureAutograd().SetGrad(value.Impl.Retain());
            }
        }

        /// <summary>Computes the gradients of the leaves that this tensor, of one element, was made from.</summary>
        public void backward() => autograd.Walk(Impl, null, keepGraph: false);

        /// <summary>Computes the gradients of the leaves that this tensor was made from.</summary>
        /// <param name="grad_tensors">The gradient of this tensor; needed if it has more than one element.</param>
        /// <param name="retain_graph">Whether the graph may be walked again.</param>
        /// <param name="create_graph">Gradients of gradients; not supported.</param>
        /// <param name="inputs">The tensors to compute gradients for; if null, all leaves.</param>
        /// <exception cref="NotSupportedException">create_graph is true.</exception>
        public void backward(
            IList<Tensor>? grad_tensors = null,
            bool retain_graph = false,
            bool create_graph = false,
            IList<Tensor>? inputs = null)
        {
            if (create_graph)
            {
                throw NativeError.Unsupported("backward with create_graph");
            }

            NativeError.Check(
                grad_tensors is null || grad_tensors.Count == 1,
                $"got 1 tensors and {grad_tensors?.Count} gradients");
            if (inputs is null)
            {
                autograd.Walk(Impl, grad_tensors?[0].Impl, retain_graph);
            }
            else
            {
                autograd.Walk([this], grad_tensors, retain_graph, inputs);
            }
        }

        /// <summary>Asks <c>backward</c> to keep the gradient of this tensor although it is no leaf.</summary>
        public void retain_grad()
        {
            Graph.Renew(Impl);
            NativeError.Check(Impl.RequiresGrad, "can't retain_grad on Tensor that has requires_grad=False");
            if (Impl.Autograd?.GradFn is { } maker)
            {
                maker.GradientKeeper = Impl;
            }
        }

        /// <summary>Sets whether gradients of this tensor are wanted.</summary>
        /// <param name="requires_grad">Whether they are.</param>
        /// <returns>This tensor.</returns>
        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        /// <summary>Sets whether gradients of this tensor are wanted.</summary>
        /// <param name="requires_grad">Whether they are.</param>
        /// <returns>This tensor.</returns>
        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);

        /// <summary>The same memory as a tensor that autograd knows nothing of.</summary>
        public Tensor detach() => new(Viewing.Detach(Impl));

        /// <summary>Makes autograd forget how this tensor was made.</summary>
        /// <returns>This tensor.</returns>
        public Tensor detach_()
        {
            NativeError.Check(
                Impl.Autograd is not { IsView: true },
                "Can't detach views in-place. Use detach() instead. If you are using DistributedDataParallel (DDP) for "
                + "training, and gradient_as_bucket_view is set as True, gradients are views of DDP buckets, and hence "
                + "detach_() cannot be called on these gradients.");
            Impl.Autograd?.SetGradFn(null);
            if (Impl.Autograd is { } meta)
            {
                meta.LeafRequiresGrad = false;
            }

            return this;
        }
    }
}
