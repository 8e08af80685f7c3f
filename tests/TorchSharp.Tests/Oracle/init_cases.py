"""Initial values: what torch.nn.init draws from a seed."""
import torch
from oracle import flat


def fixtures():
    init = torch.nn.init
    functions = {
        "xavier_uniform_": lambda t: init.xavier_uniform_(t, 5 / 3),
        "xavier_normal_": lambda t: init.xavier_normal_(t, 0.5),
        "kaiming_uniform_": lambda t: init.kaiming_uniform_(t, 0.2, "fan_out", "leaky_relu"),
        "kaiming_normal_": lambda t: init.kaiming_normal_(t, 0, "fan_in", "relu"),
        "trunc_normal_": lambda t: init.trunc_normal_(t, 0.5, 2.0, -1.0, 3.0),
        "orthogonal_": lambda t: init.orthogonal_(t, 2.0),
        "eye_": init.eye_, "dirac_": init.dirac_, "sparse_": lambda t: init.sparse_(t, 0.4, 0.1),
    }
    shapes = {"eye_": [[4, 6], [5, 3]], "dirac_": [[3, 2, 3], [2, 4, 3, 4], [3, 3, 1, 2, 3]], "sparse_": [[7, 4], [17, 3]]}
    cases = []
    for name, function in functions.items():
        for shape in shapes.get(name, [[5, 7], [9, 4], [6, 3, 3, 2], [33, 20]]):
            torch.manual_seed(11)
            cases.append({"function": name, "shape": shape, "values": flat(function(torch.empty(shape)))})
    return {"init.json": cases}
