"""Reductions, running sums, sorting: dimensions, layouts, element types, gradients."""
import torch
from oracle import Input, case

ALONG = {
    "sum": lambda x, dim, keep: torch.sum(x, dim, keep), "mean": lambda x, dim, keep: torch.mean(x, dim, keep),
    "prod": lambda x, dim, keep: torch.prod(x, dim, keep), "max": lambda x, dim, keep: torch.max(x, dim, keep).values,
    "min": lambda x, dim, keep: torch.min(x, dim, keep).values, "amax": lambda x, dim, keep: torch.amax(x, dim, keep),
    "amin": lambda x, dim, keep: torch.amin(x, dim, keep), "argmax": lambda x, dim, keep: torch.argmax(x, dim, keep),
    "argmin": lambda x, dim, keep: torch.argmin(x, dim, keep), "std": lambda x, dim, keep: torch.std(x, dim, True, keep),
    "var": lambda x, dim, keep: torch.var(x, dim, False, keep), "logsumexp": lambda x, dim, keep: torch.logsumexp(x, dim, keep),
    "norm": lambda x, dim, keep: torch.norm(x, 2, dim, keep), "norm1": lambda x, dim, keep: torch.norm(x, 1, dim, keep),
    "norm3": lambda x, dim, keep: torch.norm(x, 3, dim, keep), "norminf": lambda x, dim, keep: torch.norm(x, float("inf"), dim, keep),
    "norm0": lambda x, dim, keep: torch.norm(x, 0, dim, keep), "all": lambda x, dim, keep: torch.all(x > -0.8, dim, keep),
    "any": lambda x, dim, keep: torch.any(x > 0.8, dim, keep), "kthvalue": lambda x, dim, keep: torch.kthvalue(x, 2, dim, keep).values,
    "kthplace": lambda x, dim, keep: torch.kthvalue(x, 2, dim, keep).indices,
}
WHOLE = {
    "sum": torch.sum, "mean": torch.mean, "prod": torch.prod, "max": torch.max, "min": torch.min, "argmax": torch.argmax,
    "argmin": torch.argmin, "std": torch.std, "var": torch.var, "norm": torch.norm, "median": torch.median,
    "count_nonzero": torch.count_nonzero, "all": torch.all, "any": torch.any, "trace": torch.trace,
}
SAME_SHAPE = {
    "cumsum": lambda x, dim: torch.cumsum(x, dim), "cumprod": lambda x, dim: torch.cumprod(x, dim),
    "sort": lambda x, dim: torch.sort(x, dim).values, "sort_down": lambda x, dim: torch.sort(x, dim, True).values,
    "argsort": lambda x, dim: torch.sort(x, stable=True, dim=dim).indices, "softmax": lambda x, dim: torch.softmax(x, dim),
    "topk": lambda x, dim: torch.topk(x, 2, dim).values, "topk_least": lambda x, dim: torch.topk(x, 2, dim, False).indices,
}
INTEGRAL = ["sum", "prod", "max", "min", "argmax", "cumsum", "cumprod", "sort"]


def along_cases():
    cases = []
    for name, f in ALONG.items():
        for shape, layout, dim, keep, dtype in [
                ([4, 5], "plain", 1, False, "float32"), ([4, 5], "transposed", 0, True, "float32"),
                ([2, 3, 7], "stepped", -2, False, "float64"), ([3, 2, 33], "plain", 2, True, "float32"),
                ([0, 3], "plain", 1, False, "float32")]:
            cases.append(case(name, f, [Input(60, shape, 3, 0.1, layout, dtype)], dim=dim, keep=keep))
    for name in ("sum", "mean", "amax", "amin", "std", "var"):
        f = {"std": lambda x, dim, keep: torch.std(x, dim, True, keep), "var": lambda x, dim, keep: torch.var(x, dim, False, keep)}
        f = f.get(name, ALONG[name])
        for shape, dims in [([3, 4, 5], [0, 2]), ([3, 4, 5], [1, 2]), ([2, 3, 2, 2], [-1, 0])]:
            cases.append(case(name + "_dims", f, [Input(61, shape, 3, 0.1, "transposed")], dim=dims, keep=False))
    for name in ("sum", "prod", "max", "min", "argmax"):
        for dtype in ("int64", "int32", "uint8", "bool", "bfloat16"):
            if dtype in ("bool", "bfloat16") and name != "sum":
                continue
            x = Input(62, [3, 4], 6, 4, "plain", dtype, grad=False)
            cases.append(case(name, ALONG[name], [x], dim=1, keep=False))
    return cases


def whole_cases():
    cases = []
    for name, f in WHOLE.items():
        for shape, layout, dtype in [([4, 5], "transposed", "float32"), ([3, 7], "stepped", "float64"), ([1, 300], "plain", "float32")]:
            cases.append(case(name, f, [Input(63, shape, 3, 0.1, layout, dtype)]))
    # Ties share the gradient; zeros in a product do not lose it.
    cases.append(case("max", torch.max, [Input(64, [3, 3], 0, 1)]))
    cases.append(case("amax_all", lambda x: torch.amax(x.round()), [Input(64, [4, 6], 3, 0)]))
    cases.append(case("prod", lambda x: torch.prod(x), [Input(65, [2, 2], 0, 0)]))
    cases.append(case("norm", torch.norm, [Input(65, [2, 2], 0, 0)]))
    cases.append(case("std", torch.std, [Input(65, [2, 2], 0, 1)]))
    cases.append(case("sum", torch.sum, [Input(66, [200, 501], 2, 0.3, grad=False)]))
    return cases


def same_shape_cases():
    cases = []
    for name, f in SAME_SHAPE.items():
        for shape, layout, dim, dtype in [([4, 5], "plain", 1, "float32"), ([4, 5], "transposed", 0, "float64"),
                                          ([2, 3, 6], "stepped", -2, "float32"), ([2, 9], "plain", -1, "float32")]:
            cases.append(case(name, f, [Input(67, shape, 3, 0.1, layout, dtype)], dim=dim))
    for name in ("cumsum", "cumprod", "sort", "argsort"):
        for dtype in ("int64", "uint8", "int32"):
            cases.append(case(name, SAME_SHAPE[name], [Input(68, [3, 5], 4, 2, "plain", dtype, grad=False)], dim=1))
    cases.append(case("cumprod", SAME_SHAPE["cumprod"], [Input(69, [2, 3], 0, 0)], dim=1))
    return cases


def unique_cases():
    cases = []
    functions = {
        "unique": lambda x: torch.unique(x), "unique_inverse": lambda x: torch.unique(x, return_inverse=True)[1],
        "unique_counts": lambda x: torch.unique(x, return_counts=True)[1],
        "consecutive": lambda x: torch.unique_consecutive(x),
        "consecutive_counts": lambda x: torch.unique_consecutive(x, return_counts=True)[1],
    }
    for name, f in functions.items():
        for shape, dtype in [([4, 5], "int64"), ([7], "float32"), ([0], "int64"), ([1], "int32")]:
            cases.append(case(name, f, [Input(70, shape, 6, 0, "plain", dtype, grad=False)]))
    return cases


def fixtures():
    return {"along.json": along_cases(), "whole.json": whole_cases(), "same_shape.json": same_shape_cases(),
            "unique.json": unique_cases()}
