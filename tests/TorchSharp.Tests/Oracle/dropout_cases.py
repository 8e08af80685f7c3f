"""What dropout draws for a seed, and the numbers that follow: PyTorch's CPU generator without MKL."""
import torch
import torch.nn.functional as F
from oracle import flat, formula


def dropout_cases():
    cases = []
    for shape, p, layout, dtype, channels in [
        ([7, 5], 0.5, "plain", "float32", False), ([3, 4, 5], 0.3, "plain", "float64", False),
        ([4, 6], 0.5, "transposed", "float32", False), ([2, 3, 4], 0.25, "permuted", "float32", False),
        ([2, 5, 3, 3], 0.5, "plain", "float32", True), ([3, 4], 1.0, "plain", "float32", False),
        ([2, 8], 0.0, "plain", "float32", False), ([700], 0.9, "plain", "float32", False),
    ]:
        base = formula(70, shape, 2).to(getattr(torch, dtype)) + 2
        x = base.requires_grad_()
        if layout == "transposed":
            x = x.t()
        elif layout == "permuted":
            x = x.permute(2, 0, 1)
        torch.manual_seed(8)
        y = (F.dropout2d if channels else F.dropout)(x, p, True)
        after = torch.rand(3)
        y.backward(formula(999, list(y.shape)).to(y.dtype))
        cases.append({"input": shape, "p": p, "layout": layout, "dtype": dtype, "channels": channels,
                      "forward": flat(y), "grad": flat(base.grad), "after": flat(after)})
    return cases


def fixtures():
    return {"dropout.json": dropout_cases()}
