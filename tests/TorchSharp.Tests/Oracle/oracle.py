"""What the scripts in this folder share: the inputs, which Formula.cs makes too, and how a case is written down."""
import json
import numpy as np
import torch


def formula(salt, shape, scale=1.0):
    """Numbers in [-scale/2, scale/2) from a hash of their position; Formula.cs is the same."""
    n = int(np.prod(shape)) if len(shape) else 1
    i = np.arange(n, dtype=np.uint64)
    x = (i * np.uint64(2654435761) + np.uint64(salt) * np.uint64(40503)) & np.uint64(0xFFFFFFFF)
    x ^= x >> np.uint64(15)
    x = (x * np.uint64(2246822519)) & np.uint64(0xFFFFFFFF)
    x ^= x >> np.uint64(13)
    values = (x.astype(np.float64) / 4294967296.0 - 0.5) * scale
    return torch.tensor(values.astype(np.float32)).reshape(shape)


def labels(salt, count, classes):
    x = ((formula(salt, [count]).double() + 0.5) * classes).long()
    return x.clamp(0, classes - 1)


def flat(t):
    return [float(f"{v:.7g}") for v in t.detach().double().reshape(-1).tolist()]


class Input:
    """A floating-point input: scale * formula + offset, laid out in memory as said.

    layout "plain" is contiguous; "transposed" has its last two dimensions swapped in memory; "stepped" is every second
    element of the last dimension of a larger tensor; "offset" starts after one row of a larger tensor. shape is always the
    shape that the operation sees.
    """

    def __init__(self, salt, shape, scale=1.0, offset=0.0, layout="plain", dtype="float32", grad=True):
        self.salt, self.shape, self.scale, self.offset = salt, list(shape), scale, offset
        self.layout, self.dtype, self.grad = layout, dtype, grad

    def leaf(self):
        shape = list(self.shape)
        if self.layout == "transposed":
            shape[-1], shape[-2] = shape[-2], shape[-1]
        elif self.layout == "stepped":
            shape[-1] = 2 * shape[-1]
        elif self.layout == "offset":
            shape[0] += 1
        t = formula(self.salt, shape, self.scale) + self.offset
        return t.to(getattr(torch, self.dtype)).requires_grad_(self.grad)

    def view(self, leaf):
        if self.layout == "transposed":
            return leaf.transpose(-1, -2)
        if self.layout == "stepped":
            return leaf[..., ::2]
        if self.layout == "offset":
            return leaf[1:]
        return leaf

    def document(self):
        return {"salt": self.salt, "shape": self.shape, "scale": self.scale, "offset": self.offset,
                "layout": self.layout, "dtype": self.dtype, "grad": self.grad}


def case(op, function, inputs, **args):
    """Runs function(*tensors, **args) forward and backward and writes down what comes out; OracleCase.cs does the same.

    function is called with the tensors and args; what goes into args is what the C# side needs to make the same call. The
    gradient that flows back is formula(999, shape of the result).
    """
    leaves = [i.leaf() for i in inputs]
    result = function(*[i.view(leaf) for i, leaf in zip(inputs, leaves)], **args)
    if result.requires_grad:
        result.backward(formula(999, list(result.shape)).to(result.dtype))
    return {
        "op": op, "inputs": [i.document() for i in inputs], "args": args, "shape": list(result.shape),
        "dtype": str(result.dtype).removeprefix("torch."), "forward": flat(result),
        "grads": [flat(leaf.grad) if leaf.grad is not None else None for leaf in leaves],
    }


def write(folder, name, value):
    with open(f"{folder}/{name}", "w", encoding="utf-8", newline="\n") as f:
        json.dump(value, f, separators=(",", ":"))
        f.write("\n")
