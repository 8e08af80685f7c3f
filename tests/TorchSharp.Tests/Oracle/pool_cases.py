"""Average pooling, of given windows and to a given size."""
import torch.nn.functional as F
from oracle import Input, case


def avg_pool(x, kernel, stride, padding, ceil, include, divisor):
    return F.avg_pool2d(x, kernel, stride, padding, ceil, include, divisor)


def average_cases():
    cases = []
    for shape, kernel, stride, padding, ceil, include, divisor, layout, dtype in [
        ([2, 3, 8, 8], [2, 2], None, [0, 0], False, True, None, "plain", "float32"),
        ([2, 2, 7, 9], [3, 2], [2, 1], [1, 1], False, True, None, "plain", "float32"),
        ([2, 2, 7, 9], [3, 2], [2, 1], [1, 1], False, False, None, "plain", "float32"),
        ([2, 2, 7, 9], [3, 3], [2, 2], [1, 1], True, True, None, "plain", "float64"),
        ([2, 2, 7, 10], [3, 3], [3, 2], [1, 0], True, False, None, "transposed", "float32"),
        ([1, 2, 6, 6], [2, 3], [2, 2], [1, 1], True, True, 5, "stepped", "float32"),
        ([3, 5, 6], [5, 6], None, [0, 0], False, True, None, "plain", "float32"),
        ([3, 5, 6], [1, 6], None, [0, 0], False, True, None, "offset", "float64"),
        ([2, 1, 5, 33], [5, 33], None, [0, 0], False, True, -3, "plain", "float32"),
        ([1, 1, 4, 5], [4, 5], [4, 5], [2, 2], True, False, None, "plain", "float32"),
        ([0, 2, 4, 4], [2, 2], None, [0, 0], False, True, None, "plain", "float32"),
        ([1, 35, 3, 11], [3, 3], [1, 1], [1, 1], False, True, None, "plain", "float32"),
    ]:
        cases.append(case("avg_pool2d", avg_pool, [Input(40, shape, 2, layout=layout, dtype=dtype)],
                          kernel=kernel, stride=stride, padding=padding, ceil=ceil, include=include, divisor=divisor))
    for shape, size, layout, dtype in [
        ([2, 3, 8, 8], [1, 1], "plain", "float32"), ([2, 3, 7, 5], [3, 2], "plain", "float32"),
        ([1, 2, 4, 5], [6, 7], "plain", "float32"), ([3, 9, 6], [4, 1], "stepped", "float64"),
        ([2, 2, 5, 7], [5, 7], "transposed", "float32"), ([2, 2, 5, 7], [0, 2], "plain", "float32"),
        ([0, 2, 5, 7], [2, 2], "plain", "float32"), ([5, 3, 6, 6], [2, 3], "offset", "float32"),
    ]:
        cases.append(case("adaptive_avg_pool2d", lambda x, size: F.adaptive_avg_pool2d(x, size),
                          [Input(41, shape, 2, layout=layout, dtype=dtype, grad=0 not in size)], size=size))
    return cases


def fixtures():
    return {"average_pool.json": average_cases()}
