"""Convolutions of every stride, dilation and number of groups; sizes at which the kernels change their tiles."""
import torch.nn.functional as F
from oracle import Input, case


def convolution(x, weight, bias, stride, padding, dilation, groups):
    return F.conv2d(x, weight, bias, stride, padding, dilation, groups)


def fixtures():
    shapes = [
        # image, out, kernel, stride, padding, dilation, groups
        # The strides of residual networks, on odd sizes.
        ((2, 3, 7, 9), 5, (3, 3), (2, 2), (1, 1), (1, 1), 1),
        ((2, 3, 7, 10), 5, (1, 1), (2, 2), (0, 0), (1, 1), 1),
        ((1, 2, 9, 8), 3, (7, 7), (2, 2), (3, 3), (1, 1), 1),
        # A kernel smaller than the stride: some inputs are read by no tap.
        ((2, 2, 8, 11), 3, (2, 1), (3, 4), (0, 0), (1, 1), 1),
        ((1, 2, 6, 6), 2, (2, 2), (5, 5), (0, 0), (1, 1), 1),
        # Stride and dilation with and without a common factor.
        ((2, 2, 11, 13), 3, (3, 3), (2, 2), (0, 1), (2, 2), 1),
        ((2, 2, 11, 13), 3, (3, 2), (2, 3), (2, 1), (3, 2), 1),
        ((1, 1, 17, 15), 2, (3, 3), (4, 6), (1, 2), (2, 4), 1),
        # More padding than the kernel needs: whole rows of a phase are zeros.
        ((1, 1, 3, 2), 2, (2, 3), (2, 2), (4, 5), (1, 1), 1),
        # Groups, down to a channel each.
        ((2, 6, 6, 7), 4, (3, 3), (2, 1), (1, 1), (1, 1), 2),
        ((2, 5, 6, 7), 5, (3, 3), (2, 2), (1, 1), (1, 1), 5),
        ((2, 3, 6, 7), 6, (3, 3), (1, 1), (1, 1), (1, 1), 3),
        # Output channels that leave each possible last tile.
        ((1, 7, 4, 5), 8, (3, 3), (1, 1), (1, 1), (1, 1), 1),
        ((1, 8, 4, 5), 13, (1, 1), (1, 1), (0, 0), (1, 1), 1),
        ((3, 11, 5, 4), 9, (2, 2), (2, 2), (1, 0), (1, 1), 1),
        # Images of more positions than are summed at once, and many of few.
        ((1, 1, 35, 34), 2, (3, 3), (1, 1), (1, 1), (1, 1), 1),
        ((19, 1, 3, 3), 2, (2, 2), (1, 1), (0, 0), (1, 1), 1),
    ]
    cases = []
    for i, (image, out, kernel, stride, padding, dilation, groups) in enumerate(shapes):
        # Layouts and element types in turn.
        layout = ("plain", "stepped", "transposed", "offset")[i % 4]
        dtype = ("float32", "float32", "float64")[i % 3]
        inputs = [Input(1, image, layout=layout, dtype=dtype),
                  Input(2, [out, image[1] // groups, *kernel], dtype=dtype),
                  Input(3, [out], dtype=dtype)]
        cases.append(case("conv2d", convolution, inputs, stride=stride, padding=padding, dilation=dilation,
                          groups=groups))
    # No images, and inputs that need no gradient.
    cases.append(case("conv2d", convolution, [Input(1, [0, 2, 5, 5]), Input(2, [3, 2, 3, 3]), Input(3, [3])],
                      stride=(2, 2), padding=(1, 1), dilation=(1, 1), groups=1))
    cases.append(case("conv2d", convolution, [Input(1, [2, 2, 5, 5], grad=False), Input(2, [3, 2, 3, 3]), Input(3, [3])],
                      stride=(2, 2), padding=(1, 1), dilation=(1, 1), groups=1))
    cases.append(case("conv2d", convolution,
                      [Input(1, [2, 2, 5, 5]), Input(2, [3, 2, 3, 3], grad=False), Input(3, [3], grad=False)],
                      stride=(2, 2), padding=(1, 1), dilation=(1, 1), groups=1))
    return {"conv2d_strides.json": cases}
