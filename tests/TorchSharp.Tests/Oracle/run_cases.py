"""Whole training runs: the loss of every step of the four models that the benchmark `training` measures.

In single precision the curves drift apart as roundings add up; in double precision they stay together to nine digits, so that
a wrong gradient, statistic or random number cannot hide behind rounding.
"""
import os
import sys
import torch
import torch.nn.functional as F
from torch import nn
from oracle import formula, labels

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../benchmarks/Training"))
from networks import MnistNet, ResidualNet, TutorialNet  # noqa: E402


def sgd(rate, **options):
    return lambda parameters: torch.optim.SGD(parameters, rate, **options)


RUNS = {
    # model, optimizer, batch, image shape, steps in single and in (slow) double precision
    "tutorial": (TutorialNet, lambda parameters: torch.optim.Adam(parameters, 1e-3), 32, [3, 32, 32], 141, 40),
    "mnist": (MnistNet, sgd(0.05), 8, [1, 28, 28], 75, 20),
    "logistic": (lambda: nn.Sequential(nn.Flatten(), nn.Linear(784, 10)), sgd(0.01), 10, [1, 28, 28], 600, 600),
    "residual": (ResidualNet, sgd(0.01, momentum=0.9, weight_decay=5e-4), 32, [3, 32, 32], 40, 8),
}


def batch(step, count, shape, patterns):
    """Noise on the pattern of each image's class."""
    t = labels(2000 + step, count, 10)
    return formula(1000 + step, [count, *shape]) + patterns[t], t


def run(create, optimizer, count, shape, steps, dtype):
    torch.manual_seed(1)
    net = create().to(dtype)
    step_ = optimizer(net.parameters())
    patterns = formula(77, [10, *shape])
    losses = []
    for step in range(steps):
        x, t = batch(step, count, shape, patterns)
        step_.zero_grad()
        loss = F.cross_entropy(net(x.to(dtype)), t)
        loss.backward()
        step_.step()
        losses.append(loss.item())
    net.eval()
    x, t = batch(steps, 64, shape, patterns)
    with torch.no_grad():
        final = F.cross_entropy(net(x.to(dtype)), t).item()
    return {
        "losses": [float(f"{loss:.12g}") for loss in losses],
        "evaluation": float(f"{final:.12g}"),
        "sums": {name: float(f"{value.double().sum().item():.12g}") for name, value in net.state_dict().items()},
    }


def fixtures():
    return {"training_runs.json": {
        name: {"float32": run(*settings, single, torch.float32), "float64": run(*settings, double, torch.float64)}
        for name, (*settings, single, double) in RUNS.items()}}
