"""Clipping of DP-FedAvg, without its noise: a fixed norm (McMahan et al. 2018) and one that follows a quantile (Andrew et al. 2021)."""
import numpy as np
from mean_cases import mixed_model
from oracle import case, random_model, vector


def clipped_mean(model, updates, norm, floats, divisor=None):
    """The next model and how many updates lay within the norm."""
    changes, unclipped = [], 0
    for update in updates:
        length = np.linalg.norm(vector({name: update.parameters[name] - model[name] for name in floats}))
        unclipped += int(length <= norm)
        changes.append({name: min(1.0, norm / length) * (update.parameters[name] - model[name]) for name in floats})
    new = {name: np.mean([u.parameters[name] for u in updates], axis=0) for name in model}
    for name in floats:
        new[name] = model[name] + sum(change[name] for change in changes) / (divisor or len(updates))
    return new, unclipped


def fixed(norm, floats, divisor=None):
    return lambda model, updates, round: clipped_mean(model, updates, norm, floats, divisor)[0]


class Adaptive:
    def __init__(self, norm, quantile, rate, floats):
        self.norm, self.quantile, self.rate, self.floats = norm, quantile, rate, floats

    def step(self, model, updates, round):
        new, unclipped = clipped_mean(model, updates, self.norm, self.floats)
        more = {"norm": self.norm, "clipped": 1 - unclipped / len(updates)}
        self.norm *= np.exp(-self.rate * (unclipped / len(updates) - self.quantile))
        return new, more


def floats_of(model):
    return [name for name, values in model.items() if np.issubdtype(values.dtype, np.floating)]


def fixtures():
    plain = floats_of(random_model(np.random.RandomState(1)))
    mixed = mixed_model()
    return {"privacy.json": [
        case("fixed", {"norm": 1.0}, fixed(1.0, plain)),
        case("fixed, some within the norm", {"norm": 1.75}, fixed(1.75, plain), clients=8),
        case("fixed, divided by an expected number", {"norm": 1.0, "expected": 6}, fixed(1.0, plain, 6)),
        case("fixed, all element types", {"norm": 1.0}, fixed(1.0, floats_of(mixed)), clients=3, model=mixed),
        case("adaptive", {"norm": 0.1, "quantile": 0.5, "rate": 0.2}, Adaptive(0.1, 0.5, 0.2, plain).step, rounds=6),
        case("adaptive, high quantile", {"norm": 1.7, "quantile": 0.8, "rate": 0.5}, Adaptive(1.7, 0.8, 0.5, plain).step, rounds=6, clients=7),
    ]}
