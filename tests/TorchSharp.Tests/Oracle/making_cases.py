"""Tensors made of numbers and of random draws."""
import torch
from oracle import case, flat

MADE = {
    "eye": lambda: torch.eye(3, 5), "linspace": lambda: torch.linspace(-1.5, 4, 7), "linspace1": lambda: torch.linspace(2, 5, 1),
    "linspace_int": lambda: torch.linspace(0, 9, 4, dtype=torch.int64), "logspace": lambda: torch.logspace(-1, 2, 5),
    "full_like": lambda: torch.full_like(torch.zeros(2, 3), 1.5), "tril_indices": lambda: torch.tril_indices(3, 4, 1),
    "triu_indices": lambda: torch.triu_indices(4, 3, -1), "arange": lambda: torch.arange(1, 8.5, 1.5, dtype=torch.float64),
    "arange_down": lambda: torch.arange(5, -2, -3),
    "meshgrid": lambda: torch.stack(torch.meshgrid(torch.arange(2.0), torch.arange(3.0), indexing="ij")),
    "meshgrid_xy": lambda: torch.stack(torch.meshgrid(torch.arange(2.0), torch.arange(3.0), indexing="xy")),
}


def draws():
    result = {}
    for seed in (0, 42):
        torch.manual_seed(seed)
        weights = torch.tensor([[0.1, 3, 0.4, 2], [1, 1, 5, 0.5]])
        result[str(seed)] = {
            "bernoulli": flat(torch.bernoulli(torch.linspace(0, 1, 20))),
            "bernoulli64": flat(torch.bernoulli(torch.linspace(0, 1, 20, dtype=torch.float64))),
            "bernoulli_": flat(torch.empty(20).bernoulli_(torch.tensor(0.3, dtype=torch.float64))),
            "exponential_": flat(torch.empty(9).exponential_(0.5)),
            "multinomial": torch.multinomial(weights, 3).reshape(-1).tolist(),
            "multinomial1": torch.multinomial(weights, 1).reshape(-1).tolist(),
            "replaced": torch.multinomial(weights, 9, True).reshape(-1).tolist(),
            "uniform_": flat(torch.empty(5).uniform_(-2, 3)), "normal_": flat(torch.empty(5).normal_(1, 2)),
            "random_": torch.empty(7, dtype=torch.int64).random_(3, 20).tolist(),
            "rand_like": flat(torch.rand_like(torch.zeros(3))), "randn_like": flat(torch.randn_like(torch.zeros(3))),
            "bernoulli_p": flat(torch.empty(20).bernoulli_(0.3)),
            "bernoulli_p64": flat(torch.empty(20, dtype=torch.float64).bernoulli_(0.7)),
            "bernoulli_p_int": torch.empty(9, dtype=torch.int64).bernoulli_(0.5).tolist(),
        }
    return result


def fixtures():
    return {"made.json": [case(name, f, []) for name, f in MADE.items()], "draws.json": draws()}
