"""Activations, out of place and in place."""
import torch
import torch.nn.functional as F
from oracle import Input, case

FUNCTIONS = {
    "relu": (lambda x, inplace: F.relu(x, inplace), {}),
    "relu6": (lambda x, inplace: F.relu6(x, inplace), {}),
    "leaky_relu": (lambda x, inplace, slope: F.leaky_relu(x, slope, inplace), {"slope": 0.2}),
    "elu": (lambda x, inplace, alpha: F.elu(x, alpha, inplace), {"alpha": 1.3}),
    "hardtanh": (lambda x, inplace, low, high: F.hardtanh(x, low, high, inplace), {"low": -1.5, "high": 2.0}),
    "gelu": (lambda x, inplace: F.gelu(x), {}),
    "silu": (lambda x, inplace: F.silu(x, inplace), {}),
    "sigmoid": (lambda x, inplace: torch.sigmoid_(x) if inplace else torch.sigmoid(x), {}),
    "tanh": (lambda x, inplace: torch.tanh_(x) if inplace else torch.tanh(x), {}),
    "softplus": (lambda x, inplace, beta, threshold: F.softplus(x, beta, threshold), {"beta": 1.5, "threshold": 6.0}),
}


def run(op, function):
    # A copy, as a leaf must not be overwritten.
    return lambda x, inplace, **args: function(x * 1, inplace, **args)


def activation_cases():
    cases = []
    for op, (function, args) in FUNCTIONS.items():
        for shape, scale, layout, dtype, inplace in [
            ([3, 7], 16, "plain", "float32", False), ([3, 7], 16, "transposed", "float32", True),
            ([2, 19], 24, "stepped", "float64", False), ([5, 5], 3, "offset", "float64", True), ([0, 4], 1, "plain", "float32", False),
        ]:
            cases.append(case(op, run(op, function), [Input(110, shape, scale, 0, layout, dtype)], inplace=inplace, **args))
    return cases


def fixtures():
    return {"activations.json": activation_cases()}
