"""Batch normalisation: as a function, and as modules through a few batches."""
import torch
import torch.nn.functional as F
from oracle import Input, case, flat, formula


def batch_norm(*tensors, training, weighted, running, momentum, eps):
    x, rest = tensors[0], list(tensors[1:])
    weight, bias = (rest.pop(0), rest.pop(0)) if weighted else (None, None)
    mean, variance = (rest.pop(0).clone(), rest.pop(0).clone()) if running else (None, None)
    y = F.batch_norm(x, mean, variance, weight, bias, training, momentum, eps)
    # What the batch did to the running statistics belongs to the result.
    return torch.cat([y.reshape(-1), mean, variance]) if running else y


def batch_norm_cases():
    cases = []
    for shape, training, weighted, running, momentum, eps, layout, dtype, offset in [
        ([2, 3, 4, 5], True, True, True, 0.1, 1e-5, "plain", "float32", 0),
        ([4, 3, 5, 7], True, True, False, 0.1, 1e-5, "transposed", "float32", 0),
        ([4, 3, 5, 7], True, False, True, 0.3, 1e-3, "stepped", "float64", 0),
        ([3, 5, 6, 6], False, True, True, 0.1, 1e-5, "plain", "float32", 0),
        ([3, 5, 6, 6], False, False, True, 0.1, 1e-5, "offset", "float64", 0),
        ([7, 4], True, True, True, 0.1, 1e-5, "plain", "float32", 0),
        ([33, 19], True, True, True, 0.1, 1e-5, "transposed", "float32", 3),
        ([2, 1], True, True, True, 0.1, 1e-5, "plain", "float64", 0),
        ([5, 6], False, True, True, 0.1, 1e-5, "plain", "float32", 0),
        ([4, 3, 9], True, True, True, 0.1, 1e-5, "plain", "float32", 0),
        ([4, 3, 1], True, True, True, 0.1, 1e-5, "plain", "float32", 0),
        ([1, 2, 3, 3, 2], True, True, True, 1.0, 1e-5, "plain", "float32", 0),
        ([5, 2, 21, 20], True, True, True, 0.1, 1e-5, "plain", "float32", 100),
        ([0, 3, 4, 4], True, True, True, 0.1, 1e-5, "plain", "float32", 0),
        ([0, 3], False, True, True, 0.1, 1e-5, "plain", "float32", 0),
    ]:
        channels = [shape[1]]
        inputs = [Input(50, shape, 3, offset, layout, dtype)]
        if weighted:
            inputs += [Input(51, channels, 1, 1, dtype=dtype), Input(52, channels, dtype=dtype)]
        if running:
            inputs += [Input(53, channels, dtype=dtype, grad=False), Input(54, channels, 0.5, 1, dtype=dtype, grad=False)]
        cases.append(case("batch_norm", batch_norm, inputs, training=training, weighted=weighted, running=running,
                          momentum=momentum, eps=eps))
    return cases


def layer_norm(x, *affine, dimensions, eps):
    return F.layer_norm(x, x.shape[-dimensions:], *affine, eps=eps)


def group_norm(x, *affine, groups, eps):
    return F.group_norm(x, groups, *affine, eps=eps)


def layer_norm_cases():
    cases = []
    for shape, dimensions, affine, layout, dtype, offset in [
        ([4, 10], 1, 2, "plain", "float32", 0), ([3, 5, 7], 2, 2, "plain", "float32", 0),
        ([3, 5, 7], 1, 1, "transposed", "float32", 0), ([2, 3, 4, 5], 3, 0, "stepped", "float64", 0),
        ([33], 1, 2, "plain", "float64", 2), ([5, 1], 1, 2, "plain", "float32", 0),
        ([0, 6], 1, 2, "plain", "float32", 0), ([2, 700], 1, 2, "offset", "float32", 50),
    ]:
        inputs = [Input(55, shape, 3, offset, layout, dtype)]
        inputs += [Input(56, shape[-dimensions:], 1, 1, dtype=dtype), Input(57, shape[-dimensions:], dtype=dtype)][:affine]
        cases.append(case("layer_norm", layer_norm, inputs, dimensions=dimensions, eps=1e-5))
    return cases


def group_norm_cases():
    cases = []
    for shape, groups, affine, layout, dtype in [
        ([2, 6, 4, 5], 3, 2, "plain", "float32"), ([2, 6, 4, 5], 6, 2, "transposed", "float32"),
        ([3, 4, 9], 1, 2, "stepped", "float64"), ([3, 4, 9], 2, 0, "plain", "float32"),
        ([4, 6], 2, 2, "plain", "float32"), ([0, 4, 3, 3], 2, 2, "plain", "float32"),
        ([1, 8, 11, 13], 4, 2, "offset", "float32"),
    ]:
        inputs = [Input(58, shape, 3, 1, layout, dtype)]
        inputs += [Input(59, [shape[1]], 1, 1, dtype=dtype), Input(60, [shape[1]], dtype=dtype)][:affine]
        cases.append(case("group_norm", group_norm, inputs, groups=groups, eps=1e-4))
    return cases


def module_cases():
    """Three batches in training, one in evaluation; then the state."""
    cases = []
    for kind, shape, momentum, affine, track in [
        ("BatchNorm2d", [4, 3, 5, 5], 0.1, True, True), ("BatchNorm2d", [4, 3, 5, 5], None, True, True),
        ("BatchNorm2d", [4, 3, 5, 5], 0.4, False, True), ("BatchNorm2d", [4, 3, 5, 5], 0.1, True, False),
        ("BatchNorm1d", [6, 5], 0.1, True, True), ("BatchNorm1d", [3, 4, 7], None, False, True),
    ]:
        module = getattr(torch.nn, kind)(shape[1], momentum=momentum, affine=affine, track_running_stats=track)
        for batch in range(3):
            module(formula(60 + batch, shape, 2 + batch) + batch)
        module.eval()
        result = module(formula(63, shape))
        cases.append({"kind": kind, "input": shape, "momentum": momentum, "affine": affine, "track": track,
                      "result": flat(result), "names": list(module.state_dict()),
                      "state": [flat(v) for v in module.state_dict().values()],
                      "types": [str(v.dtype).removeprefix("torch.") for v in module.state_dict().values()]})
    return cases


def fixtures():
    return {"batch_norm.json": batch_norm_cases(), "norm_modules.json": module_cases(),
            "layer_norm.json": layer_norm_cases() + group_norm_cases()}
