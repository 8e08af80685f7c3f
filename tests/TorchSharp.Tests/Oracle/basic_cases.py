"""The first cases: convolution, pooling, linear layers, losses, arithmetic, random numbers, short training runs."""
import numpy as np
import torch
import torch.nn.functional as F
from oracle import flat, formula, labels


def conv_cases():
    shapes = [
        # batch, in, height, width, out, kernel, stride, padding, dilation, groups, bias
        (2, 3, 8, 8, 6, (5, 5), (1, 1), (0, 0), (1, 1), 1, True),
        (5, 6, 9, 7, 4, (5, 5), (1, 1), (0, 0), (1, 1), 1, True),
        (1, 1, 5, 6, 1, (1, 1), (1, 1), (0, 0), (1, 1), 1, False),
        (9, 2, 6, 5, 7, (3, 2), (1, 1), (1, 0), (1, 1), 1, True),
        (2, 2, 7, 11, 3, (3, 3), (1, 1), (2, 1), (2, 1), 1, True),
        (2, 4, 6, 6, 6, (3, 3), (1, 1), (1, 1), (1, 1), 2, True),
        (1, 3, 4, 4, 3, (3, 3), (1, 1), (1, 1), (1, 1), 3, False),
        (2, 3, 8, 9, 4, (3, 3), (2, 2), (1, 1), (1, 1), 1, True),
        (2, 4, 7, 9, 6, (3, 2), (2, 3), (0, 1), (1, 2), 2, True),
        (1, 2, 3, 3, 5, (3, 3), (1, 1), (0, 0), (1, 1), 1, True),
        (1, 2, 5, 23, 9, (1, 3), (1, 1), (0, 0), (1, 1), 1, True),
    ]
    cases = []
    for s in shapes:
        n, c, h, w, o, k, st, p, d, g, b = s
        x = formula(1, [n, c, h, w]).requires_grad_()
        weight = formula(2, [o, c // g, *k]).requires_grad_()
        bias = formula(3, [o]).requires_grad_() if b else None
        y = F.conv2d(x, weight, bias, st, p, d, g)
        y.backward(formula(4, list(y.shape)))
        cases.append({
            "input": [n, c, h, w], "out": o, "kernel": k, "stride": st, "padding": p, "dilation": d, "groups": g,
            "bias": b, "shape": list(y.shape), "forward": flat(y), "gradInput": flat(x.grad),
            "gradWeight": flat(weight.grad), "gradBias": flat(bias.grad) if b else None,
        })
    return cases


def pool_cases():
    shapes = [
        ([2, 3, 8, 8], [2, 2], [2, 2], [0, 0], [1, 1], False),
        ([1, 2, 28, 36], [2, 2], [2, 2], [0, 0], [1, 1], False),
        ([2, 2, 7, 9], [2, 2], [2, 2], [0, 0], [1, 1], False),
        ([2, 2, 7, 9], [2, 2], [2, 2], [0, 0], [1, 1], True),
        ([1, 3, 7, 6], [3, 2], [1, 2], [1, 1], [1, 1], False),
        ([1, 2, 9, 9], [3, 3], [2, 2], [1, 1], [2, 2], False),
        ([3, 5, 6], [3, 3], [3, 3], [0, 0], [1, 1], True),
        ([1, 1, 5, 5], [3, 3], [1, 1], [0, 0], [1, 1], False),
    ]
    cases = []
    for shape, k, s, p, d, ceil in shapes:
        # Few distinct values, so that windows have ties.
        x = (formula(5, shape) * 8).round().requires_grad_()
        y, i = F.max_pool2d(x, k, s, p, d, ceil, return_indices=True)
        y.backward(formula(6, list(y.shape)))
        cases.append({
            "input": shape, "kernel": k, "stride": s, "padding": p, "dilation": d, "ceil": ceil,
            "shape": list(y.shape), "forward": flat(y), "indices": i.reshape(-1).tolist(), "gradInput": flat(x.grad),
        })
    return cases


def linear_cases():
    cases = []
    for shape, out, bias in [([32, 40], 12, True), ([7, 13], 5, True), ([1, 1], 1, False), ([2, 3, 9], 4, True),
                             ([6], 3, True), ([5, 100], 17, False)]:
        x = formula(7, shape).requires_grad_()
        w = formula(8, [out, shape[-1]]).requires_grad_()
        b = formula(9, [out]).requires_grad_() if bias else None
        y = F.linear(x, w, b)
        y.backward(formula(10, list(y.shape)))
        cases.append({"input": shape, "out": out, "bias": bias, "forward": flat(y), "gradInput": flat(x.grad),
                      "gradWeight": flat(w.grad), "gradBias": flat(b.grad) if bias else None})
    return cases


def matmul_cases():
    cases = []
    for m, k, n, ta, tb in [(3, 4, 5, False, False), (17, 33, 18, False, True), (6, 16, 40, True, False),
                            (1, 9, 1, True, True), (7, 400, 31, False, False), (13, 5, 3, True, True)]:
        a = formula(11, [k, m] if ta else [m, k]).requires_grad_()
        b = formula(12, [n, k] if tb else [k, n]).requires_grad_()
        y = torch.mm(a.t() if ta else a, b.t() if tb else b)
        y.backward(formula(13, [m, n]))
        cases.append({"m": m, "k": k, "n": n, "ta": ta, "tb": tb, "forward": flat(y), "gradA": flat(a.grad),
                      "gradB": flat(b.grad)})
    return cases


def loss_cases():
    cases = []
    for shape, reduction, weighted, ignore, smoothing in [
            ([8, 10], "mean", False, -100, 0.0), ([8, 10], "sum", False, -100, 0.0), ([8, 10], "none", True, -100, 0.0),
            ([9, 4], "mean", True, 2, 0.0), ([6, 5], "mean", False, -100, 0.1), ([6, 5], "mean", True, 3, 0.25),
            ([2, 3, 4, 5], "mean", True, -100, 0.0), ([2, 3, 4], "none", False, 1, 0.1), ([7], "mean", False, -100, 0.0)]:
        x = (formula(14, shape) * 6).requires_grad_()
        classes = shape[0] if len(shape) == 1 else shape[1]
        count = int(np.prod(shape)) // classes
        t = labels(15, count, classes).reshape([] if len(shape) == 1 else [shape[0], *shape[2:]])
        w = formula(16, [classes]) + 1 if weighted else None
        y = F.cross_entropy(x, t, w, ignore_index=ignore, reduction=reduction, label_smoothing=smoothing)
        y.backward(formula(17, list(y.shape)) if y.dim() else torch.tensor(0.75))
        cases.append({"input": shape, "reduction": reduction, "weighted": weighted, "ignore": ignore,
                      "smoothing": smoothing, "forward": flat(y), "gradInput": flat(x.grad)})
    return cases


def softmax_cases():
    cases = []
    for shape, dim, log in [([5, 7], 1, True), ([5, 7], 0, True), ([2, 3, 4], 1, False), ([6], -1, False),
                            ([2, 3, 4], -1, True)]:
        x = (formula(18, shape) * 10).requires_grad_()
        y = F.log_softmax(x, dim) if log else F.softmax(x, dim)
        y.backward(formula(19, shape))
        cases.append({"input": shape, "dim": dim, "log": log, "forward": flat(y), "gradInput": flat(x.grad)})
    return cases


def arithmetic_cases():
    operations = {
        "add": lambda a, b: a + b, "sub": lambda a, b: a - b, "mul": lambda a, b: a * b, "div": lambda a, b: a / b,
        "alpha": lambda a, b: torch.add(a, b, alpha=0.3),
    }
    cases = []
    for sa, sb in [([4, 5], [4, 5]), ([4, 5], [5]), ([3, 1, 5], [4, 1]), ([], [2, 3]), ([2, 9], [2, 1]), ([1], [6])]:
        for name, f in operations.items():
            a = formula(20, sa).requires_grad_()
            b = (formula(21, sb) + 1.5).requires_grad_()
            y = f(a, b)
            y.backward(formula(22, list(y.shape)))
            cases.append({"a": sa, "b": sb, "op": name, "shape": list(y.shape), "forward": flat(y),
                          "gradA": flat(a.grad), "gradB": flat(b.grad)})
    return cases


def random_numbers():
    result = {}
    for seed in (0, 42, 2 ** 40 + 7):
        torch.manual_seed(seed)
        entry = {"rand": flat(torch.rand(7)), "rand64": flat(torch.rand(5, dtype=torch.float64)),
                 "randn": flat(torch.randn(9)), "randnLong": flat(torch.randn(37)),
                 "randn64": flat(torch.randn(21, dtype=torch.float64)),
                 "randint": torch.randint(3, 90, (11,)).tolist(), "randperm": torch.randperm(23).tolist()}
        torch.manual_seed(seed)
        linear = torch.nn.Linear(7, 3)
        conv = torch.nn.Conv2d(2, 3, 3)
        entry.update({"linearWeight": flat(linear.weight), "linearBias": flat(linear.bias),
                      "convWeight": flat(conv.weight), "convBias": flat(conv.bias)})
        result[str(seed)] = entry
    return result


class Net(torch.nn.Module):
    """The network of PyTorch's CIFAR-10 tutorial."""

    def __init__(self):
        super().__init__()
        self.conv1 = torch.nn.Conv2d(3, 6, 5)
        self.pool = torch.nn.MaxPool2d(2, 2)
        self.conv2 = torch.nn.Conv2d(6, 16, 5)
        self.fc1 = torch.nn.Linear(400, 120)
        self.fc2 = torch.nn.Linear(120, 84)
        self.fc3 = torch.nn.Linear(84, 10)

    def forward(self, x):
        x = self.pool(F.relu(self.conv1(x)))
        x = self.pool(F.relu(self.conv2(x)))
        x = torch.flatten(x, 1)
        return self.fc3(F.relu(self.fc2(F.relu(self.fc1(x)))))


def training_runs():
    optimizers = {
        "adam": lambda p: torch.optim.Adam(p, lr=1e-3),
        "adamDecay": lambda p: torch.optim.Adam(p, lr=1e-3, betas=(0.8, 0.99), weight_decay=0.01, amsgrad=True),
        "sgd": lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9),
        "sgdNesterov": lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.8, weight_decay=0.001, nesterov=True),
        "sgdDampening": lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.8, dampening=0.3),
    }
    runs = {}
    for name, create in optimizers.items():
        torch.manual_seed(1)
        net = Net()
        optimizer = create(net.parameters())
        losses = []
        for step in range(20):
            x = formula(1000 + step, [32, 3, 32, 32], 2.0)
            t = labels(2000 + step % 4, 32, 10)
            # Something to learn: each class has a brightness.
            x = x + (t.float() / 10).reshape(32, 1, 1, 1)
            optimizer.zero_grad()
            loss = F.cross_entropy(net(x), t)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        runs[name] = {
            "losses": losses,
            "sums": {k: float(v.double().sum()) for k, v in net.state_dict().items()},
            "fc3.bias": flat(net.fc3.bias),
        }
    return runs


def fixtures():
    return {
        "conv2d.json": conv_cases(), "max_pool2d.json": pool_cases(), "linear.json": linear_cases(),
        "matmul.json": matmul_cases(), "cross_entropy.json": loss_cases(), "softmax.json": softmax_cases(),
        "arithmetic.json": arithmetic_cases(), "random.json": random_numbers(), "training.json": training_runs(),
    }
