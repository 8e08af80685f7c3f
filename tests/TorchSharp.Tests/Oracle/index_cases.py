"""Reading and writing by index, masks and shapes of views: layouts, duplicates, negative indices, gradients."""
import torch
from oracle import Input, case


def index(salt, shape, limit, low=0):
    """Integers in [low, limit)."""
    return Input(salt, shape, limit - low - 0.01, (limit + low) / 2, dtype="int64", grad=False)


def negative(salt, shape, limit):
    return Input(salt, shape, 2 * limit - 0.02, 0, dtype="int64", grad=False)


def in_place(f):
    return lambda x, *rest, **args: f(x * 1, *rest, **args)


READ = {
    "gather": (lambda x, i, dim: torch.gather(x, dim, i), [([3, 4], [3, 2], 1), ([3, 4], [2, 4], 0), ([2, 3, 4], [2, 5, 3], 1)]),
    "index_select": (lambda x, i, dim: torch.index_select(x, dim, i), [([3, 4], [5], 1), ([4, 3], [6], 0), ([2, 3, 4], [2], -2)]),
    "take_along_dim": (lambda x, i, dim: torch.take_along_dim(x, i, dim), [([3, 4], [1, 2], 1), ([1, 3], [4, 2], 1)]),
}
WRITE = {
    "scatter": lambda x, i, s, dim: torch.scatter(x, dim, i, s),
    "scatter_add": lambda x, i, s, dim: torch.scatter_add(x, dim, i, s),
    "scatter_": in_place(lambda x, i, s, dim: x.scatter_(dim, i, s)),
    "scatter_add_": in_place(lambda x, i, s, dim: x.scatter_add_(dim, i, s)),
}
SLICES = {
    "index_add": lambda x, i, s, dim: torch.index_add(x, dim, i, s, alpha=0.7),
    "index_copy": lambda x, i, s, dim: torch.index_copy(x, dim, i, s),
    "index_add_": in_place(lambda x, i, s, dim: x.index_add_(dim, i, s, alpha=0.7)),
}


def gather_cases():
    cases = []
    for name, (f, shapes) in READ.items():
        for shape, places, dim in shapes:
            for layout in ("plain", "transposed"):
                x = Input(80, shape, 2, 0, layout)
                cases.append(case(name, f, [x, index(81, places, shape[dim])], dim=dim))
    for name, f in WRITE.items():
        for shape, places, dim in [([3, 4], [2, 3], 1), ([4, 3], [5, 2] if "add" in name else [2, 2], 0)]:
            # No two values for one place: which of them stays is not defined.
            places_input = index(82, places, shape[dim]) if "add" in name else Input(82, places, 0, 1, dtype="int64", grad=False)
            if "add" not in name:
                places = places[:dim] + [1] + places[dim + 1:]
                places_input = Input(82, places, 0, 1, dtype="int64", grad=False)
            source = Input(83, places, 2)
            cases.append(case(name, f, [Input(84, shape, 2, 0, "transposed"), places_input, source], dim=dim))
    for name, f in SLICES.items():
        for shape, dim in [([3, 4], 1), ([4, 3], 0), ([2, 3, 2], -2)]:
            count = 1 if "copy" in name else 5
            source = list(shape)
            source[dim] = count
            cases.append(case(name, f, [Input(85, shape, 2), index(86, [count], shape[dim]), Input(87, source, 2)], dim=dim))
    cases.append(case("index_fill", lambda x, i: x.index_fill(1, i, 2.5), [Input(88, [3, 4], 2), index(89, [2], 4)]))
    cases.append(case("take", torch.take, [Input(90, [3, 4], 2, 0, "transposed"), negative(91, [2, 5], 12)]))
    for shape in ([3, 4], [0, 4], [5]):
        cases.append(case("nonzero", torch.nonzero, [Input(92, shape, 3, 0, "plain", "int64", grad=False)]))
    for shape, mask in [([3, 4], [3, 4]), ([3, 4], [4]), ([4], [3, 4])]:
        inputs = [Input(93, shape, 2, 0, "plain"), Input(94, mask, 2, 0, "plain", grad=False)]
        cases.append(case("masked_select", lambda x, m: torch.masked_select(x, m > 0), inputs))
    inputs = [Input(95, [3, 4], 2), Input(96, [3, 4], 2, grad=False), Input(97, [14], 2)]
    cases.append(case("masked_scatter", lambda x, m, s: x.masked_scatter(m > 0, s), inputs))
    inputs = [Input(98, [3, 4], 2), Input(99, [4], 2, grad=False)]
    cases.append(case("masked_fill_", in_place(lambda x, m: x.masked_fill_(m > 0, 1.5)), inputs))
    cases.append(case("one_hot", lambda i: torch.nn.functional.one_hot(i, 5), [index(100, [2, 3], 5)]))
    return cases


