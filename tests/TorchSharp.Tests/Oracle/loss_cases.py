"""Losses of class indices and of class probabilities, as functions."""
import torch
import torch.nn.functional as F
from oracle import Input, case, labels


def cross_entropy_indices(x, *weight, labels, ignore, reduction, smoothing):
    return F.cross_entropy(x, torch.tensor(labels["values"], dtype=torch.int64).reshape(labels["shape"]), weight[0] if weight else None,
                           ignore_index=ignore, reduction=reduction, label_smoothing=smoothing)


def nll(x, *weight, labels, reduction):
    return F.nll_loss(x, torch.tensor(labels["values"], dtype=torch.int64).reshape(labels["shape"]), weight[0] if weight else None,
                      reduction=reduction)


def cross_entropy_probabilities(x, target, *weight, reduction, smoothing):
    return F.cross_entropy(x, target, weight[0] if weight else None, reduction=reduction, label_smoothing=smoothing)


def index_target(salt, shape, classes):
    count = 1
    for size in shape:
        count *= size
    return {"values": labels(salt, count, classes).tolist(), "shape": shape}


def class_cases():
    cases = []
    for shape, weighted, ignore, reduction, smoothing, layout, dtype in [
        ([5, 7], False, -100, "mean", 0.0, "transposed", "float32"), ([5, 7], True, 2, "mean", 0.1, "stepped", "float64"),
        ([3, 4, 5], True, 1, "none", 0.0, "plain", "float32"), ([2, 3, 4, 5], False, 0, "sum", 0.2, "transposed", "float32"),
        ([2, 3, 4, 5], True, -100, "mean", 0.0, "offset", "float64"), ([9], True, -100, "none", 0.3, "plain", "float32"),
        ([4, 200], False, -100, "mean", 0.0, "plain", "float32"), ([0, 3], False, -100, "sum", 0.0, "plain", "float32"),
        ([0, 3], False, -100, "none", 0.0, "plain", "float32"), ([6, 1], False, -100, "sum", 0.0, "plain", "float32"),
    ]:
        classes = shape[0] if len(shape) == 1 else shape[1]
        target = index_target(91, [] if len(shape) == 1 else [shape[0], *shape[2:]], classes)
        inputs = [Input(90, shape, 8, layout=layout, dtype=dtype)]
        if weighted:
            inputs.append(Input(92, [classes], 1, 1, dtype=dtype, grad=False))
        cases.append(case("cross_entropy", cross_entropy_indices, inputs, labels=target, ignore=ignore,
                          reduction=reduction, smoothing=smoothing))
        if smoothing == 0 and ignore == -100:
            cases.append(case("nll_loss", nll, inputs, labels=target, reduction=reduction))
    for shape, weighted, reduction, smoothing, layout, dtype in [
        ([5, 7], False, "mean", 0.0, "plain", "float32"), ([5, 7], True, "mean", 0.1, "transposed", "float32"),
        ([2, 3, 4], True, "none", 0.0, "stepped", "float64"), ([2, 3, 4, 5], False, "sum", 0.2, "plain", "float32"),
        ([6], True, "mean", 0.0, "plain", "float32"), ([6], False, "none", 0.5, "plain", "float64"),
        ([0, 3], False, "sum", 0.0, "plain", "float32"),
    ]:
        classes = shape[0] if len(shape) == 1 else shape[1]
        inputs = [Input(93, shape, 8, layout=layout, dtype=dtype), Input(94, shape, 1, 0.5, dtype=dtype)]
        if weighted:
            inputs.append(Input(95, [classes], 1, 1, dtype=dtype, grad=False))
        cases.append(case("cross_entropy_probabilities", cross_entropy_probabilities, inputs, reduction=reduction,
                          smoothing=smoothing))
    return cases


def softmax_cases():
    cases = []
    for shape, dim, layout, dtype, scale, offset in [
        ([3, 37], 1, "plain", "float32", 30, 0), ([3, 37], 0, "stepped", "float64", 5, 0), ([2, 3, 5], 1, "transposed", "float32", 5, 0),
        ([70, 2], -1, "plain", "float32", 5, 1000), ([4, 8], 1, "offset", "float64", 300, 0), ([0, 5], 1, "plain", "float32", 1, 0),
        ([2, 0], 0, "plain", "float32", 1, 0), ([1, 513], 1, "plain", "float32", 5, 0),
    ]:
        for name, function in [("softmax", F.softmax), ("log_softmax", F.log_softmax)]:
            cases.append(case(name, lambda x, dim: function(x, dim), [Input(96, shape, scale, offset, layout, dtype)], dim=dim))
    return cases


def fixtures():
    return {"class_losses.json": class_cases(), "softmax_rows.json": softmax_cases()}
