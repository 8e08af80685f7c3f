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


def point_loss(x, target, *rest, name, reduction, **args):
    rest = list(rest)
    named = {tensor: rest.pop(0) for tensor in args.pop("tensors", [])}
    return getattr(F, name)(x, target, reduction=reduction, **named, **args)


def point_cases():
    cases = []
    layouts = [([4, 7], "plain", "float32", "mean"), ([4, 7], "transposed", "float32", "none"),
               ([3, 5, 3], "stepped", "float64", "sum"), ([0, 3], "plain", "float32", "sum")]
    for function, args in [("mse_loss", {}), ("l1_loss", {}), ("smooth_l1_loss", {"beta": 0.6}), ("smooth_l1_loss", {"beta": 0.0}),
                           ("huber_loss", {"delta": 0.6})]:
        for shape, layout, dtype, reduction in layouts:
            inputs = [Input(100, shape, 4, layout=layout, dtype=dtype), Input(101, shape, 4, layout=layout, dtype=dtype)]
            cases.append(case(function, point_loss, inputs, name=function, reduction=reduction, **args))
    # Broadcast.
    cases.append(case("mse_loss", point_loss, [Input(100, [3, 1, 4]), Input(101, [2, 1])], name="mse_loss",
                      reduction="sum"))
    for shape, layout, dtype, reduction in layouts:
        probabilities = [Input(102, shape, 0.9, 0.5, layout, dtype), Input(103, shape, 1, 0.5, dtype=dtype)]
        logits = [Input(104, shape, 30, 0, layout, dtype), Input(103, shape, 1, 0.5, dtype=dtype)]
        weight = Input(105, [shape[-1]], 1, 1, dtype=dtype, grad=False)
        positive = Input(106, [shape[-1]], 1, 2, dtype=dtype, grad=False)
        for tensors, more in [([], []), (["weight"], [weight])]:
            cases.append(case("binary_cross_entropy", point_loss, probabilities + more, name="binary_cross_entropy",
                              reduction=reduction, tensors=tensors))
        name = "binary_cross_entropy_with_logits"
        for tensors, more in [([], []), (["weight"], [weight]), (["pos_weight"], [positive]),
                              (["weight", "pos_weight"], [weight, positive])]:
            cases.append(case(name, point_loss, logits + more, name=name, reduction=reduction, tensors=tensors))
        for log_target in [False, True]:
            inputs = [Input(107, shape, 3, -2, layout, dtype),
                      Input(108, shape, 0.8, -1.0 if log_target else 0.5, dtype=dtype)]
            cases.append(case("kl_div", point_loss, inputs, name="kl_div", reduction=reduction, log_target=log_target))
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
    return {"class_losses.json": class_cases(), "softmax_rows.json": softmax_cases(),
            "point_losses.json": point_cases()}