# Python expressions that C# repeats; i and j are integers, m is a mask of the first dimensions.
GET = {
    "i": lambda x, i, j, m: x[i], "i,j": lambda x, i, j, m: x[i, j], ":,i": lambda x, i, j, m: x[:, j],
    "i,:,j": lambda x, i, j, m: x[i, :, j], "None,i": lambda x, i, j, m: x[None, i], "i,1": lambda x, i, j, m: x[i, 1],
    "...,j": lambda x, i, j, m: x[..., j], "i2,j": lambda x, i, j, m: x[i[:, None], j], "m": lambda x, i, j, m: x[m],
    "m2": lambda x, i, j, m: x[(x.detach() > 0)], ":,1:,j": lambda x, i, j, m: x[:, 1:, j], "-1": lambda x, i, j, m: x[-1],
    "::2,None,-2": lambda x, i, j, m: x[::2, None, -2], "m,j": lambda x, i, j, m: x[m, 1:], "1,i": lambda x, i, j, m: x[1, j],
    "1:,...,0": lambda x, i, j, m: x[1:, ..., 0],
}
PUT = ["i,j", ":,i", "m", "-1", "::2,None,-2", "1,i", "i,:,j"]


def put(name):
    def f(x, i, j, mask, v):
        y = x * 1
        m = mask > 0
        if name == "i,j":
            y[i, j] = v
        elif name == ":,i":
            y[:, j] = v
        elif name == "m":
            y[m] = v
        elif name == "-1":
            y[-1] = v
        elif name == "::2,None,-2":
            y[::2, None, -2] = v
        elif name == "1,i":
            y[1, j] = v
        else:
            y[i, :, j] = v
        return y
    return f


def indexing_cases():
    cases = []
    for name, f in GET.items():
        for layout in ("plain", "transposed"):
            inputs = [Input(110, [4, 3, 3], 2, 0, layout), negative(111, [2], 4), negative(112, [2], 3), Input(113, [4], 2, grad=False)]
            cases.append(case(name, lambda x, i, j, m: f(x, i, j, m > 0), inputs))
    for name in PUT:
        # Distinct places, as which of two values stays is not defined.
        i, j = Input(114, [1], 0, 2, dtype="int64", grad=False), Input(115, [1], 0, -1, dtype="int64", grad=False)
        inputs = [Input(116, [4, 3, 3], 2), i, j, Input(117, [4], 2, grad=False), Input(118, [3], 2)]
        cases.append(case("put " + name, put(name), inputs))
        inputs[-1] = Input(119, [], 0, 0.5, grad=False)
        cases.append(case("put " + name, put(name), inputs))
    return cases


SHAPE = {
    "view": lambda x: (x * 1).contiguous().view(2, -1, 2), "T": lambda x: x.T if x.dim() == 2 else x.permute(2, 1, 0), "mT": lambda x: x.transpose(-1, -2),
    "flatten": lambda x: x.flatten(0, 1), "unflatten": lambda x: x.unflatten(0, (2, -1)), "as_strided": lambda x: (x * 1).as_strided((3, 4), (2, 1), 3),
    "movedim": lambda x: torch.movedim(x, (0, 2), (1, 0)), "diagonal": lambda x: torch.diagonal(x, 1, 0, 2), "diagonal_low": lambda x: torch.diagonal(x, -1, 1, 0),
    "unfold": lambda x: x.unfold(0, 3, 1), "expand": lambda x: x.unsqueeze(1).expand(-1, 2, -1, -1), "repeat": lambda x: x.repeat(2, 1, 1, 3),
    "tile": lambda x: torch.tile(x, (2, 3)), "repeat_interleave": lambda x: x.repeat_interleave(2, 1), "repeat_interleave_flat": lambda x: x.repeat_interleave(2),
    "flip": lambda x: torch.flip(x, (0, 2)), "fliplr": torch.fliplr, "roll": lambda x: torch.roll(x, (1, -5), (0, 1)), "roll_flat": lambda x: torch.roll(x, 5),
    "tril": lambda x: torch.tril(x, -1), "triu": lambda x: torch.triu(x, 1), "split": lambda x: torch.cat([p * (i + 1) for i, p in enumerate(torch.split(x, 3))]),
    "split_sizes": lambda x: torch.cat([p * (i + 1) for i, p in enumerate(torch.split(x, [1, 3]))]), "chunk": lambda x: torch.cat([p * (i + 1) for i, p in enumerate(torch.chunk(x, 3, 1))], 1),
    "tensor_split": lambda x: torch.cat([p * (i + 1) for i, p in enumerate(torch.tensor_split(x, 3, 0))]), "unbind": lambda x: torch.stack([p * (i + 1) for i, p in enumerate(torch.unbind(x, 1))]),
    "diag_embed": lambda x: torch.diag_embed(x, 1), "narrow": lambda x: x.narrow(0, -2, 2), "hstack": lambda x: torch.hstack([x, x * 2]),
    "vstack": lambda x: torch.vstack([x, x * 2]), "dstack": lambda x: torch.dstack([x, x * 2]),
}


def shape_cases():
    cases = []
    for name, f in SHAPE.items():
        for layout, dtype in (("plain", "float32"), ("transposed", "float64"), ("offset", "float32")):
            if name == "as_strided" and layout != "plain":
                continue
            cases.append(case(name, f, [Input(120, [4, 3, 2], 2, 0, layout, dtype)]))
    cases.append(case("diag", torch.diag, [Input(121, [4], 2)]))
    cases.append(case("diag", torch.diag, [Input(122, [4, 3], 2, 0, "transposed")]))
    cases.append(case("diagflat", lambda x: torch.diagflat(x, -1), [Input(123, [2, 2], 2)]))
    return cases


def change_row(x, v):
    y = x * 1
    y[1].mul_(v)
    return y


def change_twice(x, v):
    y = x * 1
    row, column = y[1], y[:, 0]
    row.mul_(v)
    column.add_(row.sum())
    return y * row


def change_root(x, v):
    y = x * 1
    view = y.t()
    y.mul_(3)
    view[2].exp_()
    return view * y.t()


def change_plain(x, v):
    y = torch.zeros(3, 4)
    y[0:2].copy_(x[1:])
    y[2, 1:3] = v[:2] * 2
    y.view(-1)[3:5].mul_(v[1:3])
    return y.t()


def change_diagonal(x, v):
    y = x * 1
    y[:, 1:].mul_(v[1:])
    y.diagonal().zero_()
    return y


CHANGES = {"row": change_row, "twice": change_twice, "root": change_root, "plain": change_plain, "diagonal": change_diagonal}


def change_cases():
    return [case(name, f, [Input(150, [3, 4], 2), Input(151, [4], 2)]) for name, f in CHANGES.items()]


def fixtures():
    return {"changes.json": change_cases(), "gather.json": gather_cases(), "indexing.json": indexing_cases(), "shape.json": shape_cases()}
